import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmBlock } from '#contracts/http/block-routes.ts'
import { readObjective } from '#contracts/http/objective-routes.ts'
import { listLedger } from '#contracts/http/ledger-routes.ts'
import { readWeek, undoPlan } from '#contracts/http/plan-routes.ts'
import { createTask, readTask } from '#contracts/http/task-routes.ts'
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

const placeOf = (block: ShownBlock): string =>
  `${blockIdOf(block)} ${startOf(block)} ${endOf(block)} ${block.summary}`
const placesOf = (blocks: readonly ShownBlock[]): readonly string[] => blocks.map(placeOf).toSorted()
const blockInState = async (state: string, title?: string) =>
  (await scene.client.call(readWeek, { query: {} })).blocks.find(
    (block) => block.state === state && (title === undefined || block.title === title),
  )
const objective = () => scene.client.call(readObjective, { params: { id: goals.objectiveId } })

test('undo brings the version before back, in Google, too', async () => {
  const before = await scene.blocks()
  const { id } = await scene.client.call(createTask, {
    body: { title: 'Fire drill', minutes: 240, priority: 1, due: scene.at('2026-11-24T17:00') },
  })
  await waitUntil(async () => (await scene.blocks()).some(({ summary }) => summary === '🎯 Fire drill'), {
    what: 'the new task in Google',
  })
  const between = await settledWeek(scene)
  expect(placesOf(between)).not.toEqual(placesOf(before))
  await scene.client.call(undoPlan, {})
  await waitUntil(async () => !(await scene.blocks()).some(({ summary }) => summary === '🎯 Fire drill'), {
    what: 'the undone blocks to leave Google',
  })
  expect(placesOf(await settledWeek(scene))).toEqual(placesOf(before))
  const task = await scene.client.call(readTask, { params: { id } })
  expect(task.plannedMinutes).toBe(0)
})

test('time passes, a block waits for a word, and its hours move the goal and not the metric', async () => {
  const first = (await scene.blocks())
    .filter(({ summary }) => summary === '🎯 Put in the hours')
    .toSorted((a, b) => startOf(a) - startOf(b))[0]
  if (first === undefined) throw new Error('No block of the goal')
  const minutes = (endOf(first) - startOf(first)) / 60_000
  await scene.client.send('POST', '/demo/clock', { now: new Date(endOf(first) + 60_000).toISOString() })
  const block = await waitUntil(() => blockInState('unconfirmed', 'Put in the hours'), {
    what: 'the ended block to wait for a word',
  })
  const waiting = await objective()
  expect([waiting.effort.unconfirmedMinutes, waiting.effort.doneMinutes]).toEqual([minutes, 0])

  await scene.client.call(confirmBlock, { params: { id: block.id }, body: {} })
  const ledger = await scene.client.call(listLedger, { query: { objectiveId: goals.objectiveId } })
  expect(
    ledger.items.map((entry) => [entry.minutes, entry.evidence, entry.keyResultId, entry.blockId]),
  ).toEqual([[minutes, 'confirmed', goals.effortId, block.id]])
  const after = await objective()
  const [effort, metric] = ['effort', 'metric'].map((kind) =>
    after.keyResults.find((one) => one.kind === kind),
  )
  expect([after.effort.doneMinutes, effort?.effort.doneMinutes, effort?.effort.progress]).toEqual([
    minutes,
    minutes,
    minutes / 2400,
  ])
  expect([metric?.outcome.progress, metric?.effort.doneMinutes, after.outcome.progress]).toEqual([0, 0, 0])
})

test('a check mark typed in front of the title in Google confirms, too', async () => {
  const next = (await scene.blocks())
    .filter(({ summary }) => summary === '🎯 Write announcement' || summary === '🎯 Put in the hours')
    .toSorted((a, b) => startOf(a) - startOf(b))[0]
  if (next === undefined) throw new Error('No block left')
  await scene.client.send('POST', '/demo/clock', { now: new Date(endOf(next) + 60_000).toISOString() })
  await waitUntil(() => blockInState('unconfirmed'), { what: 'the next block to wait for a word' })
  await scene.google.changeEvent(next.calendarId, next.id, { summary: `✓ ${next.summary}` })
  const done = await waitUntil(
    async () =>
      (await scene.client.call(readWeek, { query: {} })).blocks.find(
        ({ id, state }) => id === blockIdOf(next) && state === 'done',
      ),
    { what: 'the check mark to be understood' },
  )
  expect(done.settledMinutes).toBe((endOf(next) - startOf(next)) / 60_000)
})

test('the live stream tells an open page what to load again', async () => {
  const stream = await scene.client.listen()
  await scene.client.call(createTask, { body: { title: 'Tell the page', minutes: 30 } })
  await waitUntil(() => stream.topics.includes('tasks') && stream.topics.includes('week'), {
    what: 'the stream to name tasks and week',
  })
  expect(stream.topics).toContain('tasks')
  stream.close()
})
