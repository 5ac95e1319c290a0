import type { CalendarRef, EventInput } from '@fullcalendar/react'
import { CalendarApiImpl, StandardEvent } from '@fullcalendar/react/protected-api'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { isSameShown, type Shown } from './calendar-events.ts'

/**
 * Events that come with other days go to the grid as its option, so that both are drawn at once. Any others replace
 * them in its store: a new option would draw all events again, the store only those that look otherwise.
 */
export function useGridEvents(
  calendar: RefObject<CalendarRef | null>,
  events: EventInput[],
  days: object,
): EventInput[] {
  const [given, give] = useState({ days, events })
  const option = given.days === days ? given.events : events
  if (given.days !== days) give({ days, events })
  const drawn = useRef(option)
  useLayoutEffect(() => {
    if (events !== option && events !== drawn.current) replaceEvents(calendar.current, events)
    drawn.current = events
  }, [calendar, events, option])
  return option
}

function replaceEvents(calendar: CalendarRef | null, rawEvents: EventInput[]): void {
  const api = calendar?.getApi()
  if (!(api instanceof CalendarApiImpl)) return
  const [source] = api.getEventSources()
  if (source === undefined) return
  api.dispatch({ type: 'RESET_RAW_EVENTS', sourceId: source.internalEventSource.sourceId, rawEvents })
}

type Ranged = {
  readonly def: { readonly extendedProps: { readonly shown?: Shown } }
  readonly ui: { readonly startEditable: boolean | null; readonly durationEditable: boolean | null }
  readonly instance: { readonly range: { readonly start: Date; readonly end: Date } } | null
}

const isSameTime = (a: Date | undefined, b: Date | undefined): boolean => a?.getTime() === b?.getTime()

/** Whether an event would be drawn just as it is: the same thing at the same time, as movable as before. */
export const looksAlike = (a: Ranged, b: Ranged): boolean =>
  isSameShown(a.def.extendedProps.shown, b.def.extendedProps.shown) &&
  a.ui.startEditable === b.ui.startEditable &&
  a.ui.durationEditable === b.ui.durationEditable &&
  isSameTime(a.instance?.range.start, b.instance?.range.start) &&
  isSameTime(a.instance?.range.end, b.instance?.range.end)

// The grid makes all its events anew whenever one of them changes.
StandardEvent.addPropsEquality({ eventRange: looksAlike, slicedStart: isSameTime, slicedEnd: isSameTime })
