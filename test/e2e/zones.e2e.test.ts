import { DateTime } from 'luxon'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  busyOf,
  endOf,
  launchBeta,
  type Scene,
  settledWeek,
  type ShownBlock,
  signedIn,
  startOf,
} from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startApp()
}, 60_000)
afterAll(() => app.stop())

/** Mondays of the weeks whose Sunday is the night of a clock change, and two zones with offsets of their own. */
const weeks: readonly (readonly [zone: string, monday: string, friday: string])[] = [
  ['Europe/Berlin', '2026-03-23', '2026-03-27'],
  ['Europe/Berlin', '2026-10-19', '2026-10-23'],
  ['America/New_York', '2026-03-02', '2026-03-06'],
  ['America/New_York', '2026-10-26', '2026-10-30'],
  ['Asia/Kolkata', '2026-11-23', '2026-11-27'],
  ['Pacific/Apia', '2026-11-23', '2026-11-27'],
]

describe.each(weeks)('%s, week of %s', (zone, monday, friday) => {
  let scene: Scene
  let blocks: readonly ShownBlock[]
  const local = (ms: number): DateTime => DateTime.fromMillis(ms, { zone })

  beforeAll(async () => {
    scene = await signedIn(app, zone, monday)
    await launchBeta(scene, friday)
    blocks = await settledWeek(scene)
  }, 60_000)

  test('work lies between nine and five on the wall, before and after the clock change', () => {
    const work = blocks.filter(({ summary }) => summary !== '🎯 Run')
    const outside = work.filter((block) => {
      const [from, to] = [local(startOf(block)), local(endOf(block))]
      return from.weekday > 5 || from.hour < 9 || to > from.set({ hour: 17, minute: 0 })
    })
    expect(work.length).toBeGreaterThan(4)
    expect(outside).toEqual([])
  })

  test('no block lies over what Google says is busy', async () => {
    const from = scene.at(`${monday}T00:00`)
    const busy = await busyOf(scene, from, DateTime.fromISO(from).plus({ weeks: 4 }).toUTC().toISO())
    expect(busy.length).toBeGreaterThan(0)
    const overlaps = blocks.flatMap((block) =>
      busy.filter((event) => startOf(event) < endOf(block) && startOf(block) < endOf(event)),
    )
    expect(overlaps).toEqual([])
  })

  test('each week of the habit has three runs on three dates', () => {
    const runs = blocks.filter(({ summary }) => summary === '🎯 Run').map((run) => local(startOf(run)))
    const byWeek = Map.groupBy(runs, (run) => run.startOf('week').toISODate())
    expect([...byWeek.values()].map((week) => new Set(week.map((run) => run.toISODate())).size)).toEqual(
      [...byWeek.keys()].map(() => 3),
    )
  })
})
