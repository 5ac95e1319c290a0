import { useQuery } from '@tanstack/react-query'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactElement } from 'react'
import { confirmBlock, type BlockView } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { blockQuery, weekQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { useShortcuts } from '../shortcuts/use-shortcuts.ts'
import { addDays, dateOf } from '../../format/zoned-time.ts'
import { firstOfWeek } from '../../format/week-range.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/splash.tsx'
import { WeekBanners } from './banners.tsx'
import type { BusyView } from './calendar-events.ts'
import { DayStrip } from './day-strip.tsx'
import { PlanRail } from './plan-rail.tsx'
import { useMoveBlock } from './use-move-block.ts'
import { WeekCalendar } from './week-calendar.tsx'
import { WeekHeader } from './week-header.tsx'
import './week.css'

const BlockPanel = lazy(async () => ({ default: (await import('./block-panel.tsx')).BlockPanel }))
const BusyPanel = lazy(async () => ({ default: (await import('./busy-panel.tsx')).BusyPanel }))

/** The date in the address, else that of the block in the address, else today. */
function useShownDate(): { date: string; today: string; blockId: string | undefined } {
  const signedIn = useSignedIn()
  const { timeZone, settings } = signedIn.person
  const { id: blockId } = useParams({ strict: false })
  const { date } = useSearch({ strict: false })
  const today = dateOf(serverNow(signedIn), timeZone)
  const block = useLinkedBlock(
    date === undefined ? blockId : undefined,
    firstOfWeek(today, settings.weekStart),
  )
  return { date: date ?? (block && dateOf(block.start, timeZone)) ?? today, today, blockId }
}

/** A linked block is mostly of this week: only if it is not there, the server is asked where it is. */
function useLinkedBlock(blockId: string | undefined, thisWeek: string): BlockView | undefined {
  const { data: week } = useQuery({ ...weekQuery(thisWeek), enabled: blockId !== undefined })
  const known = week?.blocks.find(({ id }) => id === blockId)
  const isElsewhere = blockId !== undefined && week !== undefined && known === undefined
  const { data: asked } = useQuery({ ...blockQuery(blockId ?? ''), enabled: isElsewhere })
  return known ?? (asked?.id === blockId ? asked : undefined)
}

/** The week planner: the grid, what the plan says about it, and one block's panel. */
export function WeekPage(): ReactElement {
  const { weekStart } = useSignedIn().person.settings
  const { date, today, blockId } = useShownDate()
  const isDay = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const navigate = useNavigate()
  const { data: week, error, isPlaceholderData, refetch } = useQuery(weekQuery(firstOfWeek(date, weekStart)))
  const [isRailOpen, setRailOpen] = useState(false)

  const go = (to: string): void =>
    void navigate({
      to: '/',
      search:
        firstOfWeek(to, weekStart) === firstOfWeek(today, weekStart) && (!isDay || to === today)
          ? {}
          : { date: to },
    })
  const step = isDay ? 1 : 7
  const moves = {
    previous: () => go(addDays(date, -step)),
    next: () => go(addDays(date, step)),
    today: () => go(today),
  }
  useShortcuts({
    t: moves.today,
    j: moves.next,
    ArrowRight: moves.next,
    k: moves.previous,
    ArrowLeft: moves.previous,
  })

  if (week === undefined) {
    return error === null ? (
      <Loading what="your week" />
    ) : (
      <Failure title="The week could not be loaded" text={messageOf(error)} onRetry={() => void refetch()} />
    )
  }
  return (
    <div className="week">
      <WeekHeader
        {...moves}
        date={date}
        isDay={isDay}
        week={week}
        isRailOpen={isRailOpen}
        onToggleRail={() => setRailOpen(!isRailOpen)}
      />
      {isDay && <DayStrip date={date} today={today} onGo={go} />}
      <div className="week__body">
        <div className="week__grid">
          <WeekBanners week={week} />
          <WeekGrid week={week} date={date} isDay={isDay} isOld={isPlaceholderData} />
        </div>
        <PlanRail week={week} isOpen={isRailOpen} onClose={() => setRailOpen(false)} />
      </div>
      <Suspense fallback={null}>
        {blockId !== undefined && <BlockPanel id={blockId} key={blockId} />}
      </Suspense>
    </div>
  )
}

type WeekGridProps = {
  readonly week: WeekView
  readonly date: string
  readonly isDay: boolean
  readonly isOld: boolean
}

function WeekGrid({ week, date, isDay, isOld }: WeekGridProps): ReactElement {
  const navigate = useNavigate()
  const { clockOffsetMs } = useSignedIn()
  const move = useMoveBlock()
  const confirm = useAct(confirmBlock, {
    topics: ['week'],
    done: ({ title }) => `“${title}” is done.`,
  })
  const [openBusy, setOpenBusy] = useState<BusyView | null>(null)
  return (
    <section className="calendar" aria-label={isDay ? 'Day' : 'Week'} aria-busy={isOld} data-old={isOld}>
      <WeekCalendar
        // The grid reads the clock once: a clock that was moved needs a new grid.
        key={clockOffsetMs}
        week={week}
        date={date}
        isDay={isDay}
        onOpenBlock={(id) => void navigate({ to: '/blocks/$id', params: { id }, search: (search) => search })}
        onOpenBusy={setOpenBusy}
        onConfirm={(id) => confirm.mutate({ params: { id }, body: {} })}
        onMove={(block, start, end, revert) => move.mutate({ block, start, end }, { onError: revert })}
      />
      <Suspense fallback={null}>
        {openBusy !== null && <BusyPanel busy={openBusy} onClose={() => setOpenBusy(null)} />}
      </Suspense>
    </section>
  )
}
