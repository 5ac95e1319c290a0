import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAchievements } from '#contracts/http/goal-routes.ts'
import { listKpis } from '#contracts/http/kpi-routes.ts'
import { exportLedger } from '#contracts/http/ledger-routes.ts'
import { listNotifications } from '#contracts/http/notification-routes.ts'
import { readObjective } from '#contracts/http/objective-routes.ts'
import { readTimeReport } from '#contracts/http/report-routes.ts'
import type { TimeReportView } from '#contracts/http/report-routes.ts'
import { idOf, playQuarter, readings, restingWeeks, type Tally, values } from '../../support/quarter/play.ts'
import {
  type Entry,
  longestStreak,
  minutesBy,
  mondayOfWeek,
  pieces,
  readEntries,
  readWaiting,
  rollOvers,
  sum,
} from '../../support/quarter/recount.ts'
import { beginQuarter, firstMonday, type Player, type Quarter, weeks } from '../../support/quarter/scene.ts'
import { type QuietApp, startQuietApp } from '../../support/quiet-app.ts'

/**
 * A quarter of a team: thirteen weeks through API, queue and "Google"; every sum is then made again from the ledger.
 * QUARTER=long answers on every evening instead of some.
 */
const seed = 7

let app: QuietApp
let quarter: Quarter
let tally: Tally
let entries: readonly Entry[]
let waiting: readonly Entry[]
let begunMs: number

beforeAll(async () => {
  begunMs = performance.now()
  // Every move of the clock looks at all calendars as it is.
  app = await startQuietApp({ SWEEP_SECONDS: '86400' })
  quarter = await beginQuarter(app, seed)
  tally = await playQuarter(quarter)
  entries = await readEntries(app)
  waiting = await readWaiting(app)
}, 600_000)
afterAll(async () => {
  const seconds = Math.round((performance.now() - begunMs) / 1000)
  const minutes = Object.fromEntries(quarter.players.map((one) => [one.name, sum(of(one, entries))]))
  console.log(JSON.stringify({ seed, weeks, seconds, tally, minutes, unconfirmed: sum(waiting) }))
  await app.stop()
})

const of = ({ userId }: Player, all: readonly Entry[]): Entry[] => all.filter((one) => one.userId === userId)
const forGoals = (all: readonly Entry[]): Entry[] => all.filter(({ objectiveId }) => objectiveId !== null)
const player = (name: string): Player => quarter.players.find((one) => one.name === name)!

async function report(by: 'objective' | 'member' | 'team'): Promise<TimeReportView> {
  const query = { by, from: firstMonday, to: mondayOfWeek(weeks - 1) }
  return player('ada').client.call(readTimeReport, { query })
}

function cells(
  { rows }: TimeReportView,
  field: 'doneMinutes' | 'unconfirmedMinutes',
): Record<string, number> {
  const all = rows.flatMap((row) => row.weeks.map((cell) => [`${row.id} ${cell.week}`, cell[field]] as const))
  return Object.fromEntries(all.filter(([, minutes]) => minutes !== 0))
}

test('people did, half-did, missed, skipped and forgot, and meetings came', () => {
  expect(Object.entries(tally).filter(([, times]) => times === 0)).toEqual([])
})

test.each([
  ['objective', (entry: Entry) => entry.objectiveId],
  ['member', (entry: Entry) => entry.userId],
] as const)('each week of each %s in the report is a sum of the ledger', async (by, key) => {
  const view = await report(by)
  expect(cells(view, 'doneMinutes')).toEqual(minutesBy(forGoals(entries), key))
  expect(cells(view, 'unconfirmedMinutes')).toEqual(minutesBy(forGoals(waiting), key))
})

test('the team has the weeks of all, of those who left as long as they were there', async () => {
  const view = await report('team')
  const expected = minutesBy(forGoals(entries), () => view.rows[0]?.id ?? '')
  expect(cells(view, 'doneMinutes')).toEqual(expected)
})

test('hours and sessions of key results are sums of the ledger', async () => {
  for (const { name, client, objectiveId } of quarter.players.slice(0, 2)) {
    const { effort, keyResults } = await client.call(readObjective, { params: { id: objectiveId } })
    const own = entries.filter((one) => one.objectiveId === objectiveId)
    expect([name, effort.doneMinutes]).toEqual([name, sum(own)])
    for (const one of keyResults) {
      const work = own.filter(({ keyResultId }) => keyResultId === one.id)
      expect([one.title, one.effort.doneMinutes]).toEqual([one.title, sum(work)])
      if (one.kind !== 'effort') continue
      expect(one.current).toBe(one.measure === 'sessions' ? pieces(work).length : sum(work))
    }
  }
})

test('outcomes follow from readings, check-ins and milestones, and from no hours', async () => {
  const [ada, ben] = [player('ada'), player('ben')]
  const metric = (90 - (readings[weeks - 1] ?? 0)) / 30
  const ofAda = await ada.client.call(readObjective, { params: { id: ada.objectiveId } })
  expect(ofAda.outcome.progress).toBeCloseTo(metric, 10)
  const ofBen = await ben.client.call(readObjective, { params: { id: ben.objectiveId } })
  expect(ofBen.outcome.progress).toBe((Math.min(1, (values[weeks - 1] ?? 0) / 100) + 1) / 2)
})

test('what was reached is on record, once, and nothing else', async () => {
  for (const { name, client, userId, ids } of quarter.players.slice(0, 2)) {
    const { items } = await client.call(listAchievements, {})
    const resting = name === 'ada' ? restingWeeks : []
    const habit = ids.get('habit')
    const own = entries.filter((entry) => entry.userId === userId)
    const weeksInARow = longestStreak(
      own.filter(({ habitId }) => habitId === habit),
      resting,
    )
    const steps = [4, 8, 12].filter((step) => step <= weeksInARow).map(String)
    const streaks = items.filter(({ kind }) => kind === 'streak').map(({ step }) => step)
    expect(streaks.toSorted()).toEqual(steps.toSorted())
    const { keyResults } = await client.call(readObjective, { params: { id: player(name).objectiveId } })
    const reached = keyResults.filter(
      (one) => (one.kind === 'effort' ? one.effort : one.outcome).progress === 1,
    )
    const told = items.filter(({ kind }) => kind === 'key-result-reached').map(({ subjectId }) => subjectId)
    expect(new Set(told)).toEqual(new Set(reached.map(({ id }) => id)))
  }
})

test('a week hands on what it left undone, once', async () => {
  const tasks = await rollOvers(app)
  expect(tasks.filter(({ rolledOver, expected }) => rolledOver !== expected)).toEqual([])
  expect(tasks.some(({ rolledOver }) => rolledOver > 0)).toBe(true)
})

test('a habit at rest has no hours', () => {
  const ada = player('ada')
  const resting = new Set(restingWeeks.map(mondayOfWeek))
  const inThem = of(ada, entries).filter(({ habitId }) => habitId === idOf(ada, 'habit'))
  expect(Object.keys(minutesBy(inThem, () => '')).filter((key) => resting.has(key.trim()))).toEqual([])
})

test('the KPI that left the green is well again, and was told of', async () => {
  const { client } = player('ada')
  const { items } = await client.call(listKpis, {})
  expect(items.map(({ breach, latest }) => [breach, latest?.value])).toEqual([[null, readings[weeks - 1]]])
  const notices = await client.call(listNotifications, { query: { limit: 200 } })
  expect(notices.items.filter(({ kind }) => kind === 'kpi-breach').length).toBeGreaterThan(0)
})

test('the table that a person exports holds every minute', async () => {
  for (const one of quarter.players) {
    const csv = await one.client.call(exportLedger, { query: {} })
    const rows = csv.trim().split('\n').slice(1)
    expect(rows).toHaveLength(of(one, entries).length)
    expect(rows.reduce((all, row) => all + Number(row.split(',')[1]), 0)).toBe(sum(of(one, entries)))
  }
})
