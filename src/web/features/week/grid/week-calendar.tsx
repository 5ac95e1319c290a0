import type {
  DateSelectInfo,
  DropInfo,
  EventClickInfo,
  EventDropInfo,
  EventInput,
  EventResizeDoneInfo,
} from '@fullcalendar/react'
import interactionPlugin from '@fullcalendar/react/interaction'
import type { CalendarApiImpl } from '@fullcalendar/react/protected-api'
import timeGridPlugin from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import { memo, useMemo, useRef, useState, type ReactElement, type RefObject } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { serverNow, useSignedIn } from '../../../app/session-context.ts'
import { gridHours } from '../../../format/time-style.ts'
import { addDays, wallTimeOf } from '../../../format/zoned-time.ts'
import { textScale } from '../../../ui/text-scale.ts'
import { useStable } from '../../../ui/use-stable.ts'
import { calendarLooks, HeaderMarks } from './calendar-looks.tsx'
import { calendarEvents, drawnFirst, firstScroll, type BusyView, type Shown } from './calendar-events.ts'
import { dayMarks } from './day-marks.ts'
import { draggedTask } from './dragged-task.ts'
import { useGridEvents } from './grid-events.ts'
import { HourGrid } from './hour-grid.tsx'
import { HOUR_PX } from './box-size.ts'
import type { Span } from './nudge.ts'
import { seenFirst, type SeenHours } from '../seen-first.ts'
import type { Move } from './use-move-block.ts'
import { datesOf, labelOf, type ViewName } from '../week-view.ts'
import './calendar.css'

type WeekCalendarProps = {
  readonly week: WeekView
  /** Date whose week is shown, or the first of the days. */
  readonly date: string
  readonly view: ViewName
  /** Those that are seen without scrolling. */
  readonly hours: RefObject<SeenHours | null>
  readonly onOpenBlock: (id: string) => void
  readonly onOpenBusy: (busy: BusyView) => void
  readonly onConfirm: (id: string) => void
  readonly onMove: (move: Move, revert: () => void) => void
  /** Dropped with Alt held: what would follow, before it is done. */
  readonly onWhatIf: (move: Move) => void
  /** An empty span was drawn. */
  readonly onSelect: (span: Span) => void
  /** Something without room was dropped there. */
  readonly onDropTask: (taskId: string, span: Span) => void
}

/** The days are an option like all others, so that the grid takes other days and their events in one go. */
const views = { days: { type: 'timeGrid' } }

const plugins = [timeGridPlugin, interactionPlugin]

/** What the grid does, as functions that stay the same: new ones would make it draw everything again. */
function useGridActs(props: WeekCalendarProps, calendar: RefObject<CalendarApiImpl | null>) {
  const signedIn = useSignedIn()
  const onClick = useStable(({ event, jsEvent }: EventClickInfo): void => {
    jsEvent.preventDefault()
    const { shown } = event.extendedProps as { shown?: Shown }
    if (shown === undefined) return
    if (shown.kind === 'busy') return props.onOpenBusy(shown.busy)
    const isConfirm = jsEvent.target instanceof Element && jsEvent.target.closest('[data-confirm]') !== null
    return isConfirm ? props.onConfirm(shown.block.id) : props.onOpenBlock(shown.block.id)
  })
  const onChange = useStable(({ event, revert, jsEvent }: EventDropInfo | EventResizeDoneInfo): void => {
    const { shown } = event.extendedProps as { shown?: Shown }
    if (shown?.kind !== 'block' || event.start === null || event.end === null || event.allDay) return revert()
    const move = { block: shown.block, start: event.start.toISOString(), end: event.end.toISOString() }
    if (!jsEvent.altKey) return props.onMove(move, revert)
    revert()
    return props.onWhatIf(move)
  })
  const select = useStable(({ start, end }: DateSelectInfo): void => {
    calendar.current?.unselect()
    props.onSelect({ start: start.toISOString(), end: end.toISOString() })
  })
  const onDrop = useStable(({ date: start, allDay, draggedEl }: DropInfo): void => {
    const task = draggedTask(draggedEl)
    if (task === null || allDay) return
    const end = new Date(start.getTime() + task.minutes * 60_000)
    props.onDropTask(task.id, { start: start.toISOString(), end: end.toISOString() })
  })
  const now = useStable(() => new Date(serverNow(signedIn)))
  const isAhead = useStable(
    ({ end, allDay }: { end: Date; allDay: boolean }): boolean =>
      !allDay && end.getTime() > serverNow(signedIn),
  )
  return { onClick, onChange, select, onDrop, now, isAhead }
}

/** The grid of hours in the person's zone. */
export const WeekCalendar = memo(function WeekCalendar(props: WeekCalendarProps): ReactElement {
  const { week, date } = props
  const signedIn = useSignedIn()
  const { weekStart, gridMinutes } = signedIn.person.settings
  const { timeZone } = week
  const calendar = useRef<CalendarApiImpl>(null)
  const marks = useMemo(() => dayMarks(week), [week])
  const dates = useMemo(() => datesOf(props.view, date, weekStart), [props.view, date, weekStart])
  const shownDays = useMemo(
    () => ({ start: dates[0] ?? date, end: addDays(dates.at(-1) ?? date, 1) }),
    [dates, date],
  )
  // The name of the grid for those who hear the page; its own would be looked up in the browser's words each time.
  const titleFormat = useMemo(() => {
    const label = labelOf(props.view, date, weekStart)
    return () => label
  }, [props.view, date, weekStart])
  const all = useMemo(() => calendarEvents(week), [week])
  const seen = (some: EventInput[]): EventInput[] => seenFirst(some, props.hours.current, timeZone)
  const events = useGridEvents(calendar, { events: all, days: shownDays, seen })
  const shownMarks = useMemo(() => ({ dates, marks }), [dates, marks])
  // Once: the person's own scrolling is worth more than our guess.
  const [scrollTime] = useState(() => firstScroll(week, (instant) => wallTimeOf(instant, timeZone).minute))

  const [scale] = useState(textScale)

  const acts = useGridActs(props, calendar)
  return (
    <HeaderMarks value={shownMarks}>
      <HourGrid
        ref={calendar}
        plugins={plugins}
        views={views}
        initialView="days"
        initialDate={date}
        visibleRange={shownDays}
        titleFormat={titleFormat}
        timeZone={timeZone}
        now={acts.now}
        firstDay={weekStart % 7}
        headerToolbar={false}
        height="100%"
        borderless
        nowIndicator
        nowIndicatorLineClass="cal-now"
        nowIndicatorDotClass="cal-now-dot"
        slotDuration="01:00:00"
        slotMinHeight={HOUR_PX * scale}
        slotHeaderFormat={gridHours()}
        snapDuration={`00:${String(gridMinutes).padStart(2, '0')}:00`}
        scrollTime={scrollTime}
        scrollTimeReset={false}
        allDaySlot
        allDayText="all day"
        eventInteractive
        eventShortHeight={38 * scale}
        eventMinHeight={14 * scale}
        eventMaxStack={3}
        eventOrder={drawnFirst}
        dayMaxEvents={3}
        slotEventOverlap={false}
        longPressDelay={350}
        selectable
        selectMirror
        selectMinDistance={8}
        selectAllow={acts.isAhead}
        select={acts.select}
        droppable
        drop={acts.onDrop}
        events={events}
        eventClick={acts.onClick}
        eventDrop={acts.onChange}
        eventResize={acts.onChange}
        {...calendarLooks}
        dayHeaders={props.view !== 'day'}
      />
    </HeaderMarks>
  )
})
