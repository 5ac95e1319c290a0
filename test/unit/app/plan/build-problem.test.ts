import { describe, expect, it } from 'vitest'
import { buildProblem } from '#app/plan/problem/build-problem.ts'
import { planningInputs } from '#app/plan/problem/planning-inputs.ts'
import type { Snapshot } from '#app/plan/snapshot.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import { aHabit, aTask } from '../../../support/work-builders.ts'
import { aBlock, aPerson, aSnapshot, at } from './support/snapshot.ts'

const monday = '2026-11-23T08:00:00+01:00'
const build = (snapshot: Snapshot) => buildProblem(snapshot, () => [], 'p')
const problemOf = (snapshot: Snapshot) => build(snapshot).problem

describe('buildProblem()', () => {
  it('asks for what is left of a task, rounded up to the grid', () => {
    const blocks = [
      aBlock('2026-11-22T09:00:00+01:00', '2026-11-22T09:30:00+01:00', { state: 'unconfirmed' }),
      aBlock('2026-11-23T07:00:00+01:00', '2026-11-23T07:10:00+01:00'),
      aBlock('2026-11-21T07:00:00+01:00', '2026-11-21T08:00:00+01:00', { state: 'missed' }),
    ]
    const settledMinutes = new Map([['task', 31]])
    const { tasks } = problemOf(aSnapshot(monday, { tasks: [aTask()], blocks, settledMinutes }))
    expect(tasks).toMatchObject([{ id: 'task', minutes: 60, hours: 'work', minBlockMinutes: 30 }])
  })

  it('leaves out what is closed or has nothing left', () => {
    const tasks = [aTask({ id: 'done', status: 'done' }), aTask({ id: 'full' })]
    expect(problemOf(aSnapshot(monday, { tasks, settledMinutes: new Map([['full', 120]]) })).tasks).toEqual(
      [],
    )
  })

  it('puts what is up next steeply above the rest', () => {
    const tasks = [aTask({ id: 'a', upNextRank: 7 }), aTask({ id: 'b', upNextRank: 2 }), aTask({ id: 'c' })]
    const weights = problemOf(aSnapshot(monday, { tasks })).tasks?.map(({ weight }) => weight)
    expect(weights).toEqual([16, 32, null])
  })

  it('narrows the hours of an effort task to the days of its plan', () => {
    const effortPlan = { days: [5, 1, 3] } as never
    const keyResults = [{ id: 'kr', effortPlan } as never]
    const task = aTask({ source: 'effort-plan', keyResultId: 'kr', weekOf: '2026-11-23' })
    const problem = problemOf(aSnapshot(monday, { tasks: [task], keyResults }))
    expect(problem.tasks?.[0]?.hours).toBe('work|1,3,5')
    expect(problem.hours['work|1,3,5']).toEqual([{ days: [1, 3, 5], from: '09:00', to: '17:00' }])
  })

  it('leaves out what an effort plan still asks of a week whose hours are over, unless it has a place', () => {
    const dates = { notBeforeMs: at('2026-11-16T00:00:00+01:00'), dueMs: at('2026-11-23T00:00:00+01:00') }
    const task = aTask({ source: 'effort-plan', keyResultId: 'kr', weekOf: '2026-11-16', ...dates })
    const keyResults = [{ id: 'kr', effortPlan: { days: [] } } as never]
    const asked = (now: string, some: Partial<Snapshot> = {}) =>
      problemOf(aSnapshot(now, { tasks: [task], keyResults, ...some })).tasks?.length
    expect(asked('2026-11-20T16:00:00+01:00')).toBe(1)
    expect(asked('2026-11-22T14:00:00+01:00')).toBe(0)
    const block = aBlock('2026-11-22T15:00:00+01:00', '2026-11-22T16:00:00+01:00', { state: 'pinned' })
    expect(asked('2026-11-22T14:00:00+01:00', { blocks: [block] })).toBe(1)
    expect(asked('2026-11-22T14:00:00+01:00', { tasks: [aTask(dates)] })).toBe(1)
    const away = ['16', '17', '18', '19', '20'].map((day) => `2026-11-${day}`)
    expect(
      asked('2026-11-22T14:00:00+01:00', { person: { ...aPerson('Europe/Berlin'), daysOff: away } }),
    ).toBe(1)
  })

  it('tells of the plan in force: pins, what may move, and nothing that is over', () => {
    const blocks = [
      aBlock('2026-11-23T07:00:00+01:00', '2026-11-23T07:45:00+01:00'),
      aBlock('2026-11-24T10:07:00+01:00', '2026-11-24T10:37:00+01:00', { state: 'pinned' }),
      aBlock('2026-11-25T10:00:00+01:00', '2026-11-25T10:30:00+01:00', { state: 'defended' }),
      aBlock('2026-11-26T10:07:00+01:00', '2026-11-26T10:37:00+01:00'),
      aBlock('2026-11-23T08:20:00+01:00', '2026-11-23T08:50:00+01:00'),
    ]
    const previous = problemOf(aSnapshot(monday, { tasks: [aTask({ minutes: 600 })], blocks })).previous
    expect(previous?.map(({ start, pinned }) => [start, pinned])).toEqual([
      ['2026-11-24T09:07:00Z', true],
      ['2026-11-25T09:00:00Z', false],
      // Off the grid, but about to begin.
      ['2026-11-23T07:20:00Z', true],
    ])
  })

  it('plans into no slot that a task was sent away from, nor into a pin that needs no more planning', () => {
    const blocks = [
      aBlock('2026-11-24T10:00:00+01:00', '2026-11-24T11:00:00+01:00', { state: 'skipped' }),
      aBlock('2026-11-25T10:00:00+01:00', '2026-11-25T11:00:00+01:00', { state: 'pinned', itemId: 'full' }),
    ]
    const tasks = [aTask(), aTask({ id: 'full', minutes: 60 })]
    const built = build(aSnapshot(monday, { tasks, blocks, settledMinutes: new Map([['full', 60]]) }))
    expect(built.problem.busy?.map(({ start }) => start)).toEqual([
      '2026-11-25T09:00:00Z',
      '2026-11-24T09:00:00Z',
    ])
    expect(built.staying.map(({ itemId }) => itemId)).toEqual(['full'])
  })

  it('makes a habit of fixed days happen on each of them', () => {
    const habits = [aHabit({ cadence: 'exactly', days: [2, 3], timesPerWeek: 1, minDaysBetween: 2 })]
    expect(problemOf(aSnapshot(monday, { habits })).habits).toMatchObject([
      { timesPerWeek: 2, minDaysBetween: 1, days: [2, 3] },
    ])
  })

  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'])(
    'is a problem that a whole week of habits can be planned from, in %s',
    (zone) => {
      const person = aPerson(zone, { horizonWeeks: 1 })
      const habits = [aHabit({ timesPerWeek: 5 })]
      const skips = [{ habitId: 'habit', onDate: '2026-03-31' }]
      const problem = problemOf(
        aSnapshot('2026-03-28T23:30:00Z', { person, habits, skips, tasks: [aTask()] }),
      )
      const plan = makePlan(problem, { seed: 1, steps: 200, repairs: false })
      const dates = plan.blocks
        .filter(({ item, pinned }) => item === 'habit' && !pinned)
        .map(({ start }) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(start)))
      expect(dates).toEqual(['2026-03-30', '2026-04-01', '2026-04-02', '2026-04-03'])
    },
  )
})

const inputs = (snapshot: Snapshot) => planningInputs(snapshot, build(snapshot))

describe('planningInputs()', () => {
  const planned = aBlock('2026-11-23T09:00:00+01:00', '2026-11-23T10:00:00+01:00')
  const world = (now: string, some: Partial<Snapshot> = {}) =>
    inputs(aSnapshot(now, { tasks: [aTask()], habits: [aHabit()], blocks: [planned], ...some }))
  const before = world(monday)

  it('stay the same while time passes as planned', () => {
    expect(world('2026-11-23T11:00:00+01:00', { blocks: [{ ...planned, state: 'unconfirmed' }] })).toBe(
      before,
    )
    const done = { ...planned, state: 'done', settledMinutes: 60 } as const
    const settledMinutes = new Map([['task', 60]])
    expect(world('2026-11-24T11:00:00+01:00', { blocks: [done], settledMinutes })).toBe(before)
  })

  it.each<[string, Partial<Snapshot>]>([
    ['a missed block', { blocks: [{ ...planned, state: 'missed' }] }],
    [
      'a block that brought less',
      { blocks: [{ ...planned, state: 'partial' }], settledMinutes: new Map([['task', 30]]) },
    ],
    ['logged work', { settledMinutes: new Map([['task', 15]]) }],
    ['a pin', { blocks: [{ ...planned, state: 'pinned' }] }],
    ['a task that is done by hand', { tasks: [aTask({ status: 'done' })] }],
    ['another due date', { tasks: [aTask({ dueMs: 1 })] }],
    ['a skipped date', { skips: [{ habitId: 'habit', onDate: '2026-11-25' }] }],
    ['a paused habit', { habits: [aHabit({ pauses: [{ fromDate: '2026-11-20', toDate: null }] })] }],
  ])('change with %s', (_, some) => {
    expect(world(monday, some)).not.toBe(before)
  })

  it('do not care for wording', () => {
    expect(world(monday, { tasks: [aTask({ title: 'Other' })], habits: [aHabit({ title: 'Other' })] })).toBe(
      before,
    )
  })
})
