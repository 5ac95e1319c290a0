import { DateTime } from 'luxon'
import { z } from 'zod'
import { timeToMs } from '../core/events/event-time.ts'
import { lookUpEvent } from '../core/events/find-event.ts'
import type { Store } from '../core/store.ts'

const schema = z.object({ event: z.string(), calendar: z.string() })

/** Where the `htmlLink` of an event leads: the week of the event, with the event open. Null for other queries. */
export function deepLink(store: Store, query: unknown): string | null {
  const parsed = schema.safeParse(query)
  const calendar = parsed.success ? store.state.calendars.get(parsed.data.calendar) : undefined
  const event = parsed.success && calendar !== undefined ? lookUpEvent(calendar, parsed.data.event) : null
  const person = store.state.people.get(calendar?.ownerEmail ?? '')
  if (event === null || person === undefined) return null
  const startMs = timeToMs(event.body.start ?? {}, person.timeZone)
  const from = DateTime.fromMillis(startMs, { zone: person.timeZone }).startOf('week').toFormat('yyyy-MM-dd')
  return `/?${new URLSearchParams({ person: person.email, from, open: event.id }).toString()}`
}
