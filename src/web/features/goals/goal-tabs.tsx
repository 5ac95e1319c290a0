import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { kpisQuery } from '../kpis/kpi-queries.ts'
import { readGoalSearch } from './goal-search.ts'

const active = { className: 'is-active', 'aria-current': 'page' } as const

/** Goals are to change something; KPIs are to stay well; the room says whether it all fits. */
export function GoalTabs(): ReactElement {
  const { cycle, of, view } = readGoalSearch(useSearch({ strict: false }))
  const kept = { ...(cycle !== undefined && { cycle }), ...(of !== undefined && { of }) }
  return (
    <nav className="tabs" aria-label="Goals and KPIs">
      <Link to="/goals" search={kept} activeOptions={{ exact: true }} {...(view === undefined && active)}>
        Objectives
      </Link>
      <Link to="/goals" search={{ ...kept, view: 'map' }} activeProps={active}>
        Map
      </Link>
      <Link to="/goals" search={{ ...kept, view: 'room' }} activeProps={active}>
        Room
      </Link>
      <Link to="/goals" search={{ ...kept, view: 'kpis' }} activeProps={active}>
        KPIs
        <OutOfTheGreen />
      </Link>
    </nav>
  )
}

/** How many KPIs somebody should look at. */
function OutOfTheGreen(): ReactElement | null {
  const { data: kpis = [] } = useQuery(kpisQuery)
  const count = kpis.filter(({ breach }) => breach !== null).length
  return count === 0 ? null : (
    <span className="chip chip--warn">
      {count}
      <span className="tabs__words">&nbsp;out of the green</span>
    </span>
  )
}
