import { type SQL, and, desc, eq } from 'drizzle-orm'
import type { PublishedEvent, PublishedEventRepository } from '#app/ports/repositories/work-repositories.ts'
import { calendars } from '../../schema/calendars.ts'
import { blocks, publishedEvents } from '../../schema/work.ts'
import { mapRow } from '../map-row.ts'
import { ownedRows } from '../owned-rows.ts'
import { fromPublishedEvent, toPublishedEvent } from './published-event-row.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzlePublishedEventRepository(scope: Scope): PublishedEventRepository {
  const rows = ownedRows(scope, 'published event', publishedEvents)
  const newest = async (where: SQL | undefined): Promise<PublishedEvent | null> =>
    mapRow((await rows.list(where, desc(publishedEvents.generation)))[0], toPublishedEvent)
  return {
    listStanding: () => listStanding(scope),
    latestFor: (blockId) => newest(eq(publishedEvents.blockId, blockId)),
    findByEvent: (calendarId, eventId) =>
      newest(and(eq(publishedEvents.calendarId, calendarId), eq(publishedEvents.eventId, eventId))),
    save: async (event) => {
      await requireOwned(scope, `save published event ${event.id}`, [
        ['block', blocks, event.blockId],
        ['calendar', calendars, event.calendarId],
      ])
      await rows.save(fromPublishedEvent(event))
    },
  }
}

/** A block whose newest generation is gone does not stand, whatever became of the older ones. */
async function listStanding({ db, userId }: Scope): Promise<readonly PublishedEvent[]> {
  const newest = await db
    .selectDistinctOn([publishedEvents.blockId])
    .from(publishedEvents)
    .where(eq(publishedEvents.userId, userId))
    .orderBy(publishedEvents.blockId, desc(publishedEvents.generation))
  return newest.filter((row) => row.state !== 'gone').map(toPublishedEvent)
}
