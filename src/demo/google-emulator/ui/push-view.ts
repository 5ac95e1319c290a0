import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Emulator } from '../context.ts'
import { personOf } from '../core/access.ts'
import type { Channel, Person } from '../core/state.ts'
import type { Delivery } from '../push/deliver.ts'

const SHOWN = 20

const pushQuery = z.object({ person: z.email() })

/** What a push speaks of, as the page names it. */
function subjectOf({ store }: Emulator, { name }: Person, { kind, calendarId }: Channel): string {
  if (kind !== 'events') return kind === 'calendarList' ? 'list of calendars' : kind
  const calendar = store.state.calendars.get(calendarId ?? '')
  if (calendar === undefined) return 'a calendar that is gone'
  return calendar.primary ? name : calendar.summary
}

function outcomeOf({ status, attempts }: Delivery): string {
  const answer = status === null ? 'no answer' : String(status)
  return attempts > 1 ? `${answer}, ${attempts} attempts` : answer
}

/** The last messages to watch channels of one person, the newest first. */
export function pushView(emulator: Emulator, raw: unknown): Record<string, unknown> {
  const { store, pushes } = emulator
  const person = personOf(store, pushQuery.parse(raw).person)
  const mine = pushes.log.flatMap((delivery) => {
    const channel = store.state.channels.get(delivery.channelId)
    return channel?.email === person.email ? [{ delivery, channel }] : []
  })
  const items = mine
    .slice(-SHOWN)
    .toReversed()
    .map(({ delivery, channel }) => ({
      at: DateTime.fromMillis(delivery.atMs, { zone: person.timeZone }).toFormat('ccc HH:mm:ss'),
      subject: subjectOf(emulator, person, channel),
      what: delivery.resourceState === 'sync' ? 'channel opened' : 'changed',
      outcome: outcomeOf(delivery),
      isDelivered: delivery.status !== null && delivery.status < 300,
    }))
  return { count: mine.length, items }
}
