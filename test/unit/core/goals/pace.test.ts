import { describe, expect, it } from 'vitest'
import { cycleOfPlan, expectedEffort, expectedOutcome, paceStatus } from '#core/goals/pace.ts'

const cycle = { id: 'c', title: '', kind: 'custom', startsOn: '2026-03-23', endsOn: '2026-04-05' } as const

describe('expectedOutcome()', () => {
  it('is the share of the dates that has passed, the last one included', () => {
    expect(expectedOutcome(cycle, Date.parse('2026-03-22T00:00:00Z'), 'Asia/Kolkata')).toBe(0)
    expect(expectedOutcome(cycle, Date.parse('2026-03-30T00:00:00+05:30'), 'Asia/Kolkata')).toBe(0.5)
    expect(expectedOutcome(cycle, Date.parse('2026-04-06T00:00:00+05:30'), 'Asia/Kolkata')).toBe(1)
  })
  it('knows that a clock change makes a day shorter', () => {
    const noon = Date.parse('2026-03-30T00:00:00+02:00')
    expect(expectedOutcome(cycle, noon, 'Europe/Berlin')).toBeCloseTo((7 * 24 - 1) / (14 * 24 - 1), 12)
  })
})

const plan = {
  minMinutesPerWeek: null,
  targetMinutesPerWeek: null,
  totalMinutes: 600,
  byDate: '2026-03-29',
  minBlockMinutes: 30,
  maxBlockMinutes: 60,
  hoursProfileId: 'h',
  priority: 2,
  days: [],
}

describe('expectedEffort()', () => {
  it('wants to be ready by the date of its plan', () => {
    const now = Date.parse('2026-03-30T00:00:00+05:30')
    expect(expectedEffort(cycle, plan, now, 'Asia/Kolkata')).toBe(1)
    expect(expectedEffort(cycle, null, now, 'Asia/Kolkata')).toBe(0.5)
  })
})

const at = (text: string) => ({ effortPlan: plan, createdAtMs: Date.parse(text) })
const startOf = (text: string) => cycleOfPlan(cycle, at(text), 'Asia/Kolkata').startsOn

describe('cycleOfPlan()', () => {
  it('begins with the local day on which the key result came, and never before the cycle', () => {
    expect(startOf('2026-03-29T20:00:00Z')).toBe('2026-03-30')
    expect(startOf('2026-01-01T00:00:00Z')).toBe('2026-03-23')
    expect(startOf('2026-05-01T00:00:00Z')).toBe('2026-03-23')
  })

  it('is the whole cycle where nothing is planned', () => {
    expect(cycleOfPlan(cycle, { ...at('2026-03-30T00:00:00Z'), effortPlan: null }, 'UTC')).toBe(cycle)
  })

  it('expects nothing of a plan that begins today', () => {
    const nowMs = Date.parse('2026-03-29T18:30:00Z')
    const span = cycleOfPlan(cycle, { effortPlan: plan, createdAtMs: nowMs }, 'Asia/Kolkata')
    expect(expectedEffort(span, null, nowMs, 'Asia/Kolkata')).toBe(0)
  })
})

describe('paceStatus()', () => {
  it.each([
    [0.6, 0.5, 'ahead'],
    [0.3, 0.2, 'ahead'],
    [0.59, 0.5, 'on-track'],
    [0.41, 0.5, 'on-track'],
    [0.4, 0.5, 'at-risk'],
    [0.25, 0.5, 'at-risk'],
    [0.24, 0.5, 'behind'],
    [1, 1, 'on-track'],
  ])('of %d against %d is %s', (progress, expected, status) => {
    expect(paceStatus(progress, expected)).toBe(status)
  })
})
