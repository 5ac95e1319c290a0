import { describe, expect, test } from 'vitest'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import { aCalendar, aChannel, aConnection, anEvent } from './support/samples.ts'
import { HOUR_MS, ids, NOW_MS } from './support/store.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()
const { asPerson } = store

async function withCalendar(repositories: Repositories) {
  const connection = aConnection()
  const calendar = aCalendar(connection.id)
  await repositories.connections.save(connection)
  await repositories.calendars.save(calendar)
  return { connection, calendar }
}

const at = (atMs: number) => ({ kind: 'instant', atMs, timeZone: null }) as const
const on = (date: string) => ({ kind: 'date', date }) as const

describe('ConnectionRepository', () => {
  test('keeps, replaces and lists', () =>
    asPerson(async ({ connections }) => {
      const connection = aConnection()
      await connections.save(connection)
      const dead = {
        ...connection,
        status: 'reconnect',
        fault: 'invalid_grant',
        sealedAccessToken: null,
      } as const
      await connections.save({ ...dead, accessTokenExpiresAtMs: null })
      expect(await connections.find(connection.id)).toEqual({ ...dead, accessTokenExpiresAtMs: null })
      expect(await connections.list()).toEqual([{ ...dead, accessTokenExpiresAtMs: null }])
    }))

  test('findForUpdate() holds the row: two refreshes come one after the other', async () => {
    const { unitOfWork, addPerson } = store.current
    const { id: userId } = await addPerson()
    const connection = aConnection()
    await unitOfWork.forUser(userId, ({ connections }) => connections.save(connection))
    const refresh = () =>
      unitOfWork.forUser(userId, async ({ connections }) => {
        const held = await connections.findForUpdate(connection.id)
        await connections.save({ ...held!, sealedAccessToken: `${held!.sealedAccessToken}+` })
      })
    await Promise.all([refresh(), refresh(), refresh()])
    const after = await unitOfWork.forUser(userId, ({ connections }) => connections.find(connection.id))
    expect(after?.sealedAccessToken).toBe('v1.k1.c.d+++')
  })
})

describe('CalendarRepository and ChannelRepository', () => {
  test('keep every field', () =>
    asPerson(async (repositories) => {
      const { calendar } = await withCalendar(repositories)
      const { calendars, channels } = repositories
      expect(await calendars.list()).toEqual([calendar])
      const reset = {
        ...calendar,
        syncToken: null,
        syncParameters: null,
        pulledAtMs: null,
        state: 'unread',
      } as const
      await calendars.save(reset)
      expect(await calendars.find(calendar.id)).toEqual(reset)
      const channel = aChannel(calendar.connectionId, calendar.id, {
        state: 'asked',
        resourceId: null,
        expiresAtMs: null,
      })
      await channels.save(channel)
      await channels.save({ ...channel, state: 'active', resourceId: 'res' })
      expect(await channels.listFor(calendar.id)).toEqual([
        { ...channel, state: 'active', resourceId: 'res' },
      ])
      const ofList = aChannel(calendar.connectionId, calendar.id, { calendarId: null, state: 'stopped' })
      await channels.save(ofList)
      expect(await channels.listOfConnection(calendar.connectionId)).toHaveLength(2)
      await channels.prune(channel.createdAtMs + 1)
      expect(await channels.listOfConnection(calendar.connectionId)).toHaveLength(1)
    }))
})

describe('EventRepository', () => {
  test('keeps instants with their zones, dates, series and bare tombstones', () =>
    asPerson(async (repositories) => {
      const { calendar } = await withCalendar(repositories)
      const { events } = repositories
      const instant = { kind: 'instant', atMs: Date.UTC(1885, 3, 1, 12), timeZone: null } as const
      const single = anEvent(calendar.id, { eventId: 'a' })
      const allDay = anEvent(calendar.id, {
        eventId: 'b',
        start: { kind: 'date', date: '2026-03-29' },
        end: { kind: 'date', date: '2026-03-30' },
        recurrence: ['RRULE:FREQ=WEEKLY', 'EXDATE;VALUE=DATE:20260405'],
      })
      const exception = anEvent(calendar.id, {
        eventId: 'c',
        seriesId: 'b',
        originalStart: { kind: 'date', date: '2026-04-12' },
        start: instant,
        end: instant,
        selfResponse: null,
        blockId: ids.next(),
        generation: 3,
      })
      const tombstone = anEvent(calendar.id, {
        eventId: 'd',
        status: 'cancelled',
        title: null,
        start: null,
        end: null,
        seriesId: 'b',
        originalStart: { kind: 'instant', atMs: NOW_MS, timeZone: 'Asia/Kolkata' },
      })
      const all = [single, allDay, exception, tombstone]
      await events.upsert(all)
      expect(await events.findMany(calendar.id, ['a', 'b', 'c', 'd', 'e'])).toEqual(all)
      expect(await events.findMany(calendar.id, [])).toEqual([])
      await events.remove(calendar.id, ['a', 'e'])
      expect(await events.find(calendar.id, 'a')).toBeNull()
      expect(await events.find(calendar.id, 'b')).toEqual(allDay)
    }))

  test('upsert() replaces, and takes the last word where a listing names an event twice', () =>
    asPerson(async (repositories) => {
      const { calendar } = await withCalendar(repositories)
      const { events } = repositories
      const event = anEvent(calendar.id)
      const moved = { ...event, etag: '"2"', start: null, end: null, title: null, isTransparent: true }
      await events.upsert([event])
      await events.upsert([{ ...event, etag: '"1.5"' }, moved])
      expect(await events.find(calendar.id, event.eventId)).toEqual(moved)
      await events.upsert([])
    }))

  test('one odd event does not stop the others', () =>
    asPerson(async (repositories) => {
      const { calendar } = await withCalendar(repositories)
      const { events } = repositories
      const odd = anEvent(calendar.id, { title: 'nul \0 and half \udc00', blockId: 'not an id of ours' })
      await events.upsert([odd, anEvent(calendar.id)])
      expect(await events.find(calendar.id, odd.eventId)).toEqual({
        ...odd,
        title: 'nul  and half \ufffd',
        blockId: null,
      })
    }))

  test('replaceAll() swaps thousands of events of one calendar and leaves the others alone', () =>
    asPerson(async (repositories) => {
      const { calendar, connection } = await withCalendar(repositories)
      const { events, calendars } = repositories
      const other = aCalendar(connection.id, { googleCalendarId: 'other' })
      await calendars.save(other)
      const [old, kept] = [anEvent(calendar.id), anEvent(other.id)]
      await events.upsert([old, kept])
      const fresh = Array.from({ length: 2500 }, () => anEvent(calendar.id))
      await events.replaceAll(calendar.id, fresh)
      expect(await events.find(calendar.id, old.eventId)).toBeNull()
      expect(await events.find(other.id, kept.eventId)).toEqual(kept)
      expect(await events.listAround(NOW_MS, NOW_MS + 1)).toHaveLength(2501)
      await events.replaceAll(calendar.id, [])
      expect(await events.listAround(NOW_MS, NOW_MS + 1)).toEqual([kept])
      await expect(events.replaceAll(calendar.id, [kept])).rejects.toThrow('Cannot replace calendar')
    }))

  test('listAround() takes all series and exceptions, and of single events those that may overlap', () =>
    asPerson(async (repositories) => {
      const { calendar } = await withCalendar(repositories)
      const event = (
        eventId: string,
        start: ReturnType<typeof at | typeof on>,
        end: typeof start,
        more = {},
      ) => anEvent(calendar.id, { eventId, start, end, ...more })
      await repositories.events.upsert([
        event('abuts before', at(NOW_MS - HOUR_MS), at(NOW_MS)),
        event('abuts after', at(NOW_MS + HOUR_MS), at(NOW_MS + 2 * HOUR_MS)),
        event('around', at(NOW_MS - HOUR_MS), at(NOW_MS + 2 * HOUR_MS)),
        event('that day', on('2026-03-29'), on('2026-03-30')),
        event('long ago', on('2026-03-20'), on('2026-03-27')),
        event('long after', on('2026-04-02'), on('2026-04-03')),
        event('master', at(0), at(1), { recurrence: ['RRULE:FREQ=DAILY'] }),
        event('exception', at(0), at(1), { seriesId: 'master' }),
      ])
      const found = await repositories.events.listAround(NOW_MS, NOW_MS + HOUR_MS)
      expect(found.map(({ eventId }) => eventId)).toEqual(['around', 'exception', 'master', 'that day'])
    }))
})
