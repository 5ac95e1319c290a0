import { type SQL, and, count, desc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { PublishedEvent, PublishedEventRepository } from '#app/ports/repositories/work-repositories.ts'
import { calendars } from '../../schema/calendars.ts'
import { blocks, publishedEvents } from '../../schema/work.ts'
import { ownedRows } from '../owned-rows.ts'
import { fromPublishedEvent, toPublishedEvent } from './published-event-row.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzlePublishedEventRepository(scope: Scope): PublishedEventRepository {
  const { db } = scope
  const rows = ownedRows(scope, 'published event', publishedEvents)
  const latestOf = async (blockIds: readonly string[]): Promise<readonly PublishedEvent[]> =>
    (await db.select().from(newestOf(scope, blockIds))).map(toPublishedEvent)
  return {
    listStanding: () => listStanding(scope),
    listStandingAfter: (fromMs) => listStanding(scope, fromMs),
    countLive: () => countLive(scope),
    latestOf,
    latestFor: async (blockId) => (await latestOf([blockId]))[0] ?? null,
    findByEvents: async (calendarId, eventIds) => {
      const { calendarId: calendar, eventId } = publishedEvents
      const places = and(eq(calendar, calendarId), inArray(eventId, [...eventIds]))
      return (await rows.list(places, eventId)).map(toPublishedEvent)
    },
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
const newestOf = ({ db, userId }: Scope, blockIds?: readonly string[]) =>
  db
    .selectDistinctOn([publishedEvents.blockId])
    .from(publishedEvents)
    .where(and(eq(publishedEvents.userId, userId), among(blockIds)))
    .orderBy(publishedEvents.blockId, desc(publishedEvents.generation))
    .as('newest')

const among = (blockIds: readonly string[] | undefined): SQL | undefined =>
  blockIds === undefined ? undefined : inArray(publishedEvents.blockId, [...blockIds])

async function listStanding(scope: Scope, fromMs?: number): Promise<readonly PublishedEvent[]> {
  const newest = newestOf(scope)
  const standing = await scope.db
    .select()
    .from(newest)
    .where(and(ne(newest.state, 'gone'), fromMs === undefined ? undefined : endsAfter(newest, fromMs)))
    .orderBy(newest.blockId)
  return standing.map(toPublishedEvent)
}

type Newest = ReturnType<typeof newestOf>

/** An event that Google has not told of, or whose last write is in doubt, may lie anywhere. */
const endsAfter = ({ state, synced }: Newest, fromMs: number): SQL | undefined =>
  or(eq(state, 'intended'), sql`coalesce((${synced} ->> 'endMs')::float8 > ${fromMs}, true)`)

async function countLive(scope: Scope): Promise<ReadonlyMap<string, number>> {
  const newest = newestOf(scope)
  const rows = await scope.db
    .select({ calendarId: newest.calendarId, events: count() })
    .from(newest)
    .where(eq(newest.state, 'live'))
    .groupBy(newest.calendarId)
  return new Map(rows.map((row) => [row.calendarId, row.events]))
}
