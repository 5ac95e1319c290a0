import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { kpisQuery } from '../kpis/kpi-queries.ts'

const active = { className: 'is-active', 'aria-current': 'page' } as const

/** Goals are to change something; KPIs are to stay well. */
export const GoalTabs = (): ReactElement => (
  <nav className="goal-tabs" aria-label="Goals and KPIs">
    <Link to="/goals" search={(now) => withoutView(now)} activeOptions={{ exact: true }} activeProps={active}>
      Objectives
    </Link>
    <Link to="/goals" search={(now) => ({ ...now, view: 'kpis' })} activeProps={active}>
      KPIs
      <OutOfTheGreen />
    </Link>
  </nav>
)

/** How many KPIs somebody should look at. */
function OutOfTheGreen(): ReactElement | null {
  const { data: kpis = [] } = useQuery(kpisQuery)
  const count = kpis.filter(({ breach }) => breach !== null).length
  return count === 0 ? null : <span className="chip chip--warn">{count} out of the green</span>
}

type GoalSearch = { readonly cycle?: string; readonly view?: 'kpis' }

const withoutView = ({ cycle }: GoalSearch): GoalSearch => (cycle === undefined ? {} : { cycle })
