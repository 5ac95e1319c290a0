import { describe, expect, test } from 'vitest'
import type { Calendar } from '#app/ports/repositories/calendar-repositories.ts'
import { aCalendar, aChannel, aConnection } from './support/samples.ts'
import { HOUR_MS, ids, NOW_MS } from './support/store.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()

/** A person with one connection and these calendars. */
async function withCalendars(...some: readonly Partial<Calendar>[]) {
  const { unitOfWork, addPerson } = store.current
  const { id: userId } = await addPerson()
  const connection = aConnection()
  const calendars = some.map((more, index) =>
    aCalendar(connection.id, { googleCalendarId: `calendar ${index}`, ...more }),
  )
  await unitOfWork.forUser(userId, async (own) => {
    await own.connections.save(connection)
    for (const calendar of calendars) await own.calendars.save(calendar)
    await own.person.noteSeen(NOW_MS)
  })
  return { userId, connection, calendars }
}

const age = {
  nowMs: NOW_MS,
  seenSinceMs: NOW_MS - 24 * HOUR_MS,
  pulledBeforeMs: NOW_MS,
  dormantBeforeMs: NOW_MS - 6 * HOUR_MS,
}

async function staleOf(userId: string): Promise<readonly string[]> {
  const stale = await store.current.unitOfWork.forFleet((fleet) => fleet.listStaleCalendars(age, 1000))
  return stale.filter((row) => row.userId === userId).map((row) => row.calendarId)
}

describe('listStaleCalendars()', () => {
  test('takes what was never read or not lately, but nothing that is gone', async () => {
    const { userId, calendars } = await withCalendars(
      { pulledAtMs: NOW_MS - 1 },
      { pulledAtMs: NOW_MS },
      { pulledAtMs: null, state: 'unread' },
      { pulledAtMs: null, state: 'gone' },
      { pulledAtMs: NOW_MS - HOUR_MS, state: 'unreadable' },
    )
    const [late, , unread, , unreadable] = calendars
    expect(await staleOf(userId)).toEqual([unread!.id, unreadable!.id, late!.id])
  })

  test('lets calendars of somebody who was not here today wait longer', async () => {
    const { userId, calendars } = await withCalendars(
      { pulledAtMs: NOW_MS - HOUR_MS },
      { pulledAtMs: NOW_MS - 7 * HOUR_MS },
    )
    await store.current.pool.query('update users set last_seen_at = $1 where id = $2', [
      new Date(NOW_MS - 25 * HOUR_MS),
      userId,
    ])
    expect(await staleOf(userId)).toEqual([calendars[1]!.id])
    await store.current.unitOfWork.forUser(userId, ({ person }) => person.noteSeen(NOW_MS))
    expect(await staleOf(userId)).toHaveLength(2)
  })

  test('leaves out the calendars of a dead grant', async () => {
    const { userId, connection } = await withCalendars({ pulledAtMs: null })
    expect(await staleOf(userId)).toHaveLength(1)
    await store.current.unitOfWork.forUser(userId, (own) =>
      own.connections.save({ ...connection, status: 'reconnect' }),
    )
    expect(await staleOf(userId)).toEqual([])
  })

  test('one that was tried without success stands behind the others', async () => {
    const { userId, calendars } = await withCalendars({ pulledAtMs: null }, { pulledAtMs: NOW_MS - HOUR_MS })
    const [failing, other] = calendars
    expect(await staleOf(userId)).toEqual([failing!.id, other!.id])
    await store.current.unitOfWork.forUser(userId, ({ wakes }) => wakes.begin('pull', failing!.id, NOW_MS))
    expect(await staleOf(userId)).toEqual([other!.id, failing!.id])
  })
})

describe('listOpenWakes()', () => {
  test('gives the least recently attempted first, up to the limit', async () => {
    const { unitOfWork, addPerson } = store.current
    const people = [await addPerson(), await addPerson(), await addPerson()]
    for (const [index, { id }] of people.entries()) {
      await unitOfWork.forUser(id, async ({ wakes }) => {
        await wakes.request('settle')
        if (index < 2) await wakes.begin('settle', '', NOW_MS - index * HOUR_MS)
      })
    }
    const open = await unitOfWork.forFleet((fleet) => fleet.listOpenWakes(NOW_MS, NOW_MS + 1, 1000))
    const ours = open.filter((wake) => people.some(({ id }) => id === wake.userId))
    expect(ours.map((wake) => wake.userId)).toEqual([people[2]!.id, people[1]!.id, people[0]!.id])
    const first = await unitOfWork.forFleet((fleet) => fleet.listOpenWakes(NOW_MS, NOW_MS + 1, 1))
    expect(first).toEqual(open.slice(0, 1))
  })
})

describe('findChannel()', () => {
  test('tells whose it is', async () => {
    const { userId, calendars } = await withCalendars({})
    const channel = aChannel(calendars[0]!.connectionId, calendars[0]!.id)
    const { unitOfWork } = store.current
    await unitOfWork.forUser(userId, ({ channels }) => channels.save(channel))
    expect(await unitOfWork.forFleet((fleet) => fleet.findChannel(channel.id))).toEqual({ userId, channel })
    expect(await unitOfWork.forFleet((fleet) => fleet.findChannel(ids.next()))).toBeNull()
  })
})
