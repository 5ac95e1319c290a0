import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPlanVersions, readWeek } from '#contracts/http/plan-routes.ts'
import { listHabits } from '#contracts/http/habit-routes.ts'
import {
  blockIdOf,
  endOf,
  launchBeta,
  type LaunchBeta,
  type Scene,
  settledWeek,
  type ShownBlock,
  signedIn,
  startOf,
} from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'
import { waitUntil } from '../support/wait-until.ts'

const iso = (ms: number): string => new Date(ms).toISOString()
const placeOf = (block: ShownBlock): string =>
  `${blockIdOf(block)} ${iso(startOf(block))} ${iso(endOf(block))}`

let app: RunningApp
let scene: Scene
let goals: LaunchBeta

beforeAll(async () => {
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  goals = await launchBeta(scene)
  await settledWeek(scene)
}, 60_000)
afterAll(() => app.stop())

const laterThanTomorrow = (block: ShownBlock): boolean =>
  startOf(block) > Date.parse(scene.at('2026-11-25T00:00'))

async function blockOf(
  title: string,
  suits: (block: ShownBlock) => boolean = () => true,
): Promise<ShownBlock> {
  const blocks = (await scene.blocks()).filter((block) => block.summary === `🎯 ${title}` && suits(block))
  const [block] = blocks.toSorted((a, b) => startOf(a) - startOf(b))
  if (block === undefined) throw new Error(`No block of ${title}`)
  return block
}

/** Drops a meeting on a block and answers the blocks before and after. */
async function dropMeetingOn(block: ShownBlock, timeoutMs: number) {
  const before = await scene.blocks()
  const meeting = await scene.google.addEvent(scene.email, {
    summary: 'Urgent call',
    start: { dateTime: block.start.dateTime },
    end: { dateTime: block.end.dateTime },
  })
  await waitUntil(
    async () => {
      const moved = (await scene.blocks()).find((one) => blockIdOf(one) === blockIdOf(block))
      return moved === undefined || startOf(moved) >= endOf(meeting) || endOf(moved) <= startOf(meeting)
    },
    { what: 'the block to make way in Google', timeoutMs },
  )
  return { before, after: await settledWeek(scene) }
}

/** Places of blocks that are no longer there, or no longer at their time. */
function leftPlaces({ before, after }: Record<'before' | 'after', readonly ShownBlock[]>): readonly string[] {
  const places = new Set(after.map(placeOf))
  return before.map(placeOf).filter((place) => !places.has(place))
}

test('a meeting on a block: it has moved within five seconds, the others have not', async () => {
  const block = await blockOf('Put in the hours', laterThanTomorrow)
  expect(leftPlaces(await dropMeetingOn(block, 5000))).toEqual([placeOf(block)])
})

test('the same with push switched off: within the sweep period', async () => {
  await scene.google.setPush(false)
  const block = await blockOf('Put in the hours', laterThanTomorrow)
  expect(leftPlaces(await dropMeetingOn(block, 2000 + 5000))).toEqual([placeOf(block)])
  await scene.google.setPush(true)
})

test('a block moved by hand in Google is pinned there', async () => {
  const block = await blockOf(
    'Write announcement',
    (one) => startOf(one) > Date.parse(scene.at('2026-11-23T12:00')),
  )
  const start = Date.parse(scene.at('2026-11-27T18:07'))
  await scene.google.changeEvent(block.calendarId, block.id, {
    start: { dateTime: iso(start), timeZone: scene.zone },
    end: { dateTime: iso(start + 30 * 60_000), timeZone: scene.zone },
  })
  const pinned = await waitUntil(
    async () => {
      const week = await scene.client.call(readWeek, { query: {} })
      return week.blocks.find(({ id, state }) => id === blockIdOf(block) && state === 'pinned')
    },
    { what: 'the block to be pinned' },
  )
  expect([Date.parse(pinned.start), Date.parse(pinned.end)]).toEqual([start, start + 30 * 60_000])
  const shown = (await settledWeek(scene)).find((one) => blockIdOf(one) === blockIdOf(block))
  expect(shown === undefined ? null : startOf(shown)).toBe(start)
})

test('a task block deleted in Google is planned elsewhere', async () => {
  const block = await blockOf('Put in the hours', laterThanTomorrow)
  const minutes = (endOf(block) - startOf(block)) / 60_000
  const planned = async (): Promise<number> => {
    const week = await scene.client.call(readWeek, { query: {} })
    return week.blocks
      .filter(
        ({ title, state }) =>
          title === 'Put in the hours' && ['flexible', 'defended', 'pinned'].includes(state),
      )
      .reduce((sum, one) => sum + (Date.parse(one.end) - Date.parse(one.start)) / 60_000, 0)
  }
  const before = await planned()
  await scene.google.deleteEvent(block.calendarId, block.id)
  await waitUntil(
    async () =>
      !(await scene.client.call(readWeek, { query: {} })).blocks.some(
        ({ id, state }) => id === blockIdOf(block) && state !== 'skipped',
      ),
    { what: 'the deletion to be understood' },
  )
  const shown = await settledWeek(scene)
  expect(minutes).toBeGreaterThan(0)
  expect(await planned()).toBe(before)
  expect(shown.some((one) => one.id === block.id)).toBe(false)
  const versions = await scene.client.call(listPlanVersions, { query: {} })
  expect(versions.items.map(({ cause }) => cause)).toContainEqual(
    expect.stringMatching(/^You removed “Put in the hours” .*in Google/),
  )
})

test('a habit block deleted in Google is skipped, and not made up for', async () => {
  const run = await blockOf('Run', laterThanTomorrow)
  await scene.google.deleteEvent(run.calendarId, run.id)
  const habit = await waitUntil(
    async () => {
      const { items } = await scene.client.call(listHabits, {})
      return items.find(({ id, skippedDates }) => id === goals.habitId && skippedDates.length === 1)
    },
    { what: 'the occurrence to be skipped' },
  )
  await settledWeek(scene)
  const week = await scene.client.call(readWeek, { query: {} })
  const runs = week.blocks.filter(({ itemId, state }) => itemId === goals.habitId && state !== 'skipped')
  expect(habit.thisWeek.skipped).toBe(1)
  expect(runs.length).toBe(2)
})

test('after all that a second look at Google writes nothing', async () => {
  await settledWeek(scene)
  await scene.google.send('DELETE', '/journal')
  await scene.client.send('POST', '/api/v1/calendars/refresh')
  await waitUntil(async () => (await scene.google.journal()).length >= 4, {
    what: 'the calendars to be read',
  })
  await settledWeek(scene)
  const writes = (await scene.google.journal()).filter(
    ({ method, path }) => method !== 'GET' && path.includes('/events') && !path.includes('/watch'),
  )
  expect(writes).toEqual([])
})
