import type { CalendarOptions, DayHeaderInfo } from '@fullcalendar/react'
import { createContext, useContext, type ReactElement } from 'react'
import { Icon } from '../../../ui/icon.tsx'
import { eventContent } from './block-content.tsx'
import { markText, type DayMarks } from './day-marks.ts'

type ShownMarks = { readonly dates: readonly string[]; readonly marks: DayMarks }

/** What the headers of the days have to warn of. */
export const HeaderMarks = createContext<ShownMarks>({ dates: [], marks: new Map() })

function DayHeader({ info }: { readonly info: DayHeaderInfo }): ReactElement {
  const { dates, marks } = useContext(HeaderMarks)
  const { weekdayText, dayNumberText, isToday } = info
  const date = dates.find((one) => Number(one.slice(8)) === Number.parseInt(dayNumberText, 10))
  const mark = markText(marks.get(date ?? ''))
  return (
    <span className="cal-day__inner" title={mark ?? undefined}>
      {weekdayText !== '' && <span className="cal-day__name">{weekdayText}</span>}
      <span className="cal-day__number">{dayNumberText}</span>
      {isToday && <span className="sr-only">today</span>}
      {mark !== null && (
        <span className="cal-day__mark">
          <Icon name="warning" size={15} />
          <span className="sr-only">{mark}</span>
        </span>
      )}
    </span>
  )
}

const renderDayHeader = (info: DayHeaderInfo): ReactElement => <DayHeader info={info} />

const closeIcon = (): ReactElement => <Icon name="close" size={16} />

/** What the grid looks like, whatever it shows. */
export const calendarLooks = {
  eventContent,
  // Ours, in the content: the grid would write all times again whenever one event changes.
  displayEventTime: false,
  eventClass: 'cal-event',
  rowEventClass: 'cal-event--row',
  columnEventClass: 'cal-event--column',
  columnEventBeforeClass: (info) => (info.isStartResizable ? 'cal-resizer cal-resizer--start' : ''),
  columnEventAfterClass: (info) => (info.isEndResizable ? 'cal-resizer cal-resizer--end' : ''),
  eventInnerClass: 'cal-event__inner',
  backgroundEventClass: ({ event }) =>
    event.extendedProps['isUnknown'] === true ? 'cal-unknown' : 'cal-closed',
  dayHeaderClass: (info) => (info.isToday ? 'cal-day cal-day--today' : 'cal-day'),
  dayHeaderAlign: 'center',
  dayHeaderContent: renderDayHeader,
  dayHeaderRowClass: 'cal-row',
  dayHeaderDividerClass: 'cal-divider',
  allDayDividerClass: 'cal-divider',
  dayRowClass: 'cal-row',
  dayCellClass: 'cal-cell',
  dayLaneClass: (info) => (info.isToday ? 'cal-cell cal-column cal-cell--today' : 'cal-cell cal-column'),
  dayLaneInnerClass: 'cal-lane',
  slotLaneClass: 'cal-slot',
  slotHeaderClass: 'cal-hour',
  slotHeaderInnerClass: 'cal-hour__text',
  slotHeaderDividerClass: 'cal-axis',
  allDayHeaderClass: 'cal-hour cal-hour--all-day',
  moreLinkClass: 'cal-more',
  popoverClass: 'cal-popover',
  popoverCloseClass: 'cal-popover__close',
  popoverCloseContent: closeIcon,
  tableHeaderClass: 'cal-head',
  highlightClass: 'cal-highlight',
} satisfies CalendarOptions
