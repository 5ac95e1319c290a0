import { describe, expect, it } from 'vitest'
import type { KeyResult } from '#core/goals/key-result.ts'
import { keyResultProgress, outcomeProgress } from '#core/goals/progress.ts'
import { keyResultEffort, objectiveEffort } from '#core/goals/effort.ts'

const common = { objectiveId: 'o', title: 't', weight: 1, effortPlan: null, checkInDays: 7, createdAtMs: 0 }
const metric = (baseline: number, target: number, current: number, weight = 1): KeyResult => ({
  ...common,
  id: `m${target}`,
  kind: 'metric',
  kpiId: null,
  counterKeyResultId: null,
  unit: 'percent',
  baseline,
  target,
  current,
  weight,
})
const milestones = (...weights: readonly (readonly [number, boolean])[]): KeyResult => ({
  ...common,
  id: 'ms',
  kind: 'milestone',
  milestones: weights.map(([weight, isDone], index) => ({
    id: String(index),
    title: '',
    weight,
    doneAtMs: isDone ? 1 : null,
  })),
})
const effort = (target: number, current: number, measure: 'minutes' | 'sessions' = 'minutes'): KeyResult => ({
  ...common,
  id: `e${target}`,
  kind: 'effort',
  measure,
  target,
  current,
})
const plan = {
  minMinutesPerWeek: null,
  targetMinutesPerWeek: 210,
  totalMinutes: null,
  byDate: null,
  minBlockMinutes: 30,
  maxBlockMinutes: 60,
  hoursProfileId: 'h',
  priority: 2,
  days: [],
}
const cycle = { id: 'c', title: '', kind: 'month', startsOn: '2026-11-01', endsOn: '2026-11-30' } as const

describe('keyResultProgress()', () => {
  it.each([
    ['half way up', metric(0, 10, 5), 0.5],
    ['down, for a target below the baseline', metric(0.3, 0.1, 0.25), 0.25],
    ['not below nothing', metric(10, 20, 5), 0],
    ['not above all', metric(0, 10, 12), 1],
    ['milestones by weight', milestones([1, true], [3, false]), 0.25],
    ['no milestones', milestones(), 0],
    ['minutes', effort(600, 150), 0.25],
    ['sessions beyond the target', effort(10, 11, 'sessions'), 1],
  ])('counts %s', (_, keyResult, expected) => {
    expect(keyResultProgress(keyResult)).toBeCloseTo(expected, 12)
  })
})

describe('outcomeProgress()', () => {
  it('is the weighted mean of metrics and milestones', () => {
    expect(outcomeProgress([metric(0, 10, 10, 3), milestones([1, false])])).toBeCloseTo(0.75, 12)
  })
  it('is never moved by hours', () => {
    const results = [metric(0, 10, 5), effort(600, 600)]
    expect(outcomeProgress(results)).toBe(0.5)
    expect(outcomeProgress([effort(600, 600)])).toBeNull()
  })
})

const part = (keyResult: KeyResult, doneMinutes: number, expected = 0.5) => ({
  weight: keyResult.weight,
  effort: keyResultEffort(keyResult, cycle, doneMinutes),
  expected,
})

describe('objectiveEffort()', () => {
  it('adds up minutes and targets, and is as far as its key results on average', () => {
    const parts = [
      part(effort(600, 150), 150, 0.4),
      part({ ...metric(0, 10, 5, 3), effortPlan: plan }, 900, 0.8),
      part(metric(0, 10, 5), 500),
    ]
    const { effort: sum, expected } = objectiveEffort(parts, 2000)
    expect(sum).toEqual({ doneMinutes: 2000, targetMinutes: 1500, progress: (0.25 + 3) / 4 })
    expect(expected).toBeCloseTo((0.4 + 3 * 0.8) / 4, 12)
  })

  it('does not take hours that nobody asked for as progress of those that were asked for', () => {
    const parts = [part(effort(600, 300), 300), part(metric(0, 10, 5), 900)]
    expect(objectiveEffort(parts, 1200).effort.progress).toBe(0.5)
  })

  it('has no progress without a target', () => {
    expect(objectiveEffort([part(metric(0, 10, 5), 60)], 60)).toEqual({
      effort: { doneMinutes: 60, targetMinutes: null, progress: null },
      expected: null,
    })
  })

  it('is the mean of sessions where nothing else is asked for', () => {
    const parts = [part(effort(10, 4, 'sessions'), 60), part(effort(10, 8, 'sessions'), 60)]
    expect(objectiveEffort(parts, 120).effort.progress).toBeCloseTo(0.6, 12)
  })

  it('counts sessions as sessions', () => {
    expect(keyResultEffort(effort(10, 4, 'sessions'), cycle, 60).progress).toBe(0.4)
  })
})
