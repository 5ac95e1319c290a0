import { describe, expect, it } from 'vitest'
import { type Block, readFacts, type TaskFact } from '#core/planning/check/facts.ts'
import { placedBlocks } from '#core/planning/check/placed.ts'
import { makeBoard } from '#core/planning/explain/board.ts'
import { roomFor } from '#core/planning/explain/room.ts'
import { fill, fillUpTo, runsOf } from '#core/planning/explain/runs.ts'
import { mostDates } from '#core/planning/explain/spaced-dates.ts'
import type { Problem } from '#core/planning/problem.ts'
import { aBlock, aProblem, aTask, instantOf } from '../../../../support/planning-builders.ts'

const room = (problem: Problem, fixed: 'pinned' | 'others' = 'pinned', ...blocks: Block[]) => {
  const facts = readFacts(problem)
  const board = makeBoard(facts, placedBlocks(facts, blocks).blocks)
  return roomFor(board, facts.items.get('t1') as TaskFact, fixed)
}
const day = { until: '2026-11-24T00:00:00Z' }

describe('roomFor()', () => {
  it('takes busy time, gaps, breaks and limits off one after the other', () => {
    const busy = [
      { id: 'a', start: instantOf('23T09:30'), end: instantOf('23T11:00') },
      { id: 'b', start: instantOf('23T11:15'), end: instantOf('23T13:00') },
    ]
    const tasks = [aTask({ minutes: 480, maxBlockMinutes: 60, maxMinutesPerDay: 90 })]
    const found = room(aProblem({ ...day, busy, tasks, limits: { maxStretchMinutes: 60 } }))
    expect(found).toMatchObject({ window: 480, free: 285, usable: 270, longestRun: 240 })
    expect(found.stretch).toBe(30 + (60 + 60 + 45 + 30))
    expect(found.daily).toBe(90)
  })

  it('sees a calendar that could not be read', () => {
    const busy = [{ id: 'unknown:work', start: instantOf('23T09:00'), end: instantOf('23T16:00') }]
    expect(room(aProblem({ ...day, busy, tasks: [aTask()] }))).toMatchObject({ freeIfKnown: 480, free: 60 })
  })

  it('counts the blocks of others as taken only when asked to', () => {
    const problem = aProblem({ ...day, tasks: [aTask(), aTask({ id: 't2' })] })
    const blocks = [aBlock('t1', '23T09:00', '23T10:00'), aBlock('t2', '23T10:00', '23T11:00')]
    expect(room(problem, 'pinned', ...blocks).free).toBe(480)
    expect(room(problem, 'others', ...blocks).free).toBe(420)
  })

  it('leaves a break beside a run of fixed blocks that is full already', () => {
    const limits = { maxStretchMinutes: 60 }
    const busy = [{ id: 'a', start: instantOf('23T11:00'), end: instantOf('23T17:00') }]
    const problem = aProblem({
      ...day,
      busy,
      limits,
      tasks: [aTask({ minBlockMinutes: 15 }), aTask({ id: 't2' })],
    })
    expect(room(problem, 'others', aBlock('t2', '23T09:00', '23T10:00')).stretch).toBe(45)
  })
})

describe('fill() and fillUpTo()', () => {
  it('fill() ends at the longest sum of blocks', () => {
    expect([0, 15, 30, 45, 60, 75].map((length) => fill(length, 30, 30))).toEqual([0, 0, 30, 30, 60, 60])
    expect(fill(50, 20, 60)).toBe(50)
  })

  it('fillUpTo() never passes the need and uses several runs', () => {
    const blocks = { least: 30, most: 30, grid: 15 }
    expect(fillUpTo(75, [60, 60], blocks)).toBe(60)
    expect(fillUpTo(90, [45, 45], blocks)).toBe(60)
    expect(fillUpTo(105, [60, 45], { least: 45, most: 60, grid: 15 })).toBe(105)
    expect(fillUpTo(75, [60, 60], { least: 45, most: 60, grid: 15 })).toBe(60)
    expect(fillUpTo(60, [], blocks)).toBe(0)
  })
})

it('runsOf() gives the maximal runs', () =>
  expect(runsOf(Uint8Array.from([1, 1, 0, 1]))).toEqual([
    { from: 0, to: 2 },
    { from: 3, to: 4 },
  ]))

it('mostDates() keeps its distance from chosen and fixed days', () => {
  expect(mostDates([1, 2, 3, 4, 5], [], 2)).toBe(3)
  expect(mostDates([1, 2, 3, 4, 5], [3], 2)).toBe(2)
  expect(mostDates([1, 2, 3, 4, 5], [0, 6], 2)).toBe(2)
})
