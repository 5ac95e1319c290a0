import type { EventApi, EventInput } from '@fullcalendar/react'
import { BaseComponent, type CalendarApiImpl, StandardEvent } from '@fullcalendar/react/protected-api'
import { startTransition, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { afterPaint } from '../../../ui/after-paint.ts'
import { arePiecesAlike, isCarriedAlike, isSameTime, looksAlike, ofThisColumn } from './looks-alike.ts'

type GridEvents = {
  readonly events: EventInput[]
  /** The days that are shown: another object for others. */
  readonly days: object
  /** Those that are seen at once. */
  readonly seen: (events: EventInput[]) => EventInput[]
}

/**
 * With other days the events that are seen come as the grid's option, so that both are drawn in one go, and the rest a
 * frame later. All others change the grid's store: a new option would draw every event again, the store only those that
 * look otherwise.
 */
export function useGridEvents(
  calendar: RefObject<CalendarApiImpl | null>,
  { events, days, seen }: GridEvents,
): EventInput[] {
  const [given, give] = useState({ days, option: events })
  const now = given.days === days ? given : { days, option: seen(events) }
  if (now !== given) give(now)
  const { option } = now
  /** What the grid's store holds, for which days. */
  const held = useRef({ days, option })
  useLayoutEffect(() => {
    const areNew = held.current.days !== days
    if (areNew) held.current = { days, option }
    if (areSame(events, held.current.option)) return
    const take = (): void => {
      takeEvents(calendar.current, held.current.option, events)
      held.current = { days, option: events }
    }
    if (areNew) return afterPaint(() => startTransition(take))
    return take()
  }, [calendar, events, days, option])
  return option
}

const areSame = (a: readonly EventInput[], b: readonly EventInput[]): boolean =>
  a === b || (a.length === b.length && a.every((one, at) => one === b[at]))

/** What looks otherwise where it is gets other looks; only when something comes, goes or moves, the grid reads all anew. */
function takeEvents(
  calendar: CalendarApiImpl | null,
  old: readonly EventInput[],
  events: EventInput[],
): void {
  if (calendar === null) return
  const known = new Set(old)
  const others = events.filter((one) => !known.has(one))
  const inPlace = others.map((input) => ({ input, event: eventOf(calendar, input) }))
  if (events.length === old.length && inPlace.every(({ input, event }) => isWhere(event, input)))
    for (const { input, event } of inPlace) dress(event, input)
  else replaceEvents(calendar, events)
}

const eventOf = (calendar: CalendarApiImpl, { id }: EventInput): EventApi | null =>
  id === undefined ? null : calendar.getEventById(id)

const isWhere = (event: EventApi | null, { start, end, allDay }: EventInput): boolean =>
  event !== null &&
  allDay !== true &&
  isSameTime(event.start ?? undefined, new Date(String(start))) &&
  isSameTime(event.end ?? undefined, new Date(String(end)))

function dress(event: EventApi | null, { title, startEditable, extendedProps }: EventInput): void {
  if (event?.title !== title) event?.setProp('title', title)
  if (startEditable !== undefined && event?.startEditable !== startEditable)
    event?.setProp('editable', startEditable)
  event?.setExtendedProp('shown', extendedProps?.['shown'])
}

function replaceEvents(calendar: CalendarApiImpl, rawEvents: EventInput[]): void {
  const [source] = calendar.getEventSources()
  if (source === undefined) return
  calendar.dispatch({ type: 'RESET_RAW_EVENTS', sourceId: source.internalEventSource.sourceId, rawEvents })
}

// The grid makes all its events anew whenever one of them changes.
StandardEvent.addPropsEquality({ eventRange: looksAlike, slicedStart: isSameTime, slicedEnd: isSameTime })
// And it goes through all its columns, though little happens in most of them.
BaseComponent.addPropsEquality({
  fgEventSegs: arePiecesAlike,
  bgEventSegs: arePiecesAlike,
  businessHourSegs: arePiecesAlike,
  dateSelectionSegs: arePiecesAlike,
  nowIndicatorSegs: arePiecesAlike,
  eventDrag: isCarriedAlike,
  eventResize: isCarriedAlike,
})
// Nor do columns draw themselves anew because something is taken up or put down in another one.
const usual = Object.getPrototypeOf(BaseComponent.prototype) as BaseComponent
BaseComponent.prototype.shouldComponentUpdate = function (next, state) {
  return usual.shouldComponentUpdate.call(this, ofThisColumn(this.props, next), state)
}
