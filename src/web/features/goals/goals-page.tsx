import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, type ReactElement } from 'react'
import type { CycleView } from '#contracts/http/goals.ts'
import { messageOf } from '../../api/api-error.ts'
import { cyclesQuery } from '../../api/queries.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/splash.tsx'
import { CycleView as CycleGoals } from './cycle/cycle-view.tsx'
import './goals.css'

const KpisView = lazy(async () => ({ default: (await import('../kpis/kpis-view.tsx')).KpisView }))

const GoalMap = lazy(async () => ({ default: (await import('./goal-map.tsx')).GoalMap }))
const RoomView = lazy(async () => ({ default: (await import('../capacity/room-view.tsx')).RoomView }))

/** Goals of a cycle, how they hang together, whether there is room for them, or the KPIs. */
export function GoalsPage(): ReactElement {
  const { view } = useSearch({ strict: false })
  if (view === 'map' || view === 'room' || view === 'kpis') {
    const View = views[view]
    return (
      <Suspense fallback={<Loading what="the page" />}>
        <View />
      </Suspense>
    )
  }
  return <Cycles />
}

const views = { map: GoalMap, room: RoomView, kpis: KpisView }

function Cycles(): ReactElement {
  const { data: cycles, error, refetch } = useQuery(cyclesQuery)
  const { cycle: wanted } = useSearch({ strict: false })
  if (cycles === undefined) {
    return error === null ? (
      <Loading what="your goals" />
    ) : (
      <Failure title="The goals could not be loaded" text={messageOf(error)} onRetry={() => void refetch()} />
    )
  }
  const cycle = chosen(cycles, wanted)
  return cycle === undefined ? <Loading what="your goals" /> : <CycleGoals cycles={cycles} cycle={cycle} />
}

const chosen = (cycles: readonly CycleView[], wanted: string | undefined): CycleView | undefined =>
  cycles.find(({ id }) => id === wanted) ?? cycles.find(({ isCurrent }) => isCurrent) ?? cycles[0]
