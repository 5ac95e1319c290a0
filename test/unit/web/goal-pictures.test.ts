import { describe, expect, test } from 'vitest'
import { roomSpan, roomText, splitNeed } from '../../../src/web/features/capacity/room-bars.ts'
import { readGoalSearch } from '../../../src/web/features/goals/goal-search.ts'
import { paceChart } from '../../../src/web/features/goals/pace/pace-chart.ts'
import { evenPace, paceSeries } from '../../../src/web/features/goals/pace/pace-series.ts'
import { goalsOf, inCycle } from '../../../src/web/features/goals/whose-goals.ts'
import type { ShownObjective } from '../../../src/web/features/goals/goal-types.ts'
import { aMetric, anObjective } from './goal-samples.ts'

const cycle = { startsOn: '2026-10-01', endsOn: '2026-12-31' }
const now = Date.parse('2026-11-16T00:00:00Z')
const size = { width: 408, height: 108 }
const said = (...values: readonly (readonly [string, number])[]) =>
  values.map(([day, value]) => ({ at: `${day}T00:00:00Z`, value }))

const milestone = (weight: number, doneAt: string | null) => ({ id: 'm', title: 'M', weight, doneAt })

describe('the pace of a key result', () => {
  const metric = aMetric({
    baseline: 0,
    target: 100,
    unit: 'users',
    recent: said(['2026-10-16', 20], ['2026-11-16', 45]),
    outcomeForecast: { valueAtEnd: 80, progressAtEnd: 0.8, metOn: '2027-01-20', points: 2 },
  })

  test('shows what was said, the even pace, and the day of arrival also after the end', () => {
    const series = paceSeries(metric, cycle, now)
    if (series === null) throw new Error('Expected a series.')
    const chart = paceChart(series, cycle, now, size)
    expect(chart.dots).toHaveLength(2)
    expect(chart.arrival?.x).toBe(404)
    expect(chart.ends.end).toBeLessThan(404)
    expect(chart.arrival?.y).toBe(chart.levels.target)
    expect(series.say(45)).toBe('45 users')
  })

  test('leads to the end of the cycle where the target is years away, or never met', () => {
    for (const metOn of ['2031-01-01', null]) {
      const forecast = { valueAtEnd: 50, progressAtEnd: 0.5, metOn, points: 2 }
      const series = paceSeries({ ...metric, outcomeForecast: forecast }, cycle, now)
      if (series === null) throw new Error('Expected a series.')
      const chart = paceChart(series, cycle, now, size)
      expect(chart.arrival).toBe(null)
      expect(chart.ends.end).toBe(404)
      expect(chart.forecast).not.toBe('')
    }
  })

  test('of milestones goes up with each that is reached', () => {
    const { kind: _, baseline: _b, target: _t, current: _c, recent: _r, ...common } = metric
    const series = paceSeries(
      {
        ...common,
        kind: 'milestone',
        milestones: [milestone(3, null), milestone(1, '2026-11-01T00:00:00Z')],
      },
      cycle,
      now,
    )
    expect(series?.points.map(({ value }) => value)).toEqual([0, 0.25, 0.25])
    expect(series?.target).toBe(1)
  })

  test('is not drawn without a first value', () => {
    expect(paceSeries(aMetric({ recent: [] }), cycle, now)).toBe(null)
  })

  test('asks for half of the way in the middle of the cycle', () => {
    const series = paceSeries(metric, cycle, now)
    expect(series === null ? null : evenPace(series, cycle, now)).toBe(50)
  })
})

describe('whose goals', () => {
  const own: ShownObjective = anObjective({ id: 'own' })
  const beas: ShownObjective = { ...anObjective({ id: 'beas' }), keeperId: 'bea', ownerTeamId: 't1' }
  const mineInPart: ShownObjective = {
    ...beas,
    id: 'part',
    ownerTeamId: null,
    keyResults: [aMetric({ ownerId: 'me' })],
  }
  const all = [own, beas, mineInPart]
  const idsOf = (of: string) => goalsOf(all, of, 'me').map(({ id }) => id)

  test('mine are those that I keep or answer for in part', () => {
    expect(idsOf('mine')).toEqual(['own', 'part'])
  })

  test('a team has those that it owns, and all are all', () => {
    expect(idsOf('t1')).toEqual(['beas'])
    expect(idsOf('all')).toHaveLength(3)
  })

  test('in a cycle that only a colleague knows stand in the current one', () => {
    const known = [{ id: 'c1' }, { id: 'c0' }]
    const foreign = [{ cycleId: 'theirs' }, { cycleId: 'c0' }]
    expect(inCycle(foreign, { id: 'c1', isCurrent: true }, known)).toEqual([{ cycleId: 'theirs' }])
    expect(inCycle(foreign, { id: 'c0', isCurrent: false }, known)).toEqual([{ cycleId: 'c0' }])
  })

  test('are chosen in the address of the page', () => {
    expect(readGoalSearch({ view: 'room', of: 't1', cycle: 3 })).toEqual({ view: 'room', of: 't1' })
  })
})

describe('room', () => {
  const week = {
    from: '2026-11-22T23:00:00Z',
    to: '2026-11-29T23:00:00Z',
    needMinutes: 3240,
    freeMinutes: 1980,
  }

  test('is told in days where the person lives', () => {
    expect(roomSpan(week, 'Europe/Berlin')).toBe('Mon 23 Nov – Sun 29 Nov')
    expect(roomSpan(week, 'America/New_York')).toBe('Sun 22 Nov – Sun 29 Nov')
  })

  test('says what is too much, and what of it stands out', () => {
    expect(roomText(week)).toBe('54 h needed, 33 h free: 21 h too much')
    expect(roomText({ ...week, needMinutes: 1800 })).toBe('30 h needed, 33 h free: 3 h to spare')
    expect(splitNeed(week)).toEqual({ fits: 1980, over: 1260 })
  })
})
