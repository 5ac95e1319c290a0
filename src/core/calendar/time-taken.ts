import type { Settings } from '../people/settings.ts'
import { isBusy } from './busy.ts'
import type { CalendarEvent } from './calendar-event.ts'

/**
 * All about an event that bears on the plan, as one comparable text; null when it takes no time. An exception always
 * bears on it, because even a cancelled one takes its series' instance away. Our own blocks never do.
 */
export function timeTaken(
  event: CalendarEvent,
  settings: Pick<Settings, 'tentativeIsBusy' | 'allDayIsBusy'>,
): string | null {
  const busy = isBusy(event, settings)
  if (event.seriesId === null && (!busy || (event.blockId !== null && event.recurrence.length === 0)))
    return null
  const { start, end, recurrence, location, originalStart } = event
  return JSON.stringify([busy, start, end, recurrence, location, originalStart])
}
