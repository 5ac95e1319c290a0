import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPreviewPlan } from '#app/edit/plans/preview-plan.ts'
import { createPlanBlocks } from '#app/plan/plan-blocks.ts'
import type { Solver } from '#app/ports/solver.ts'
import { createEffortPlanEdits } from '#app/edit/goals/effort-plans.ts'
import { createKeyResultEdits } from '#app/edit/goals/key-results.ts'
import { createHabitPauses } from '#app/edit/work/habit-pauses.ts'
import { createHabitEdits } from '#app/edit/work/habits.ts'
import { createQuickAddTask } from '#app/edit/work/quick-add-task.ts'
import { createReadPlanVersions } from '#app/read/week/read-plan-versions.ts'
import { givenEffortPlan } from '#contracts/http/goals.ts'
import { createHabit } from '#contracts/http/habit-routes.ts'
import { keyResultBody } from '#contracts/http/key-result-routes.ts'
import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { previewPlan } from '#contracts/http/preview-routes.ts'
import type { Problem } from '#core/planning/problem.ts'
import { anObjective } from '../../support/goal-builders.ts'
import { refusal } from '../edit/support/use-edits.ts'
import { addCalendar, addHabit, addMeeting, addTask, at, liveBlocks } from './support/stock.ts'
import { type World, openWorld } from './support/world.ts'

const monday = at('2026-11-23T08:00:00+01:00')

/** What was asked of the planner, in order. */
const asked: Problem[] = []
const recorded = (solver: Solver): Solver => ({
  ...solver,
  makePlan: (problem, options) => {
    asked.push(problem)
    return solver.makePlan(problem, options)
  },
})

let world: World
let objectiveId = ''
let keyResultId = ''
let runId = ''
beforeAll(async () => {
  world = await openWorld(monday, 'Europe/Berlin')
  const cycle = { id: world.ids.next(), title: 'Q4', startsOn: '2026-10-01', endsOn: '2026-12-31' }
  const objective = anObjective({ id: world.ids.next(), cycleId: cycle.id, activeSinceMs: null })
  objectiveId = objective.id
  keyResultId = world.ids.next()
  await world.ask(async ({ cycles, objectives, keyResults }) => {
    await cycles.save({ ...cycle, kind: 'quarter' })
    await objectives.save({ ...objective, visibility: 'private' })
    const common = { id: keyResultId, objectiveId: objective.id, title: 'Book', weight: 1, checkInDays: 7 }
    await keyResults.save({ ...common, kind: 'effort', measure: 'minutes', target: 3000 })
  })
  const calendar = await addCalendar(world)
  for (const day of [23, 24, 25, 26])
    await addMeeting(world, calendar.id, `2026-11-${day}T11:30:00+01:00`, `2026-11-${day}T15:00:00+01:00`)
  await addTask(world, { title: 'Report', minutes: 600 })
  runId = (await addHabit(world, { title: 'Run', idealStart: '17:00' })).id
  await plan()
})
afterAll(() => world.close())

type WhatIf = Parameters<ReturnType<typeof createPreviewPlan>>[1]

/** A short search is as good as a long one, where it is the same. */
const steps = 200

const preview = (whatIf: WhatIf) => {
  const { onlyLooking } = world
  const solver = recorded(onlyLooking.solver)
  return createPreviewPlan({ ...onlyLooking, solver, steps })(world.userId, whatIf)
}

const plan = () =>
  createPlanBlocks({ ...world.planning, solver: recorded(world.planning.solver), steps })(world.userId)

/** The plan as it came to be, in the words of a preview. */
async function planned() {
  await plan()
  const { items } = await createReadPlanVersions(world.edits).listPlanVersions(world.userId, { limit: 1 })
  return { version: items[0]!, blocks: await liveBlocks(world) }
}

/** What is only thought of has no name yet: the next one that is made. */
const nameless = (problem: Problem): unknown => {
  const known = [...(problem.tasks ?? []), ...(problem.habits ?? [])].map(({ id }) => id.slice(0, 36)).sort()
  const names = new Map([...new Set(known)].map((id, index) => [id, `item ${index}`]))
  return JSON.parse(
    JSON.stringify(problem).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => names.get(id) ?? id),
  )
}

/** What was thought of, then done: what the planner was asked, and the plan. */
async function bothWays(whatIf: WhatIf, apply: () => Promise<unknown>) {
  asked.length = 0
  const thought = await preview(whatIf)
  await apply()
  const { version, blocks } = await planned()
  const [first, second] = asked.map(nameless)
  return {
    thought: { problem: first, ...wordsOf(thought), places: thought.blocks.map(placeOf).toSorted() },
    done: { problem: second, ...wordsOf(version), places: blocks.map(placeOfBlock).toSorted() },
  }
}

type Words = Pick<PlanVersionView, 'cost' | 'difference' | 'unplaced'>
const wordsOf = ({ cost, difference, unplaced }: Words) => ({
  cost,
  difference,
  unplaced: unplaced.map(({ sentence }) => sentence),
})
const placeOf = ({ start, end }: { readonly start: string; readonly end: string }) => `${start}/${end}`
const placeOfBlock = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) =>
  placeOf({ start: new Date(startMs).toISOString(), end: new Date(endMs).toISOString() })

const habits = () => createHabitEdits(world.edits)
const aNewHabit = (fields: object) =>
  createHabit.body.parse({ title: 'Read', timesPerWeek: 3, maxMinutes: 45, ...fields })
const change = (fields: object) => ({ changedHabit: { id: runId, fields } })

describe('a preview is the plan that follows when it is done:', () => {
  it.each([
    ['a new habit', () => ({})],
    ['on fixed days', () => ({ cadence: 'exactly', days: [2, 4], timesPerWeek: 2 })],
    ['bound to a key result', () => ({ keyResultId, priority: 1 })],
    ['of other hours', () => ({ hoursProfileId: world.personalHours, idealStart: '20:00' })],
    ['with a first and a last day', () => ({ startsOn: '2026-11-26', endsOn: '2026-12-02' })],
    ['that finds no room', () => ({ minMinutes: 300, maxMinutes: 480, timesPerWeek: 7, priority: 4 })],
  ])('%s', async (_, fields) => {
    const body = aNewHabit(fields())
    const { thought, done } = await bothWays({ newHabit: body }, () =>
      habits().createHabit(world.userId, body),
    )
    expect(thought.problem).toBeDefined()
    expect(thought).toEqual(done)
  })

  it.each([
    ['another cadence', () => ({ timesPerWeek: 5 })],
    ['fixed days', () => ({ cadence: 'exactly' as const, days: [1, 3, 5], timesPerWeek: 3 })],
    ['other hours', () => ({ hoursProfileId: world.personalHours, windowTo: '22:00', idealStart: '19:00' })],
    ['a goal and a priority', () => ({ keyResultId, priority: 1 })],
  ])('a habit with %s', async (_, fields) => {
    const { thought, done } = await bothWays(change(fields()), () =>
      habits().updateHabit(world.userId, runId, fields()),
    )
    expect(thought.problem).toBeDefined()
    expect(thought).toEqual(done)
  })

  it.each([
    ['with an end', { from: '2026-11-25', until: '2026-11-29' }],
    ['without', {}],
  ])('a rest of a habit %s', async (_, span) => {
    const { thought, done } = await bothWays({ pausedHabit: { id: runId, ...span } }, () =>
      createHabitPauses(world.edits).pauseHabit(world.userId, runId, span),
    )
    expect(thought.problem).toBeDefined()
    expect(thought).toEqual(done)
  })

  it('a line of quick add', async () => {
    const text = 'Prepare the talk 4h due Fri P1 mornings #Book'
    const { thought, done } = await bothWays({ quickAdd: { text } }, () =>
      createQuickAddTask(world.edits)(world.userId, text),
    )
    expect(thought.problem).toBeDefined()
    expect(thought).toEqual(done)
  })
})

const goals = () => ({ ...createEffortPlanEdits(world.edits), ...createKeyResultEdits(world.edits) })
const aPlan = (fields: object) => givenEffortPlan.parse({ targetMinutesPerWeek: 360, ...fields })

describe('is there room for my goals? A preview of more hours is the plan that follows from them:', () => {
  it.each([
    ['six hours a week', { minMinutesPerWeek: 120 }],
    ['ten, on two days', { targetMinutesPerWeek: 600, days: [2, 4] }],
    ['by a date', { targetMinutesPerWeek: null, totalMinutes: 900, byDate: '2026-12-11' }],
    ['far too many', { targetMinutesPerWeek: 1500, priority: 1 }],
  ])('%s', async (_, fields) => {
    const effortPlan = aPlan(fields)
    const { thought, done } = await bothWays(
      { changedKeyResult: { id: keyResultId, fields: { target: 4000 }, effortPlan } },
      async () => {
        await goals().updateKeyResult(world.userId, keyResultId, { target: 4000 })
        await goals().setEffortPlan(world.userId, keyResultId, effortPlan)
        await world.unfold()
      },
    )
    expect(thought.problem).toBeDefined()
    expect(thought).toEqual(done)
  })

  it('none any more', async () => {
    const { thought, done } = await bothWays(
      { changedKeyResult: { id: keyResultId, fields: {}, effortPlan: null } },
      async () => {
        await goals().removeEffortPlan(world.userId, keyResultId)
        await world.unfold()
      },
    )
    expect(thought.problem).toBeDefined()
    expect(thought).toEqual(done)
  })

  it('a new key result with hours', async () => {
    const keyResult = keyResultBody.parse({
      kind: 'metric',
      title: 'Readers',
      baseline: 0,
      target: 100,
      effortPlan: aPlan({ targetMinutesPerWeek: 180 }),
    })
    const { thought, done } = await bothWays({ newKeyResult: { objectiveId, keyResult } }, async () => {
      await goals().createKeyResult(world.userId, objectiveId, keyResult)
      await world.unfold()
    })
    expect(thought.problem).toBeDefined()
    expect(thought).toEqual(done)
  })
})

describe('a preview of what changes nothing for the planner', () => {
  it('leaves everything where it is, as planning does, without a search', async () => {
    asked.length = 0
    const before = await liveBlocks(world)
    const fields = { colorId: '5', notes: 'Slowly.', keyResultId: null } as const
    const { difference, blocks } = await preview(change(fields))
    expect(difference).toMatchObject({ added: 0, moved: 0, removed: 0, kept: before.length })
    expect(blocks).toHaveLength(before.length)
    await habits().updateHabit(world.userId, runId, fields)
    expect(await plan()).toEqual({ kind: 'unchanged' })
    expect(asked).toEqual([])
  })
})

const refused = (whatIf: WhatIf) => refusal(preview(whatIf))

/** What the change itself says, about the part of the body in which it stands. */
async function saidOf(part: string, change: Promise<unknown>) {
  const said = await refusal(change)
  const inPart = (text: string | null) => text?.replace('body.', `body.${part}.`)
  return { ...said, field: inPart(said.field), message: inPart(said.message) }
}

describe('what could not be done cannot be thought of either', () => {
  it('says the same as the change itself', async () => {
    const fields = { windowFrom: '09:00', windowTo: '09:15', idealStart: '09:00' }
    expect(await refused(change(fields))).toMatchObject({
      field: 'body.changedHabit.fields.minMinutes',
      expected: 'at most the 15 minutes between windowFrom and windowTo',
    })
    expect(await refused(change(fields))).toEqual(
      await saidOf('changedHabit.fields', habits().updateHabit(world.userId, runId, fields)),
    )
    const body = aNewHabit({ timesPerWeek: 5, days: [1, 2] })
    expect(await refused({ newHabit: body })).toEqual(
      await saidOf('newHabit', habits().createHabit(world.userId, body)),
    )
    const pause = { from: '2026-11-20' }
    expect(await refused({ pausedHabit: { id: runId, ...pause } })).toEqual(
      await saidOf('pausedHabit', createHabitPauses(world.edits).pauseHabit(world.userId, runId, pause)),
    )
    const text = 'Write 3h due Fry'
    expect(await refused({ quickAdd: { text } })).toEqual(
      await saidOf('quickAdd', createQuickAddTask(world.edits)(world.userId, text)),
    )
  })

  it('says the same of a goal', async () => {
    const fields = { baseline: 3 }
    expect(await refused({ changedKeyResult: { id: keyResultId, fields } })).toEqual(
      await saidOf('changedKeyResult.fields', goals().updateKeyResult(world.userId, keyResultId, fields)),
    )
    const effortPlan = aPlan({ hoursProfileId: world.ids.next() })
    expect(await refused({ changedKeyResult: { id: keyResultId, fields: {}, effortPlan } })).toMatchObject({
      field: 'body.changedKeyResult.effortPlan.hoursProfileId',
    })
    const keyResult = keyResultBody.parse({ kind: 'metric', title: 'K', baseline: 5, target: 5 })
    expect(await refused({ newKeyResult: { objectiveId, keyResult } })).toEqual(
      await saidOf('newKeyResult.keyResult', goals().createKeyResult(world.userId, objectiveId, keyResult)),
    )
    const id = world.ids.next()
    expect(await refused({ changedKeyResult: { id, fields: {} } })).toMatchObject({ kind: 'not-found' })
    expect(await refused({ newKeyResult: { objectiveId: id, keyResult } })).toMatchObject({
      kind: 'not-found',
    })
  })

  it("knows only what is one's own", async () => {
    const id = world.ids.next()
    expect(await refused({ changedHabit: { id, fields: {} } })).toMatchObject({ kind: 'not-found' })
    expect(await refused({ pausedHabit: { id } })).toMatchObject({ kind: 'not-found' })
    expect(await refused(change({ keyResultId: id }))).toMatchObject({
      field: 'body.changedHabit.fields.keyResultId',
    })
    expect(await refused(change({ hoursProfileId: id }))).toMatchObject({
      field: 'body.changedHabit.fields.hoursProfileId',
    })
  })

  it('is told field by field where it is not even a habit', () => {
    const body = { newHabit: { title: '', timesPerWeek: 9, maxMinutes: 0 } }
    const result = previewPlan.body.safeParse(body)
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'newHabit.title',
      'newHabit.timesPerWeek',
      'newHabit.maxMinutes',
    ])
  })
})
