import type { CalendarRef, EventInput } from '@fullcalendar/react'
import { CalendarApiImpl, StandardEvent } from '@fullcalendar/react/protected-api'
import { startTransition, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { isSameTime, looksAlike } from './looks-alike.ts'

type GridEvents = {
  readonly events: EventInput[]
  /** The days that are shown: another object for others. */
  readonly days: object
  /** Those that are seen at once. */
  readonly seen: (events: EventInput[]) => EventInput[]
}

/**
 * With other days the events that are seen come as the grid's option, so that both are drawn in one go, and the rest a
 * frame later. All others replace them in the grid's store: a new option would draw every event again, the store only
 * those that look otherwise.
 */
export function useGridEvents(
  calendar: RefObject<CalendarRef | null>,
  { events, days, seen }: GridEvents,
): EventInput[] {
  const [given, give] = useState({ days, option: events })
  const now = given.days === days ? given : { days, option: seen(events) }
  if (now !== given) give(now)
  const drawnDays = useRef(days)
  useLayoutEffect(() => {
    const areNew = drawnDays.current !== days
    drawnDays.current = days
    if (events === now.option) return
    const replace = (): void => replaceEvents(calendar.current, events)
    if (areNew) return afterPaint(() => startTransition(replace))
    return replace()
  }, [calendar, events, days, now.option])
  return now.option
}

function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

function replaceEvents(calendar: CalendarRef | null, rawEvents: EventInput[]): void {
  const api = calendar?.getApi()
  if (!(api instanceof CalendarApiImpl)) return
  const [source] = api.getEventSources()
  if (source === undefined) return
  api.dispatch({ type: 'RESET_RAW_EVENTS', sourceId: source.internalEventSource.sourceId, rawEvents })
}

// The grid makes all its events anew whenever one of them changes.
StandardEvent.addPropsEquality({ eventRange: looksAlike, slicedStart: isSameTime, slicedEnd: isSameTime })
