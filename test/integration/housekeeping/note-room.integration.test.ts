import { afterEach, describe, expect, test } from 'vitest'
import { createNoteRoom } from '#app/housekeeping/note-room.ts'
import type { NotedRoom } from '#app/ports/repositories/room-repositories.ts'
import type { Calendar } from '#app/ports/repositories/calendar-repositories.ts'
import { createReadCapacity } from '#app/read/week/read-capacity.ts'
import { addCalendar, addMeeting, at } from '../plan/support/stock.ts'
import { type World, openWorld } from '../plan/support/world.ts'
import { aCycle, anEffort, anEffortPlan, anObjective } from '../postgres/support/samples.ts'

const wednesday = at('2026-11-18T12:00:00Z')
let world: World
afterEach(() => world.close())

/** An effort plan to the end of the year, and a meeting next week. */
async function furnish(timeZone: string, weekStart: number, some: Partial<Calendar> = {}): Promise<void> {
  world = await openWorld(wednesday, timeZone, { weekStart })
  const cycle = aCycle({ startsOn: '2026-10-01', endsOn: '2026-12-31' })
  const objective = anObjective(cycle.id, { status: 'active' })
  const keyResult = anEffort(objective.id)
  await world.ask(async ({ cycles, objectives, keyResults }) => {
    await cycles.save(cycle)
    await objectives.save(objective)
    await keyResults.save(keyResult)
    await keyResults.saveEffortPlan(keyResult.id, anEffortPlan(world.workHours))
  })
  const calendar = await addCalendar(world, some)
  await addMeeting(world, calendar.id, '2026-11-24T06:00:00Z', '2026-11-24T07:30:00Z')
}

/** What is written down. */
async function noted(): Promise<readonly NotedRoom[]> {
  const rooms: NotedRoom[] = []
  const unitOfWork: typeof world.edits.unitOfWork = {
    ...world.edits.unitOfWork,
    forUser: (userId, work) =>
      world.edits.unitOfWork.forUser(userId, (mine) => {
        const note = async (room: NotedRoom): Promise<void> => {
          rooms.push(room)
          await mine.rooms.note(room)
        }
        return work({ ...mine, rooms: { ...mine.rooms, note } })
      }),
  }
  await createNoteRoom({ ...world.planning, unitOfWork })(world.userId)
  return rooms
}

describe('the room that is noted', () => {
  test.for([
    ['Europe/Berlin', 1, '2026-11-16'],
    ['Asia/Kolkata', 7, '2026-11-16'],
    ['Pacific/Apia', 6, '2026-11-16'],
    ['America/Los_Angeles', 7, '2026-11-16'],
  ] as const)(
    'is that of the person’s own view: %s, weeks from day %i',
    async ([zone, weekStart, monday]) => {
      await furnish(zone, weekStart)
      const [room] = await noted()
      const { weeks } = await createReadCapacity(world.planning)(world.userId)
      expect(weeks.some(({ needMinutes }) => needMinutes > 0)).toBe(true)
      // The last one of the view ends with the cycle.
      const both = weeks.slice(0, -1).map(({ needMinutes, freeMinutes }) => ({ needMinutes, freeMinutes }))
      expect(room).toMatchObject({ firstWeek: monday, notedAtMs: wednesday })
      expect(room?.weeks.slice(0, both.length)).toEqual(both)
      expect(room?.weeks).toHaveLength(16)
    },
  )

  test('is noted once a day', async () => {
    await furnish('Europe/Berlin', 1)
    expect(await noted()).toHaveLength(1)
    expect(await noted()).toHaveLength(0)
    world.goTo(at('2026-11-19T00:00:00Z'))
    expect(await noted()).toHaveLength(1)
  })

  test('without an effort plan is that of the hours for work', async () => {
    world = await openWorld(wednesday, 'Europe/Berlin')
    await addCalendar(world)
    const [room] = await noted()
    expect(room?.weeks.slice(0, 2)).toEqual([
      { needMinutes: 0, freeMinutes: (4 + 8 + 8) * 60 },
      { needMinutes: 0, freeMinutes: 40 * 60 },
    ])
  })

  test.for([
    ['could not be read', { state: 'unreadable' as const }],
    ['was not read yet', { state: 'unread' as const }],
    ['does not count', { countsAsBusy: false }],
  ] as const)('is none when the calendar %s', async ([, some]) => {
    await furnish('Europe/Berlin', 1, some)
    expect(await noted()).toEqual([])
  })

  test('is none without a calendar', async () => {
    world = await openWorld(wednesday, 'Europe/Berlin')
    expect(await noted()).toEqual([])
  })
})
