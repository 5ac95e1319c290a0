import { afterEach, expect, test } from 'vitest'
import { noticeSettings } from '#core/notifications/notice-settings.ts'
import { HOUR_MS, MINUTE_MS } from '#core/time/interval.ts'
import { at } from '../plan/support/stock.ts'
import { anEffort, anEffortPlan } from '../postgres/support/samples.ts'
import { openTellingWorld, type TellingWorld } from './telling-world.ts'

let world: TellingWorld
afterEach(() => world.close())

const quiet = (from: string, to: string) => ({
  ...noticeSettings(null),
  quiet: { from, to, weekends: false },
})
const moveTo = (timeZone: string) => world.updateSettings(world.userId, { timeZone })
const isAwaited = async (): Promise<boolean> => {
  const wake = await world.ask(({ wakes }) => wakes.find('settle', 'notices'))
  return wake !== null && wake.requested > wake.done
}

/** Looked at at these moments, twice as after a killed worker: when each mail went out. */
async function mailsAt(...moments: readonly number[]): Promise<string[]> {
  for (const ms of moments) {
    world.goTo(ms)
    await world.tell()
    await world.tell()
  }
  return world.sent.map(({ subject, atMs }) => `${subject} ${new Date(atMs).toISOString()}`)
}

test.for([
  // 22:00 to 06:30 on the night on which New York's clock goes back, and on which it goes forward.
  ['America/New_York', '2026-10-31T23:00:00-04:00', '2026-11-01T11:30:00.000Z'],
  ['America/New_York', '2027-03-13T23:00:00-05:00', '2027-03-14T10:30:00.000Z'],
  ['Asia/Kolkata', '2026-11-24T23:00:00+05:30', '2026-11-25T01:00:00.000Z'],
  ['Pacific/Apia', '2026-11-24T23:00:00+13:00', '2026-11-24T17:30:00.000Z'],
] as const)('in %s what %s finds comes when its night is over, once', async ([zone, night, morning]) => {
  world = await openTellingWorld(at(night), zone)
  await world.saveNoticeSettings(world.userId, quiet('22:00', '06:30'))
  const endMs = at(morning)
  expect(await mailsAt(at(night), endMs - MINUTE_MS, endMs, endMs + HOUR_MS)).toEqual([
    `Behind: New people get going ${morning}`,
  ])
})

test('who flies from New York to Kolkata hears in the morning of where they are, once', async () => {
  const night = at('2026-11-24T22:30:00-05:00')
  world = await openTellingWorld(night, 'America/New_York')
  await world.saveNoticeSettings(world.userId, quiet('22:00', '06:30'))
  await world.tell()
  expect(world.sent).toEqual([])
  // Nine in the morning over there.
  await moveTo('Asia/Kolkata')
  expect(await isAwaited()).toBe(true)
  await world.tell()
  await world.tell()
  expect(world.sent.map(({ subject }) => subject)).toEqual(['Behind: New people get going'])
  // And back again on a Monday, whose morning comes twice.
  const [first, second] = [at('2026-11-30T08:00:00+05:30'), at('2026-11-30T08:00:00-05:00')]
  await mailsAt(first - MINUTE_MS, first)
  await moveTo('America/New_York')
  expect((await mailsAt(second - MINUTE_MS, second)).slice(1)).toEqual(['Your week 2026-11-30T02:30:00.000Z'])
})

test('on a trip, the night is that of where one is', async () => {
  const night = at('2026-11-24T22:30:00-05:00')
  world = await openTellingWorld(night, 'America/New_York')
  await world.saveNoticeSettings(world.userId, quiet('22:00', '06:30'))
  await world.tell()
  expect(world.sent).toEqual([])
  const trip = { from: '2026-11-25', to: '2026-11-27', timeZone: 'Asia/Kolkata' }
  await world.updateSettings(world.userId, { trips: [trip] })
  expect(await isAwaited()).toBe(true)
  // On the way until midnight at home; then it is half past ten in the morning.
  expect(await mailsAt(at('2026-11-25T10:29:00+05:30'), at('2026-11-25T10:31:00+05:30'))).toEqual([
    'Behind: New people get going 2026-11-25T05:01:00.000Z',
  ])
})

test('on a trip, the dates of goals and their weeks stay those of home, so that nothing is told twice', async () => {
  // Monday at home is Sunday over there when a week begins, and so is the day of the first check-in the one before.
  world = await openTellingWorld(at('2026-11-18T05:00:00+01:00'), 'Europe/Berlin')
  const effort = anEffort(world.goals.objectiveId)
  await world.ask(async ({ keyResults }) => {
    await keyResults.save(effort)
    await keyResults.saveEffortPlan(effort.id, {
      ...anEffortPlan(world.workHours),
      minMinutesPerWeek: 3000,
      targetMinutesPerWeek: 3000,
      byDate: '2026-12-31',
    })
  })
  world.goTo(at('2026-11-25T12:00:00+01:00'))
  await world.tell()
  const trip = { from: '2026-11-25', to: '2026-11-27', timeZone: 'America/Los_Angeles' }
  await world.updateSettings(world.userId, { trips: [trip] })
  world.goTo(at('2026-11-25T23:00:00+01:00'))
  await world.tell()
  const titles = (await world.list()).items.map(({ title }) => title)
  expect(titles.filter((title) => /overfull|Check-in due/.test(title)).toSorted()).toEqual([
    'Check-in due: Activation',
    'The week of Mon 30 Nov is overfull',
  ])
})

test('who ends the quiet hours early gets at once what they held', async () => {
  const night = at('2026-11-24T22:30:00+01:00')
  world = await openTellingWorld(night, 'Europe/Berlin')
  await world.saveNoticeSettings(world.userId, quiet('22:00', '06:30'))
  await world.tell()
  await world.saveNoticeSettings(world.userId, quiet('23:00', '06:30'))
  expect(await isAwaited()).toBe(true)
  await world.tell()
  expect(world.sent).toHaveLength(1)
})
