import { describe, expect, it } from 'vitest'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import type { Block } from '#core/planning/check/facts.ts'
import type { CostConstraint } from '#core/planning/plan.ts'
import type { Habit, Problem, Task } from '#core/planning/problem.ts'
import { aBlock, aHabit, aProblem, aTask, instantOf } from '../../../../support/planning-builders.ts'

const points = (constraint: CostConstraint, problem: Problem, ...blocks: Block[]): number =>
  checkPlan(problem, blocks).cost.byConstraint[constraint] ?? 0
const withTask = (fields: Partial<Task>, more: Partial<Problem> = {}) =>
  aProblem({ tasks: [aTask(fields)], ...more })
const withHabit = (fields: Partial<Habit>, more: Partial<Problem> = {}) =>
  aProblem({ habits: [aHabit(fields)], ...more })
const pin = (item: string, from: string, to: string) => ({
  item,
  start: instantOf(from),
  end: instantOf(to),
  pinned: true,
})

describe('unplaced', () => {
  it('is 600 · w per quarter hour of what is missing', () => {
    expect(points('unplaced', withTask({}))).toBe(600 * 4 * 4)
    expect(points('unplaced', withTask({}), aBlock('t1', '23T09:00', '23T09:45'))).toBe(600 * 4)
    expect(points('unplaced', withTask({ weight: 0.5 }))).toBe(600 * 0.5 * 4)
    expect(points('unplaced', withTask({ priority: 1 }))).toBe(600 * 8 * 4)
  })

  it('counts from what remains beside pinned minutes, rounded down to the grid', () => {
    const problem = withTask({}, { previous: [pin('t1', '23T09:00', '23T09:20')] })
    expect(points('unplaced', problem, aBlock('t1', '23T09:00', '23T09:20', true))).toBe(600 * 4 * 2)
  })
})

describe('missed-due', () => {
  const due = instantOf('24T10:00')

  it('is 300 · w once unless all of it lies before the due', () => {
    expect(points('missed-due', withTask({ due }), aBlock('t1', '24T09:00', '24T10:00'))).toBe(0)
    expect(points('missed-due', withTask({ due }), aBlock('t1', '24T09:15', '24T10:15'))).toBe(1200)
    expect(points('missed-due', withTask({ due }), aBlock('t1', '24T09:00', '24T09:45'))).toBe(1200)
    expect(points('missed-due', withTask({ due, hardDue: true }))).toBe(1200)
    expect(points('missed-due', withTask({}))).toBe(0)
  })

  it('asks for no more than the minutes of the task when pinned blocks exceed them', () => {
    const previous = [pin('t1', '24T08:00', '24T09:00'), pin('t1', '24T11:00', '24T11:30')]
    const pins = [aBlock('t1', '24T08:00', '24T09:00', true), aBlock('t1', '24T11:00', '24T11:30', true)]
    expect(points('missed-due', withTask({ due }, { previous }), ...pins)).toBe(0)
    expect(points('missed-due', withTask({ due, minutes: 90 }, { previous }), ...pins)).toBe(1200)
  })
})

it('late is w · min(500, 100 + 20 · days) per quarter hour at or after the due', () => {
  const problem = withTask({ due: instantOf('23T09:30') })
  expect(points('late', problem, aBlock('t1', '23T09:00', '23T10:00'))).toBe(4 * 100 * 2)
  expect(points('late', problem, aBlock('t1', '25T09:00', '25T10:00'))).toBe(4 * 140 * 4)
  const old = withTask({ due: '2026-10-01T00:00:00Z' })
  expect(points('late', old, aBlock('t1', '23T09:00', '23T10:00'))).toBe(4 * 500 * 4)
})

it('delay is w · days after max(now, notBefore) per quarter hour', () => {
  expect(points('delay', withTask({}), aBlock('t1', '25T09:00', '25T10:00'))).toBe(4 * 2 * 4)
  const later = withTask({ notBefore: instantOf('24T12:00') })
  expect(points('delay', later, aBlock('t1', '25T09:00', '25T10:00'))).toBe(4 * 1 * 4)
})

it('off-preferred is 4 per quarter hour outside', () => {
  const problem = withTask({ preferred: { from: '09:30', to: '12:00' } })
  expect(points('off-preferred', problem, aBlock('t1', '23T09:00', '23T10:00'))).toBe(8)
})

it('split is 20 per block beyond the first, pinned ones included', () => {
  const problem = withTask({ minutes: 120 }, { previous: [pin('t1', '23T09:00', '23T09:30')] })
  const pinned = aBlock('t1', '23T09:00', '23T09:30', true)
  expect(
    points(
      'split',
      problem,
      pinned,
      aBlock('t1', '24T09:00', '24T09:30'),
      aBlock('t1', '25T09:00', '25T10:00'),
    ),
  ).toBe(40)
})

describe('habit-missed', () => {
  const oneWeek = { until: '2026-11-30T00:00:00Z' }

  it('is 400 · w per occurrence short of what the week asks for', () => {
    expect(points('habit-missed', withHabit({}, oneWeek))).toBe(1600)
    expect(points('habit-missed', withHabit({}, oneWeek), aBlock('h1', '23T12:00', '23T12:30'))).toBe(800)
    expect(points('habit-missed', withHabit({ doneThisWeek: 1 }, oneWeek))).toBe(800)
    expect(points('habit-missed', withHabit({ doneThisWeek: 5 }, oneWeek))).toBe(0)
    expect(points('habit-missed', withHabit({}))).toBe(3200)
  })

  it('asks only for dates with an uninterrupted part, cut by hours, days off, now and until, not by busy time', () => {
    const fields = { timesPerWeek: 5 }
    const busy = [{ id: 'e', start: instantOf('23T00:00'), end: instantOf('28T00:00') }]
    expect(points('habit-missed', withHabit(fields, { ...oneWeek, busy }))).toBe(4000)
    expect(points('habit-missed', withHabit(fields, { ...oneWeek, daysOff: ['2026-11-24'] }))).toBe(3200)
    expect(points('habit-missed', withHabit(fields, { ...oneWeek, now: '2026-11-23T16:31:00Z' }))).toBe(3200)
    expect(points('habit-missed', withHabit(fields, { until: instantOf('24T09:15') }))).toBe(800)
    const hours = {
      work: [
        { days: [1], from: '09:00', to: '09:20' },
        { days: [2], from: '09:00', to: '09:30' },
      ],
    }
    expect(points('habit-missed', withHabit({ ...fields, hours: 'work' }, { ...oneWeek, hours }))).toBe(800)
  })
})

it('habit-off-ideal is 2 per quarter hour on the wall clock, either way', () => {
  expect(points('habit-off-ideal', withHabit({}), aBlock('h1', '23T11:00', '23T11:30'))).toBe(8)
  expect(points('habit-off-ideal', withHabit({}), aBlock('h1', '23T12:30', '23T13:00'))).toBe(4)
})

it('habit-shortened is 10 per quarter hour below maxMinutes', () =>
  expect(points('habit-shortened', withHabit({ maxMinutes: 60 }), aBlock('h1', '23T12:00', '23T12:30'))).toBe(
    20,
  ))

describe('moved', () => {
  const previous = [
    { item: 't1', start: instantOf('23T09:00'), end: instantOf('23T10:00') },
    { item: 't1', start: instantOf('25T09:00'), end: instantOf('25T10:00') },
    { item: 'gone', start: instantOf('25T09:00'), end: instantOf('25T10:00') },
  ]

  it('is 15 per quarter hour within a day, else 5, of what the item covers no longer', () => {
    const problem = withTask({ minutes: 120 }, { previous })
    expect(points('moved', problem)).toBe(15 * 4 + 5 * 4)
    expect(points('moved', problem, aBlock('t1', '23T09:30', '23T10:30'))).toBe(15 * 2 + 5 * 4)
    expect(
      points('moved', problem, aBlock('t1', '23T09:00', '23T10:00'), aBlock('t1', '25T09:00', '25T10:00')),
    ).toBe(0)
  })
})

it('a fifth of an hour counts a third of a quarter', () => {
  const problem = withTask({ minutes: 20, minBlockMinutes: 5, priority: 4 }, { gridMinutes: 5 })
  expect(points('unplaced', problem)).toBe(800)
  expect(points('delay', problem, aBlock('t1', '24T09:00', '24T09:20'))).toBeCloseTo(4 / 3, 9)
})

it('medium and soft add up to the total', () => {
  const problem = aProblem({ tasks: [aTask({ due: instantOf('23T09:30') })], habits: [aHabit()] })
  const { cost } = checkPlan(problem, [aBlock('t1', '24T09:00', '24T10:00')])
  expect(cost).toMatchObject({ medium: 1200 + 4 * 120 * 4 + 3200, soft: 16, total: cost.medium + cost.soft })
})
