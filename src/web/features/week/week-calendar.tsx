import FullCalendar, {
  type CalendarRef,
  type DayHeaderInfo,
  type EventClickInfo,
  type EventDisplayInfo,
  type EventDropInfo,
  type EventResizeDoneInfo,
} from '@fullcalendar/react'
import interactionPlugin from '@fullcalendar/react/interaction'
import timeGridPlugin from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import type { BlockView } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { gridTimes } from '../../format/time-style.ts'
import { wallTimeOf } from '../../format/zoned-time.ts'
import { EventContent } from './block-content.tsx'
import { calendarEvents, firstScroll, type BusyView, type Shown } from './calendar-events.ts'
import './calendar.css'

type WeekCalendarProps = {
  readonly week: WeekView
  /** Date whose week, or on a small screen whose day, is shown. */
  readonly date: string
  readonly isDay: boolean
  readonly onOpenBlock: (id: string) => void
  readonly onOpenBusy: (busy: BusyView) => void
  readonly onConfirm: (id: string) => void
  readonly onMove: (block: BlockView, start: string, end: string, revert: () => void) => void
}

/** The grid of hours in the person's zone. */
export function WeekCalendar(props: WeekCalendarProps): ReactElement {
  const { week, date, isDay, onOpenBlock, onOpenBusy, onConfirm, onMove } = props
  const signedIn = useSignedIn()
  const { clockOffsetMs } = signedIn
  const { weekStart, gridMinutes } = signedIn.person.settings
  const { timeZone } = week
  const calendar = useRef<CalendarRef>(null)
  const view = isDay ? 'timeGridDay' : 'timeGridWeek'
  const events = useMemo(() => calendarEvents(week), [week])
  // The grid is told after the commit: it may not redraw itself while React draws the page.
  useEffect(() => {
    const api = calendar.current?.getApi()
    queueMicrotask(() => api?.changeView(view, date))
  }, [view, date])
  // Once: the person's own scrolling is worth more than our guess.
  const [scrollTime] = useState(() => firstScroll(week, (instant) => wallTimeOf(instant, timeZone).minute))

  const onClick = ({ event, jsEvent }: EventClickInfo): void => {
    jsEvent.preventDefault()
    const { shown } = event.extendedProps as { shown?: Shown }
    if (shown === undefined) return
    if (shown.kind === 'busy') return onOpenBusy(shown.busy)
    const isConfirm = jsEvent.target instanceof Element && jsEvent.target.closest('[data-confirm]') !== null
    return isConfirm ? onConfirm(shown.block.id) : onOpenBlock(shown.block.id)
  }
  const onChange = ({ event, revert }: EventDropInfo | EventResizeDoneInfo): void => {
    const { shown } = event.extendedProps as { shown?: Shown }
    if (shown?.kind !== 'block' || event.start === null || event.end === null || event.allDay) return revert()
    return onMove(shown.block, event.start.toISOString(), event.end.toISOString(), revert)
  }
  return (
    <FullCalendar
      ref={calendar}
      plugins={[timeGridPlugin, interactionPlugin]}
      initialView={view}
      initialDate={date}
      timeZone={timeZone}
      now={() => new Date(serverNow({ clockOffsetMs }))}
      firstDay={weekStart % 7}
      headerToolbar={false}
      height="100%"
      borderless
      nowIndicator
      nowIndicatorLineClass="cal-now"
      nowIndicatorDotClass="cal-now-dot"
      slotDuration="00:30:00"
      slotMinHeight={28}
      slotHeaderInterval="01:00:00"
      slotHeaderFormat={gridTimes()}
      eventTimeFormat={gridTimes()}
      snapDuration={`00:${String(gridMinutes).padStart(2, '0')}:00`}
      scrollTime={scrollTime}
      scrollTimeReset={false}
      allDaySlot
      allDayText="all day"
      eventInteractive
      eventShortHeight={38}
      eventMinHeight={14}
      eventMaxStack={4}
      slotEventOverlap={false}
      longPressDelay={350}
      events={events}
      eventClick={onClick}
      eventDrop={onChange}
      eventResize={onChange}
      eventContent={renderEvent}
      eventClass="cal-event"
      rowEventClass="cal-event--row"
      columnEventClass="cal-event--column"
      columnEventBeforeClass={(info) => (info.isStartResizable ? 'cal-resizer cal-resizer--start' : '')}
      columnEventAfterClass={(info) => (info.isEndResizable ? 'cal-resizer cal-resizer--end' : '')}
      eventInnerClass="cal-event__inner"
      backgroundEventClass="cal-closed"
      dayHeaderClass={(info) => (info.isToday ? 'cal-day cal-day--today' : 'cal-day')}
      dayHeaders={!isDay}
      dayHeaderAlign="center"
      dayHeaderContent={renderDayHeader}
      dayHeaderRowClass="cal-row"
      dayHeaderDividerClass="cal-divider"
      allDayDividerClass="cal-divider"
      dayRowClass="cal-row"
      dayCellClass="cal-cell"
      dayLaneClass={(info) => (info.isToday ? 'cal-cell cal-cell--today' : 'cal-cell')}
      dayLaneInnerClass="cal-lane"
      slotLaneClass={(info) => (info.isMinor ? 'cal-slot cal-slot--minor' : 'cal-slot')}
      slotHeaderClass="cal-hour"
      slotHeaderInnerClass="cal-hour__text"
      slotHeaderDividerClass="cal-axis"
      allDayHeaderClass="cal-hour cal-hour--all-day"
      moreLinkClass="cal-more"
      popoverClass="cal-popover"
      tableHeaderClass="cal-head"
      highlightClass="cal-highlight"
    />
  )
}

const renderEvent = (info: EventDisplayInfo): ReactElement => <EventContent info={info} />

const renderDayHeader = ({ weekdayText, dayNumberText, isToday }: DayHeaderInfo): ReactElement => (
  <span className="cal-day__inner">
    <span className="cal-day__name">{weekdayText}</span>
    <span className="cal-day__number">{dayNumberText}</span>
    {isToday && <span className="sr-only">today</span>}
  </span>
)
