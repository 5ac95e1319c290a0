import { afterEach, describe, expect, it } from 'vitest'
import { achievementText } from '../../../src/web/features/goals/cycle/achievement-words.ts'
import { changeText } from '../../../src/web/features/goals/change-words.ts'
import {
  effortForecastText,
  outcomeForecastText,
} from '../../../src/web/features/goals/pace/forecast-words.ts'
import { goalTree, possibleParents } from '../../../src/web/features/goals/goal-tree.ts'
import { firstBranches } from '../../../src/web/features/goals/objective/first-branches.ts'
import { metricChart } from '../../../src/web/features/goals/pace/metric-chart.ts'
import { cycleAfter, endOfCycle } from '../../../src/web/features/goals/cycle/next-cycle.ts'
import { scoreText } from '../../../src/web/features/goals/cycle/score-words.ts'
import { withoutPace } from '../../../src/web/features/goals/pace/without-pace.ts'
import { timeStyle, writeTimesAs } from '../../../src/web/format/time-style.ts'
import { shortDateText } from '../../../src/web/format/zoned-time.ts'
import { aMetric, anObjective } from './goal-samples.ts'

const usual = timeStyle()
afterEach(() => writeTimesAs(usual))

const [endsOn, today] = ['2026-12-31', '2026-11-23']

describe('the alignment tree', () => {
  const year = anObjective({ id: 'year', title: 'Year' })
  const quarter = anObjective({ id: 'quarter', parentId: 'year' })
  const month = anObjective({ id: 'month', parentId: 'quarter' })
  const stray = anObjective({ id: 'stray', parentId: 'elsewhere' })

  it('puts children below their parents, and those with a parent elsewhere at the top', () => {
    const tree = goalTree([month, year, quarter, stray])
    expect(tree.map(({ objective }) => objective.id)).toEqual(['year', 'stray'])
    expect(tree[0]?.children[0]?.objective.id).toBe('quarter')
    expect(tree[0]?.children[0]?.children[0]?.objective.id).toBe('month')
  })

  it('offers no parent that would close a circle, and none that was dropped', () => {
    const dropped = anObjective({ id: 'dropped', status: 'dropped' })
    const ids = (id: string | null) =>
      possibleParents(id, [year, quarter, month, stray, dropped]).map((one) => one.id)
    expect(ids('quarter')).toEqual(['year', 'stray'])
    expect(ids(null)).toEqual(['year', 'quarter', 'month', 'stray'])
  })
})

const outcome = (metOn: string | null, progressAtEnd = 0.6046, isMet = false) =>
  outcomeForecastText({ valueAtEnd: 60, progressAtEnd, metOn, points: 3 }, endsOn, { today, isMet })

const hours = (metOn: string | null, doneRate: number, isMet = false) =>
  effortForecastText({ minutesAtEnd: 2280, metOn, doneRate }, endsOn, { isMet })

describe('a forecast in words', () => {
  it('says where the outcome stands at the end and when it arrives', () => {
    expect(outcome('2027-02-09')).toBe('On this way: 60 % on 31 Dec, target met 9 Feb 2027')
    expect(outcome('2026-12-12', 1)).toBe('On this way: target met 12 Dec, in time')
    expect(outcome(null, 0.2)).toBe('On this way: 20 % on 31 Dec, and it does not come nearer')
    expect(outcome('2026-11-02', 1, true)).toBe('The target is met.')
    expect(outcome(today, 1)).toBe('On this way the target is met by now. A check-in would tell.')
  })

  it('says what becomes of the hours', () => {
    expect(hours(null, 0.8)).toBe('Like the last weeks (80 % of plan): 38 h on 31 Dec')
    expect(hours('2026-12-18', 1)).toBe('As planned: all hours done 18 Dec')
    expect(hours('2026-11-20', 1, true)).toBe('All the hours are done.')
    expect(hours(today, 1)).toMatch('As planned: all hours done')
  })

  it('names the year only where it is another one', () => {
    expect(shortDateText('2026-12-01', endsOn)).toBe('1 Dec')
    expect(shortDateText('2028-12-01', endsOn)).toBe('1 Dec 2028')
  })

  it('writes dates as its reader does', () => {
    writeTimesAs({ ...timeStyle(), dateOrder: 'month-day' })
    expect([shortDateText('2026-12-01', endsOn), shortDateText('2028-12-01', endsOn)]).toEqual([
      'Dec 1',
      'Dec 1, 2028',
    ])
    writeTimesAs({ ...timeStyle(), dateOrder: 'iso' })
    expect(shortDateText('2026-12-01', endsOn)).toBe('2026-12-01')
  })
})

describe('the small chart of a metric', () => {
  const cycle = { startsOn: '2026-10-01', endsOn }
  const size = { width: 168, height: 52 }
  const recent = [
    { at: '2026-10-31T12:00:00Z', value: 70 },
    { at: '2026-11-21T12:00:00Z', value: 78 },
  ]
  const outcomeForecast = { valueAtEnd: 90, progressAtEnd: 0.85, metOn: null, points: 3 }

  it('draws the even pace from corner to corner, and the way until the last value', () => {
    const chart = metricChart(aMetric({ recent, outcomeForecast }), cycle, Date.parse('2026-11-23'), size)
    expect(chart).toMatchObject({
      expected: 'M4 45.6L164 6.4',
      way: 'M57 36.1L93.6 26.6',
      forecast: 'M93.6 26.6L164 12.3',
    })
    expect(chart?.dots.map(({ x }) => Math.round(x))).toEqual([57, 94])
    expect(chart?.now).toBeGreaterThan(94)
  })

  it('is not drawn before there is something to draw', () => {
    expect(metricChart(aMetric(), cycle, 0, size)).toBeNull()
    expect(metricChart(aMetric({ recent, target: null }), cycle, 0, size)).toBeNull()
  })
})

const change = (field: string, from: unknown, to: unknown) =>
  changeText({ subject: 'key-result', title: 'Users', verb: 'changed', field, from, to }, (id) =>
    id === 'k1' ? 'Uptime' : undefined,
  )

const told = (verb: 'created' | 'removed', subject: 'objective' | 'effort-plan') =>
  changeText({ subject, title: 'Users', verb, field: null }, () => undefined)

describe('the history in words', () => {
  it('tells from what to what, in the words of the page', () => {
    expect(change('target', 100, 80)).toBe('Target of “Users”: 100 → 80')
    expect(change('target', null, 80)).toBe('Target of “Users”: none → 80')
    expect(change('kpiId', 'k1', 'k9')).toBe('KPI of “Users”: Uptime → one that is gone')
    expect(change('targetMinutesPerWeek', 240, 90)).toBe('Hours a week of “Users”: 4 h → 1 h 30 min')
    expect(change('days', [1, 2, 3, 4, 5], [1, 3])).toBe('Days of “Users”: Mon – Fri → Mon, Wed')
    expect(change('byDate', null, '2026-12-18')).toBe('Date of “Users”: none → Fri 18 Dec')
    expect(change('green', { from: 95, to: null }, { from: null, to: 4 })).toBe(
      'Green corridor of “Users”: from 95 → up to 4',
    )
    expect(change('doneAtMs', null, 17)).toBe('“Users” is reached')
    expect(change('keeperId', 'u1', 'k1')).toBe('“Users” is kept by Uptime now')
    expect(change('keeperId', 'u1', 'u2')).toBe('“Users” is kept by somebody else now')
  })

  it('tells what came and went', () => {
    expect(told('created', 'objective')).toBe('Added objective “Users”')
    expect(told('removed', 'effort-plan')).toBe('Removed hours of “Users”')
  })

  it('tells what was reached', () => {
    expect(achievementText({ kind: 'streak', title: 'Run', step: '12' })).toBe('12 weeks of “Run” in a row')
    expect(achievementText({ kind: 'cycle-reached', title: 'Q4 2026', step: '' })).toBe(
      'All goals of Q4 2026 are reached',
    )
  })
})

describe('the cycle after', () => {
  it.each([
    ['quarter', '2026-10-01', '2026-12-31', 'Q1 2027', '2027-01-01', '2027-03-31'],
    ['month', '2026-01-01', '2026-01-31', 'February 2026', '2026-02-01', '2026-02-28'],
    ['year', '2027-01-01', '2027-12-31', '2028', '2028-01-01', '2028-12-31'],
    ['custom', '2026-11-02', '2026-11-15', '2026-11-16 to 2026-11-29', '2026-11-16', '2026-11-29'],
  ] as const)('of a %s has its length', (kind, startsOn, last, title, nextStart, nextEnd) => {
    const next = cycleAfter({ kind, startsOn, endsOn: last })
    expect(next).toEqual({ kind, title, startsOn: nextStart, endsOn: nextEnd })
  })
})

it.each([
  ['quarter', '2027-01-01', '2027-03-31'],
  ['quarter', '2026-10-05', '2027-01-04'],
  ['month', '2027-01-31', '2027-02-27'],
  ['month', '2027-12-01', '2027-12-31'],
  ['year', '2028-02-29', '2029-02-27'],
  ['custom', '2027-01-01', null],
  ['month', 'soon', null],
] as const)('a %s from %s ends on %s', (kind, startsOn, last) => {
  expect(endOfCycle(kind, startsOn)).toBe(last)
})

it('a draft is neither behind nor late, and keeps its numbers', () => {
  const behind = { progress: 0.2, expected: 0.9, status: 'behind' as const }
  const checkIn = { status: 'due' as const, dueAt: '', outdatedAt: '' }
  const draft = anObjective({ outcome: behind, keyResults: [aMetric({ outcome: behind, checkIn })] })
  const quiet = { progress: 0.2, expected: null, status: null }
  expect(withoutPace(draft)).toMatchObject({
    outcome: quiet,
    keyResults: [{ outcome: quiet, checkIn: null }],
  })
})

it('scores run from 0.0 to 1.0', () => {
  expect([0, 1, 0.617, null].map(scoreText)).toEqual(['0.0', '1.0', '0.62', '–'])
})

describe('firstBranches()', () => {
  const many = goalTree(
    Array.from({ length: 9 }, (_, index) =>
      anObjective({ id: `o${index}`, keyResults: [aMetric(), aMetric()] }),
    ),
  )

  it('are those that fill so much of the page, the last of them over its edge', () => {
    expect(firstBranches(many, 500)).toEqual(many.slice(0, 3))
    expect(firstBranches(many, 480)).toEqual(many.slice(0, 2))
  })

  it('count what stands below them, and are the very same list where all are seen', () => {
    const children = [
      anObjective({ id: 'child', parentId: 'o0' }),
      anObjective({ id: 'next', parentId: null }),
    ]
    const tree = goalTree([anObjective({ id: 'o0' }), ...children])
    expect(firstBranches(tree, 200)).toEqual(tree.slice(0, 1))
    expect(firstBranches(many, 5_000)).toBe(many)
    expect(firstBranches([], 100)).toEqual([])
  })
})
