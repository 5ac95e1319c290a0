import { fieldsOf, type SyncedFields } from '#core/calendar/block-fields.ts'
import type { ReadBack } from '#core/calendar/read-back.ts'
import type { RemoteEvent } from '../ports/calendar-gateway.ts'
import type { PublishedEvent } from '../ports/repositories/work-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

/** Google's answer to a write: its version is what the next comparison starts from, and it is mirrored at once. */
export async function recordEcho(
  mine: Repositories,
  intended: PublishedEvent,
  echo: RemoteEvent,
): Promise<void> {
  const fields = fieldsOf(echo)
  if (fields === null) return recordEdited(mine, intended)
  const asked = intended.synced?.asked ?? { ...fields, calendarId: intended.calendarId }
  await live(mine, intended, echo, { ...fields, asked })
}

/** Records what a look at the event told about a write in doubt. */
export async function recordReadBack(
  mine: Repositories,
  intended: PublishedEvent,
  observed: RemoteEvent | null,
  outcome: ReadBack,
): Promise<void> {
  if (outcome === 'gone') return recordGone(mine, intended)
  if (outcome === 'edited') return recordEdited(mine, intended)
  if (observed === null) return
  if (outcome === 'written') return recordEcho(mine, intended, observed)
  const fields = fieldsOf(observed)
  if (fields === null) return
  await live(mine, intended, observed, { ...fields, asked: { ...fields, calendarId: intended.calendarId } })
}

export async function recordGone(mine: Repositories, record: PublishedEvent): Promise<void> {
  await mine.publishedEvents.save({ ...record, state: 'gone', failures: 0, lastError: null })
  await mine.events.remove(record.calendarId, [record.eventId])
  await mine.announce('week')
}

/** The person was faster. What they did is a command, and pull obeys it. */
async function recordEdited(mine: Repositories, intended: PublishedEvent): Promise<void> {
  await mine.wakes.request('pull', intended.calendarId)
}

async function live(
  mine: Repositories,
  intended: PublishedEvent,
  observed: RemoteEvent,
  synced: SyncedFields,
): Promise<void> {
  await mine.publishedEvents.save({
    ...intended,
    state: 'live',
    syncedEtag: observed.etag,
    synced,
    failures: 0,
    lastError: null,
  })
  await mine.events.upsert([{ ...observed, calendarId: intended.calendarId }])
  await mine.announce('week')
}
