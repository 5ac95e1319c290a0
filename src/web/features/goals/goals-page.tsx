import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Suspense, type ComponentProps, type ReactElement } from 'react'
import type { CycleView } from '#contracts/http/goals.ts'
import { cyclesQuery } from '../../api/queries.ts'
import { NotYet } from '../../ui/not-yet.tsx'
import { Page } from '../../ui/page.tsx'
import { GoalTabs } from './goal-tabs.tsx'
import { CycleView as CycleGoals } from './cycle/cycle-view.tsx'
import { part } from '../../ui/part.tsx'
import './goals.css'

const KpisView = part(async () => (await import('../kpis/kpis-view.tsx')).KpisView)

const GoalMap = part(async () => (await import('./goal-map.tsx')).GoalMap)
const RoomView = part(async () => (await import('../capacity/room-view.tsx')).RoomView)

/** Goals of a cycle, how they hang together, whether there is room for them, or the KPIs. */
export function GoalsPage(): ReactElement {
  const { view } = useSearch({ strict: false })
  if (view === 'map' || view === 'room' || view === 'kpis') {
    const View = views[view]
    return (
      <Suspense fallback={<NoGoals queries={[]} />}>
        <View />
      </Suspense>
    )
  }
  return <Cycles />
}

const views = { map: GoalMap, room: RoomView, kpis: KpisView }

function Cycles(): ReactElement {
  const query = useQuery(cyclesQuery)
  const { data: cycles = [] } = query
  const { cycle: wanted } = useSearch({ strict: false })
  const cycle = chosen(cycles, wanted)
  return cycle === undefined ? <NoGoals queries={[query]} /> : <CycleGoals cycles={cycles} cycle={cycle} />
}

/** What stays while they come, stands there at once. */
const NoGoals = ({ queries }: Pick<ComponentProps<typeof NotYet>, 'queries'>): ReactElement => (
  <Page title="Goals">
    <GoalTabs />
    <NotYet what="your goals" queries={queries} />
  </Page>
)

const chosen = (cycles: readonly CycleView[], wanted: string | undefined): CycleView | undefined =>
  cycles.find(({ id }) => id === wanted) ?? cycles.find(({ isCurrent }) => isCurrent) ?? cycles[0]
