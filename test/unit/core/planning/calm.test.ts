import { expect, test } from 'vitest'
import { REPLAN_STEPS } from '#core/planning/budgets.ts'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { type SolvedBlock, solve } from '#core/planning/solve.ts'
import { provenProblem } from '../../../support/planning-builders.ts'

const task = (id: string, minutes: number) => ({
  id,
  minutes,
  minBlockMinutes: 60,
  maxBlockMinutes: 60,
  hours: 'work',
  priority: 2,
})

/** Three hours of work lie late in the week, although Monday is free. */
const problem: Problem = {
  format: 'planning-problem/1',
  id: 'calm',
  timeZone: 'Europe/Berlin',
  now: '2026-11-23T08:00:00+01:00',
  until: '2026-11-28T00:00:00+01:00',
  gridMinutes: 15,
  hours: { work: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] },
  tasks: [task('a', 60), task('b', 60), task('c', 60)],
  previous: [
    { item: 'a', start: '2026-11-25T09:00:00+01:00', end: '2026-11-25T10:00:00+01:00' },
    { item: 'b', start: '2026-11-25T10:00:00+01:00', end: '2026-11-25T11:00:00+01:00' },
    { item: 'c', start: '2026-11-25T11:00:00+01:00', end: '2026-11-25T12:00:00+01:00' },
  ],
}
const meeting = { id: 'm', start: '2026-11-25T10:00:00+01:00', end: '2026-11-25T11:00:00+01:00' }
const options = { seed: 1, steps: 5000 }
const calmly = { ...options, isCalm: true }

test('solve() with isCalm moves the block that a meeting hit, and no other', () => {
  const disturbed = { ...problem, busy: [meeting] }
  const { blocks, cost } = solve(disturbed, calmly)
  const places = blocks.map(({ item, startMs }) => `${item} ${new Date(startMs).toISOString()}`)
  expect(places).toContain('a 2026-11-25T08:00:00.000Z')
  expect(places).toContain('c 2026-11-25T10:00:00.000Z')
  expect(checkPlan(disturbed, blocks)).toEqual({ violations: [], cost })
})

test('solve() alone would have moved all of them, for a small gain', () => {
  expect(
    solve({ ...problem, busy: [meeting] }, options).blocks.every(
      ({ startMs }) => startMs < Date.UTC(2026, 10, 24),
    ),
  ).toBe(true)
})

test('solve() with isCalm makes room when work would be late otherwise', () => {
  const full = { id: 'f', start: '2026-11-23T09:00:00+01:00', end: '2026-11-25T09:00:00+01:00' }
  const urgent = { ...task('u', 180), due: '2026-11-25T12:00:00+01:00', priority: 1 }
  const crowded: Problem = { ...problem, busy: [full], tasks: [...(problem.tasks ?? []), urgent] }
  const { cost } = solve(crowded, calmly)
  expect(cost.medium).toBe(0)
})

test('isCalm changes nothing where there is no plan yet', () => {
  const { previous: _previous, ...first } = problem
  expect(solve(first, calmly)).toEqual(solve(first, options))
})

const text = (ms: number) => new Date(ms).toISOString()

/** A meeting of two hours over some block of the plan, and the items that had to move or moved without having to. */
function afterMeeting(inForce: Problem, blocks: readonly SolvedBlock[], hit: number, steps: number) {
  const [start, end] = [blocks[hit]!.startMs, blocks[hit]!.startMs + 7_200_000]
  const busy = [...(inForce.busy ?? []), { id: 'new', start: text(start), end: text(end) }]
  const previous = blocks.map(({ item, startMs, endMs }) => ({
    item,
    start: text(startMs),
    end: text(endMs),
  }))
  const plan = solve({ ...inForce, busy, previous }, { seed: 1, steps, isCalm: true })
  const places = new Set(plan.blocks.map(({ item, startMs, endMs }) => `${item} ${startMs} ${endMs}`))
  const touched = new Set(blocks.filter((b) => b.startMs < end && b.endMs > start).map(({ item }) => item))
  const moved = blocks.filter((b) => !touched.has(b.item) && !places.has(`${b.item} ${b.startMs} ${b.endMs}`))
  return new Set(moved.map(({ item }) => item)).size
}

test.each(['worker-3', 'overfull-week-g2', 'split-hours-2'])(
  'solve() with isCalm moves two items at most that a meeting leaves where they are: %s',
  (name) => {
    const inForce = provenProblem(name)
    const { blocks } = solve(inForce, { seed: 1, steps: 4000 })
    const hits = [0.1, 0.4, 0.7].map((part) => Math.floor(part * blocks.length))
    const untouched = hits.map((hit) => afterMeeting(inForce, blocks, hit, REPLAN_STEPS))
    expect(Math.max(...untouched)).toBeLessThanOrEqual(2)
  },
)
