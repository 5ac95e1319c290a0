import { describe, expect, it } from 'vitest'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import { type Block, readFacts } from '#core/planning/check/facts.ts'
import { placedBlocks } from '#core/planning/check/placed.ts'
import { makeBoard } from '#core/planning/explain/board.ts'
import { capacity } from '#core/planning/explain/capacity.ts'
import { unplacedEntries } from '#core/planning/explain/unplaced.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { aBlock, aHabit, aProblem, aTask, instantOf } from '../../../../support/planning-builders.ts'

const boardOf = (problem: Problem, blocks: readonly Block[]) => {
  const facts = readFacts(problem)
  const placed = placedBlocks(facts, blocks)
  return { placed, board: makeBoard(facts, placed.blocks) }
}
const reasons = (problem: Problem, ...blocks: Block[]) => {
  const { board, placed } = boardOf(problem, blocks)
  return unplacedEntries(board, placed)
}
const day = { until: '2026-11-24T00:00:00Z' }
const pin = (item: string, from: string, to: string) => ({
  item,
  start: instantOf(from),
  end: instantOf(to),
  pinned: true,
})
const all = { work: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] }

describe('reasons at the edges', () => {
  it('NO_WINDOW: a hard due that is over is said to be over', () => {
    const problem = aProblem({
      now: '2026-11-23T10:00:30Z',
      tasks: [aTask({ title: 'Old', due: instantOf('20T17:00'), hardDue: true })],
    })
    expect(reasons(problem)).toMatchObject([
      {
        reason: 'NO_WINDOW',
        sentence: '1 h of “Old” is not placed: it had to be done by Fri 20 Nov 17:00, which is over.',
      },
    ])
  })

  // A hard due beyond the horizon once let the span end with the step that the horizon cuts.
  it('end with the last whole step before the horizon, whatever is due later', () => {
    const task = aTask({ due: instantOf('24T17:00'), hardDue: true })
    const problem = aProblem({ until: '2026-11-23T09:40:00Z', tasks: [task] })
    expect(reasons(problem)[0]?.facts).toMatchObject({ to: '2026-11-23T09:30:00Z', windowMinutes: 30 })
  })

  it('OUTRANKED by what it waits for, when that ends too late', () => {
    const problem = aProblem({
      ...day,
      tasks: [aTask({ title: 'First' }), aTask({ id: 't2', title: 'Second', after: ['t1'] })],
    })
    expect(reasons(problem, aBlock('t1', '23T16:00', '23T17:00'))).toMatchObject([
      {
        item: 't2',
        minutes: 60,
        reason: 'OUTRANKED',
        facts: { by: ['t1'], predecessorEnd: instantOf('23T17:00').replace('.000', ''), usableMinutes: 0 },
        sentence:
          '1 h of “Second” is not placed: it comes after “First”, which ends Mon 23 Nov 17:00, and that leaves it 0 min of the 1 h that it needs.',
      },
    ])
  })

  it('DAILY_LIMIT: a block over midnight counts for the day on which it starts', () => {
    const problem = aProblem({
      now: '2026-11-23T22:00:00Z',
      until: '2026-11-24T02:00:00Z',
      hours: all,
      limits: { maxTaskMinutesPerDay: 60 },
      tasks: [aTask({ minutes: 240, maxBlockMinutes: 120, minBlockMinutes: 120 })],
    })
    const plan = makePlan(problem, { seed: 1, steps: 50, repairs: false })
    expect(plan.blocks).toEqual([])
    expect(plan.unplaced.map(({ reason, minutes }) => [reason, minutes])).toEqual([['DAILY_LIMIT', 240]])
  })

  it('LONG_STRETCH: a habit between two pinned blocks would leave no break', () => {
    const problem = aProblem({
      ...day,
      limits: { maxStretchMinutes: 120 },
      tasks: [aTask({ id: 'a', minutes: 60 }), aTask({ id: 'b', minutes: 60 })],
      habits: [aHabit({ title: 'Walk', timesPerWeek: 1, days: [1], from: '12:00', to: '12:30' })],
      previous: [pin('a', '23T11:00', '23T12:00'), pin('b', '23T12:30', '23T13:30')],
    })
    const pins = [aBlock('a', '23T11:00', '23T12:00', true), aBlock('b', '23T12:30', '23T13:30', true)]
    expect(checkPlan(problem, [...pins, aBlock('h1', '23T12:00', '23T12:30')]).violations).not.toEqual([])
    expect(reasons(problem, ...pins)).toMatchObject([
      {
        item: 'h1',
        minutes: 30,
        reason: 'LONG_STRETCH',
        facts: { possibleTimes: 0, maxStretchMinutes: 120 },
      },
    ])
  })

  it('what limits forbid together is counted start by start', () => {
    const problem = aProblem({
      ...day,
      limits: { maxTaskMinutesPerDay: 240 },
      tasks: [aTask({ minutes: 120, minBlockMinutes: 60, maxMinutesPerDay: 60 })],
    })
    const [entry] = reasons(problem, aBlock('t1', '23T09:00', '23T10:00'))
    expect(entry).toMatchObject({ reason: 'DAILY_LIMIT', minutes: 60 })
  })
})

describe('cost of moving with a now between two minutes', () => {
  it('is the same for planner and checker: within 24 h of now as given', () => {
    const previous = [{ item: 't1', start: instantOf('24T10:00'), end: instantOf('24T11:00') }]
    const cost = (now: string) =>
      checkPlan(aProblem({ now, tasks: [aTask()], previous }), []).cost.byConstraint['moved']
    expect(cost('2026-11-23T10:00:00Z')).toBe(5 * 4)
    expect(cost('2026-11-23T10:00:30Z')).toBe(15 * 4)
  })
})

const verdicts = (problem: Problem, ...blocks: Block[]) =>
  capacity(boardOf(problem, blocks).board).map(({ hours, needMinutes, freeMinutes, items }) => ({
    hours,
    needMinutes,
    freeMinutes,
    items,
  }))

describe('capacity()', () => {
  const week = { until: '2026-11-28T00:00:00Z' }
  it('counts no more of a day than its limit, beside pinned tasks', () => {
    const problem = aProblem({
      ...week,
      limits: { maxTaskMinutesPerDay: 120 },
      tasks: [aTask({ minutes: 600 }), aTask({ id: 'p', minutes: 60 })],
      previous: [pin('p', '23T09:00', '23T10:00')],
    })
    expect(verdicts(problem, aBlock('p', '23T09:00', '23T10:00', true))).toEqual([
      { hours: 'work', needMinutes: 600, freeMinutes: 540, items: ['t1'] },
    ])
  })

  it('counts tasks of hours that lie inside, too', () => {
    const hours = {
      work: [{ days: [1, 2], from: '09:00', to: '17:00' }],
      'work|1': [{ days: [1], from: '09:00', to: '17:00' }],
    }
    const tasks = [aTask({ minutes: 600 }), aTask({ id: 't2', minutes: 420, hours: 'work|1' })]
    expect(verdicts(aProblem({ ...week, hours, tasks }))).toEqual([
      { hours: 'work', needMinutes: 1020, freeMinutes: 960, items: ['t1', 't2'] },
    ])
  })

  it('does not trust the limit of a day into which a gap runs over midnight', () => {
    const problem = aProblem({
      now: '2026-11-23T20:00:00Z',
      until: '2026-11-25T00:00:00Z',
      hours: all,
      limits: { maxTaskMinutesPerDay: 60 },
      tasks: [aTask({ minutes: 180 })],
    })
    expect(verdicts(problem)).toEqual([])
  })
})
