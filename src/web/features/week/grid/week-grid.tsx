import { useNavigate } from '@tanstack/react-router'
import { memo, Suspense, useRef, useState, type ReactElement } from 'react'
import { confirmBlock } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { useAct } from '../../../api/use-act.ts'
import { useSignedIn } from '../../../app/session-context.ts'
import { useStable } from '../../../ui/use-stable.ts'
import type { BusyView } from './calendar-events.ts'
import type { Span } from './nudge.ts'
import { seenHours, type SeenHours } from '../seen-first.ts'
import { useCarry } from './use-carry.ts'
import { useGlide } from './use-glide.ts'
import { useMoveBlock, type Move } from './use-move-block.ts'
import { usePlaceTask } from './use-place.ts'
import { WeekCalendar } from './week-calendar.tsx'
import type { ViewName } from '../week-view.ts'
import { part } from '../../../ui/part.tsx'

const MovePreview = part(async () => (await import('../plan/preview-panel.tsx')).MovePreview)
const BusyPanel = part(async () => (await import('../block/busy-panel.tsx')).BusyPanel)

type WeekGridProps = {
  readonly week: WeekView
  readonly date: string
  readonly view: ViewName
  readonly isOld: boolean
  readonly onSelect: (span: Span) => void
}

const names = { day: 'Day', days: 'Three days', week: 'Week' } as const

/** The grid, and what can be done in it. */
export const WeekGrid = memo(function WeekGrid(props: WeekGridProps): ReactElement {
  const { week: given, date, view, isOld, onSelect } = props
  const navigate = useNavigate()
  const { clockOffsetMs } = useSignedIn()
  const grid = useRef<HTMLElement>(null)
  const hours = useRef<SeenHours>(null)
  const move = useMoveBlock()
  const place = usePlaceTask()
  const confirm = useAct(confirmBlock, {
    topics: ['week'],
    done: ({ title }) => `“${title}” is done.`,
  })
  const [thought, think] = useState<Move | null>(null)
  const { week, said, isCarrying } = useCarry(given, think)
  useGlide(grid, week)
  // Hundreds of events are drawn again only when there is something else to see.
  const openBlock = useStable(
    (id: string) =>
      void navigate({ to: '/blocks/$id', params: { id }, search: (search) => search, resetScroll: false }),
  )
  const confirmIt = useStable((id: string) => confirm.mutate({ params: { id }, body: {} }))
  const moveIt = useStable((to: Move, revert: () => void) => move.mutate(to, { onError: revert }))
  const drop = useStable((id: string, body: Span) => place.mutate({ params: { id }, body }))
  const [openBusy, setOpenBusy] = useState<BusyView | null>(null)
  return (
    <section
      ref={grid}
      className="calendar"
      aria-label={names[view]}
      aria-busy={isOld}
      data-old={isOld}
      data-carrying={isCarrying}
      onScrollCapture={({ target }) => {
        if (target instanceof Element) hours.current = seenHours(target)
      }}
    >
      <output className="sr-only">{said}</output>
      {isCarrying && (
        <p className="carry-hint">
          <kbd>↑</kbd> <kbd>↓</kbd> <kbd>←</kbd> <kbd>→</kbd> move · <kbd>Shift</kbd> length · <kbd>p</kbd>{' '}
          what if · <kbd>Enter</kbd> pin · <kbd>Esc</kbd> leave
        </p>
      )}
      <WeekCalendar
        // The grid reads the clock once: a clock that was moved needs a new grid.
        key={clockOffsetMs}
        week={week}
        date={date}
        view={view}
        hours={hours}
        onOpenBlock={openBlock}
        onOpenBusy={setOpenBusy}
        onConfirm={confirmIt}
        onMove={moveIt}
        onWhatIf={think}
        onSelect={onSelect}
        onDropTask={drop}
      />
      <Suspense fallback={null}>
        {thought !== null && <MovePreview move={thought} onClose={() => think(null)} />}
        {openBusy !== null && <BusyPanel busy={openBusy} onClose={() => setOpenBusy(null)} />}
      </Suspense>
    </section>
  )
})
