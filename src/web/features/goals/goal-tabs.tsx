import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

const active = { className: 'is-active', 'aria-current': 'page' } as const

/** Goals are to change something; KPIs are to stay well. */
export const GoalTabs = (): ReactElement => (
  <nav className="goal-tabs" aria-label="Goals and KPIs">
    <Link to="/goals" search={(now) => withoutView(now)} activeOptions={{ exact: true }} activeProps={active}>
      Objectives
    </Link>
    <Link to="/goals" search={(now) => ({ ...now, view: 'kpis' })} activeProps={active}>
      KPIs
    </Link>
  </nav>
)

type GoalSearch = { readonly cycle?: string; readonly view?: 'kpis' }

const withoutView = ({ cycle }: GoalSearch): GoalSearch => (cycle === undefined ? {} : { cycle })
