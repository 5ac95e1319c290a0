import { DateTime } from 'luxon'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readObjective } from '#contracts/http/objective-routes.ts'
import {
  busyOf,
  endOf,
  launchBeta,
  type LaunchBeta,
  type Scene,
  settledWeek,
  type ShownBlock,
  signedIn,
  startOf,
} from '../support/launch-beta.ts'
import { type OverheardApp, startApp } from '../support/running-app.ts'

const minutes = (block: ShownBlock): number => (endOf(block) - startOf(block)) / 60_000
const inWeek = (blocks: readonly ShownBlock[], title: string, scene: Scene): readonly ShownBlock[] =>
  blocks.filter(
    (block) => block.summary === `🎯 ${title}` && startOf(block) < Date.parse(scene.at('2026-11-30T00:00')),
  )
const sum = (blocks: readonly ShownBlock[]): number => blocks.reduce((all, block) => all + minutes(block), 0)

let app: OverheardApp
let scene: Scene
let goals: LaunchBeta
let blocks: readonly ShownBlock[]

beforeAll(async () => {
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  goals = await launchBeta(scene)
  blocks = await settledWeek(scene)
}, 60_000)
afterAll(() => app.stop())

test('the effort plan puts six hours into the week, in blocks of one to two hours', () => {
  const ofGoal = inWeek(blocks, 'Put in the hours', scene)
  expect(sum(ofGoal)).toBe(360)
  expect(ofGoal.every((block) => minutes(block) >= 60 && minutes(block) <= 120)).toBe(true)
})

test('the habit takes place three times, on different days', () => {
  const runs = inWeek(blocks, 'Run', scene)
  const days = runs.map((run) => DateTime.fromMillis(startOf(run), { zone: scene.zone }).toISODate())
  expect(runs.map(minutes)).toEqual([45, 45, 45])
  expect(new Set(days).size).toBe(3)
})

test('the task is placed in full before it is due', () => {
  const writing = inWeek(blocks, 'Write announcement', scene)
  expect(sum(writing)).toBe(180)
  expect(Math.max(...writing.map(endOf))).toBeLessThanOrEqual(Date.parse(scene.at('2026-11-27T17:00')))
})

test('no block lies over what Google says is busy', async () => {
  const busy = await busyOf(scene, scene.at('2026-11-23T00:00'), scene.at('2026-12-21T00:00'))
  expect(busy.length).toBeGreaterThan(20)
  const overlaps = blocks.flatMap((block) =>
    busy.filter((event) => startOf(event) < endOf(block) && startOf(block) < endOf(event)),
  )
  expect(overlaps).toEqual([])
})

test('work lies within working hours', () => {
  const outside = blocks
    .filter(({ summary }) => summary !== '🎯 Run')
    .filter((block) => {
      const from = DateTime.fromMillis(startOf(block), { zone: scene.zone })
      const to = DateTime.fromMillis(endOf(block), { zone: scene.zone })
      return from.weekday > 5 || from.hour < 9 || to > from.set({ hour: 17, minute: 0 })
    })
  expect(outside).toEqual([])
})

test('blocks never have attendees, and say whose goal they are', () => {
  const [block] = inWeek(blocks, 'Put in the hours', scene)
  expect(block).not.toHaveProperty('attendees')
  expect(block?.description).toContain('Launch beta')
  expect(block?.description).toContain(`${app.url}/blocks/`)
})

test('planned hours stand beside the outcome and do not move it', async () => {
  const objective = await scene.client.call(readObjective, { params: { id: goals.objectiveId } })
  expect(objective.outcome.progress).toBe(0)
  expect(objective.effort.doneMinutes).toBe(0)
  expect(objective.effort.plannedMinutes).toBeGreaterThanOrEqual(360)
})

test('nothing went wrong behind the scenes: a warning on a calm day hides a defect', () => {
  expect(app.troubles()).toEqual([])
})
