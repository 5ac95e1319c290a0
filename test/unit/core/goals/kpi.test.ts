import { describe, expect, it } from 'vitest'
import { openBreach, toldBreachMs } from '#core/goals/kpi-breach.ts'
import { thresholdFault } from '#core/goals/kpi-thresholds.ts'
import { kpiTrend } from '#core/goals/kpi-trend.ts'
import { type KpiReading, kpiStatus } from '#core/goals/kpi.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { aKpi } from '../../../support/goal-builders.ts'

const higher = aKpi()
const lower = aKpi({ direction: 'lower', green: { from: null, to: 2 }, amber: { from: null, to: 4 } })
const range = aKpi({ direction: 'range', green: { from: 18, to: 22 }, amber: { from: 16, to: 25 } })
const readings = (...values: readonly number[]): KpiReading[] =>
  values.map((value, index) => ({
    id: `r${index}`,
    kpiId: 'k1',
    value,
    atMs: index * 7 * DAY_MS,
    source: 'hand',
    note: '',
  }))

describe('kpiStatus()', () => {
  it.each([
    [higher, 99, 'green'],
    [higher, 98.9, 'amber'],
    [higher, 94, 'red'],
    [lower, 2, 'green'],
    [lower, 3, 'amber'],
    [lower, 4.01, 'red'],
    [range, 18, 'green'],
    [range, 23, 'amber'],
    [range, 15.9, 'red'],
    [range, 26, 'red'],
  ] as const)('of $direction at %d is %s', (kpi, value, expected) => {
    expect(kpiStatus(kpi, value)).toBe(expected)
  })
})

describe('thresholdFault()', () => {
  it('has nothing against thresholds that make sense', () => {
    expect([higher, lower, range].map(thresholdFault)).toEqual([null, null, null])
  })
  it.each([
    aKpi({ green: { from: null, to: 3 } }),
    aKpi({ amber: { from: 99.5, to: null } }),
    aKpi({ direction: 'lower' }),
    aKpi({ direction: 'range' }),
    { ...range, green: { from: 22, to: 18 } },
    { ...range, amber: { from: 19, to: 25 } },
  ])('refuses others (%#)', (kpi) => {
    expect(thresholdFault(kpi)).not.toBeNull()
  })
})

describe('kpiTrend()', () => {
  it('takes a small change for one where the corridors are narrow', () => {
    const uptime = aKpi({ green: { from: 99.5, to: null }, amber: { from: 98, to: null } })
    const trend = kpiTrend(uptime, readings(99.9, 99.7, 99.6, 99.2, 98.6, 97.4))
    expect(trend).toMatchObject({ direction: 'falling', meaning: 'worse' })
    expect(kpiTrend(uptime, readings(99.9, 99.92, 99.9, 99.95))?.direction).toBe('steady')
  })
  it('says where a KPI is heading, and whether that is good', () => {
    expect(kpiTrend(higher, readings(90, 92, 94))).toEqual({
      direction: 'rising',
      meaning: 'better',
      perWeek: 2,
    })
    expect(kpiTrend(lower, readings(1, 2, 3))).toMatchObject({ direction: 'rising', meaning: 'worse' })
    expect(kpiTrend(range, readings(30, 28, 26))).toMatchObject({ direction: 'falling', meaning: 'better' })
    expect(kpiTrend(range, readings(19, 20, 21))).toMatchObject({ direction: 'rising', meaning: 'neutral' })
  })
  it('takes small changes for noise, and one reading for none', () => {
    expect(kpiTrend(higher, readings(100, 100.5, 101))?.direction).toBe('steady')
    expect(kpiTrend(higher, readings(100))).toBeNull()
  })
})

describe('openBreach()', () => {
  it('begins with the first reading that is not green, and ends with a green one', () => {
    expect(openBreach(higher, readings(99, 97, 90))).toMatchObject({ reading: { id: 'r1' }, status: 'red' })
    expect(openBreach(higher, readings(99, 97, 99))).toBeNull()
    expect(openBreach(higher, readings(97, 99, 96))).toMatchObject({ reading: { id: 'r2' }, status: 'amber' })
    expect(openBreach(higher, [])).toBeNull()
  })
  it('goes by the time of the readings, not by their order', () => {
    expect(openBreach(higher, readings(99, 97, 99).toReversed())).toBeNull()
  })
})

describe('toldBreachMs()', () => {
  it('is the moment that was told since it was green, wherever late readings move the beginning', () => {
    expect(toldBreachMs({ sinceMs: 20, lastGreenMs: 10 }, [])).toBe(20)
    expect(toldBreachMs({ sinceMs: 15, lastGreenMs: 10 }, [5, 20])).toBe(20)
    expect(toldBreachMs({ sinceMs: 15, lastGreenMs: null }, [20])).toBe(20)
    expect(toldBreachMs({ sinceMs: 30, lastGreenMs: 25 }, [5, 20])).toBe(30)
  })
})
