import type { CalendarEvent, Occurrence } from '#core/calendar/calendar-event.ts'

/**
 * Unfolds one calendar's events (single ones, masters, exceptions) into the occurrences that overlap [fromMs, toMs).
 * Cancelled ones are left out. All-day events float: they are read in `zone`, the person's.
 */
export type ExpandOccurrences = (
  events: readonly CalendarEvent[],
  fromMs: number,
  toMs: number,
  zone: string,
) => readonly Occurrence[]
