import { useLocation, useNavigate } from '@tanstack/react-router'
import { memo, Suspense, useMemo, useState, type ReactElement } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/splash.tsx'
import { useAfterPaint } from '../../ui/use-after-paint.ts'
import { useStable } from '../../ui/use-stable.ts'
import { useShortcuts } from '../shortcuts/use-shortcuts.ts'
import { WeekBanners } from './banners.tsx'
import { dayMarks } from './grid/day-marks.ts'
import { DayStrip } from './grid/day-strip.tsx'
import type { DraggedTask } from './grid/dragged-task.ts'
import type { Span } from './grid/nudge.ts'
import { nextSlot } from './block/next-slot.ts'
import { PlanRail } from './plan/plan-rail.tsx'
import { usePlanNews } from './plan/use-plan-news.ts'
import { useMoves, useShownDays, useWeek, type Moves } from './use-shown-week.ts'
import { WeekGrid } from './grid/week-grid.tsx'
import { WeekHeader } from './week-header.tsx'
import { datesOf, stepOf, type ViewName } from './week-view.ts'
import { part } from '../../ui/part.tsx'
import './week.css'
import './grid/week-tools.css'

const BlockPanel = part(async () => (await import('./block/block-panel.tsx')).BlockPanel)
const PlaceDialog = part(async () => (await import('./block/place-dialog.tsx')).PlaceDialog)
const PreviewPanel = part(async () => (await import('./plan/preview-panel.tsx')).PreviewPanel)

/** The week planner: the grid, what the plan says about it, and one block's panel. */
export function WeekPage(): ReactElement {
  const days = useShownDays()
  const moves = useMoves(days)
  const navigate = useNavigate()
  const { week, error, isOld, refetch } = useWeek(days.view, days.date)
  useShortcuts({
    t: moves.today,
    d: moves.toggle,
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
  const { blockId, date, today, view, isNarrow } = days
  const closeBlock = (): void => void navigate({ to: '/', search: (search) => search, resetScroll: false })
  return (
    <>
      <LoadedWeek {...{ week, isOld, date, today, view, isNarrow, moves }} />
      <Suspense fallback={null}>
        {blockId !== undefined && <BlockPanel id={blockId} key={blockId} onClose={closeBlock} />}
      </Suspense>
    </>
  )
}

type LoadedWeekProps = {
  readonly week: WeekView
  readonly isOld: boolean
  readonly moves: Moves
} & Pick<ReturnType<typeof useShownDays>, 'date' | 'today' | 'view' | 'isNarrow'>

/** What is to be placed by hand, and where it would go; without a task a new one. */
type Placing = { readonly task: DraggedTask | null; readonly span: Span }

/** Not drawn again because a panel opens above it. */
const LoadedWeek = memo(function LoadedWeek(props: LoadedWeekProps): ReactElement {
  const { week, isOld, date, today, view, isNarrow, moves } = props
  const [isRailOpen, setRailOpen] = useState(false)
  const [placing, setPlacing] = useState<Placing | null>(null)
  const preview = usePreviewDoor()
  const slot = (minutes: number): Span => nextSlot(week, date, minutes)
  // The grid is what one looks at: what stands around it follows.
  const calm = useAfterPaint(useSeen(week, view, date))
  const closeRail = useStable(() => setRailOpen(false))
  const toggleRail = useStable(() => setRailOpen(!isRailOpen))
  const select = useStable((span: Span) => setPlacing({ task: null, span }))
  const openPreview = useStable(preview.open)
  const place = useStable((task: DraggedTask) => {
    setRailOpen(false)
    setPlacing({ task, span: slot(task.minutes) })
  })
  usePlanNews(week)
  useShortcuts({ p: preview.open, c: () => setPlacing({ task: null, span: slot(60) }) })
  return (
    <div className="week">
      <WeekHeader
        {...moves}
        date={date}
        view={view}
        isNarrow={isNarrow}
        week={week}
        isRailOpen={isRailOpen}
        onToggleRail={toggleRail}
      />
      {isNarrow && (
        <DayStrip date={date} today={today} count={stepOf(view)} marks={dayMarks(week)} onGo={moves.go} />
      )}
      <div className="week__body">
        <div className="week__grid">
          <WeekBanners {...calm} />
          <WeekGrid week={week} date={date} view={view} isOld={isOld} onSelect={select} />
        </div>
        <PlanRail
          week={calm.week}
          isOpen={isRailOpen}
          onClose={closeRail}
          onPreview={openPreview}
          onPlace={place}
        />
      </div>
      <Suspense fallback={null}>
        {placing !== null && <PlaceDialog {...placing} onClose={() => setPlacing(null)} />}
        {preview.isOpen && <PreviewPanel onClose={preview.close} />}
      </Suspense>
    </div>
  )
})

/** The week, and the dates of it that the grid shows; the same object until one of them changes. */
function useSeen(week: WeekView, view: ViewName, date: string) {
  const { weekStart } = useSignedIn().person.settings
  return useMemo(() => ({ week, dates: datesOf(view, date, weekStart) }), [week, view, date, weekStart])
}

/** The preview has an address, so that it can be reached from everywhere. */
function usePreviewDoor() {
  const isOpen = useLocation({ select: ({ hash }) => hash === 'preview' })
  const navigate = useNavigate()
  const go = (hash: string): void => void navigate({ to: '/', search: (search) => search, hash })
  return { isOpen, open: () => go('preview'), close: () => go('') }
}
