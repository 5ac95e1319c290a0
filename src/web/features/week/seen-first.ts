import type { EventInput } from '@fullcalendar/react'
import { DAY_MS, MINUTE_MS } from '#core/time/interval.ts'
import { wallTimeOf } from '../../format/zoned-time.ts'

/** Which part of the day the grid shows, in minutes after midnight. */
export type SeenHours = { readonly from: number; readonly to: number }

/** What lies so near to what is seen belongs to it: short events are drawn longer than they are. */
const MARGIN_MINUTES = 15
const DAY_MINUTES = 24 * 60

type Scrolled = { readonly scrollTop: number; readonly clientHeight: number; readonly scrollHeight: number }

export const seenHours = (box: Scrolled): SeenHours => ({
  from: (box.scrollTop / box.scrollHeight) * DAY_MINUTES,
  to: ((box.scrollTop + box.clientHeight) / box.scrollHeight) * DAY_MINUTES,
})

/** The events that are seen without scrolling; the same list if these are all. */
export function seenFirst(events: EventInput[], seen: SeenHours | null, timeZone: string): EventInput[] {
  if (seen === null) return events
  const from = (seen.from - MARGIN_MINUTES) * MINUTE_MS
  const to = (seen.to + MARGIN_MINUTES) * MINUTE_MS
  const isSeen = (event: EventInput): boolean => {
    const [startMs, endMs] = [Date.parse(String(event.start)), Date.parse(String(event.end))]
    const start = wallTimeOf(startMs, timeZone).minute * MINUTE_MS
    const end = start + endMs - startMs
    return (start < to && end > from) || end > DAY_MS
  }
  const shown = events.filter((event) => !isOfHours(event) || isSeen(event))
  return shown.length === events.length ? events : shown
}

const isOfHours = ({ allDay, display }: EventInput): boolean => allDay !== true && display === undefined
