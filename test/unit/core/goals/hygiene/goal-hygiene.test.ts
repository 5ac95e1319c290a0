import { describe, expect, it } from 'vitest'
import { goalHygiene } from '#core/goals/hygiene/goal-hygiene.ts'
import type { ObjectiveFacts } from '#core/goals/hygiene/goal-facts.ts'
import { DAY_MS } from '#core/time/interval.ts'
import {
  aMetric,
  aMilestoneList,
  anObjective,
  factsOf,
  objectiveFacts,
  someHours,
} from '../../../../support/goal-builders.ts'

const codes = (facts: readonly ObjectiveFacts[], nowMs = DAY_MS): string[] =>
  goalHygiene(facts, nowMs).map(({ code }) => code)
const withKeyResults = (...keyResults: ObjectiveFacts['keyResults']): ObjectiveFacts =>
  objectiveFacts({ keyResults })

const objectivesOf = (count: number, ownerId: string, cycleId = 'c1') =>
  Array.from({ length: count }, (_, index) =>
    objectiveFacts({ ownerId, objective: anObjective({ id: `${ownerId}${cycleId}${index}`, cycleId }) }),
  )
const elsewhere = (count: number, ownerId: string, cycleId = 'c1') =>
  Array.from({ length: count }, () => ({ ownerId, cycleId }))
const pair = (gain: number | null, loss: number | null) =>
  withKeyResults(
    factsOf(aMetric({ id: 'speed', title: 'Ship twice a week' }), {
      counterKeyResultId: 'bugs',
      recentChange: gain,
    }),
    factsOf(aMetric({ id: 'bugs', title: 'Bugs per release' }), { recentChange: loss }),
  )
describe('goalHygiene()', () => {
  it('has nothing to say of a good objective', () => {
    expect(goalHygiene([objectiveFacts()], 9 * DAY_MS)).toEqual([])
  })

  it('leaves drafts, pauses and what is over in peace', () => {
    const statuses = ['draft', 'paused', 'done', 'dropped'] as const
    const all = statuses.map((status) =>
      objectiveFacts({ objective: anObjective({ status }), keyResults: [], calendarMinutes: 0 }),
    )
    expect(goalHygiene(all, 90 * DAY_MS)).toEqual([])
  })

  it('names more than five active objectives of one owner in one cycle, once', () => {
    expect(
      codes([...objectivesOf(5, 'p1'), ...objectivesOf(5, 'p2'), ...objectivesOf(5, 'p1', 'c2')]),
    ).toEqual([])
    const warned = goalHygiene([...objectivesOf(6, 'p1'), ...objectivesOf(2, 'p2')], DAY_MS)
    expect(warned).toEqual([
      {
        code: 'TOO_MANY_OBJECTIVES',
        objectiveId: null,
        keyResultId: null,
        reason: 'You have 6 active objectives in “2026 Q4”; more than 5 are seldom reached together.',
        fix: 'Pause or drop the ones that matter least, or hand some to somebody else.',
      },
    ])
  })

  it('counts what a team owns for the team, whoever keeps it, and for nobody else', () => {
    const ofTeam = objectivesOf(4, 't1').map((facts) => ({ ...facts, ownerTeam: 'Design' }))
    const kept = [...objectivesOf(4, 'p1'), ...ofTeam]
    const fits = [...elsewhere(1, 't1'), ...elsewhere(9, 't2'), ...elsewhere(9, 't1', 'c2')]
    expect(goalHygiene(kept, DAY_MS, fits)).toEqual([])
    const warned = goalHygiene(kept, DAY_MS, elsewhere(2, 't1'))
    expect(warned.map(({ reason }) => reason)).toEqual([
      '“Design” has 6 active objectives in “2026 Q4”; more than 5 are seldom reached together.',
    ])
  })

  it.each([
    [0, ['TOO_FEW_KEY_RESULTS']],
    [1, ['TOO_FEW_KEY_RESULTS']],
    [2, []],
    [5, []],
    [6, ['TOO_MANY_KEY_RESULTS']],
  ])('counts key results: %i', (count, expected) => {
    const some = Array.from({ length: count }, (_, index) => factsOf(aMetric({ id: `kr${index}` })))
    expect(codes([withKeyResults(...some)])).toEqual(expected)
  })

  it('names a key result without baseline, target, owner or milestones', () => {
    const good = factsOf(aMetric())
    const said = (one: ObjectiveFacts['keyResults'][number]) =>
      goalHygiene([withKeyResults(good, one)], DAY_MS)
    expect(said(factsOf(aMetric({ id: 'x' }), { ownerId: null }))).toMatchObject([
      { code: 'KEY_RESULT_INCOMPLETE', keyResultId: 'x', fix: 'Give it an owner.' },
    ])
    expect(said(factsOf(aMetric({ id: 'x', baseline: null })))[0]?.fix).toBe('Give it a baseline.')
    expect(said(factsOf(aMetric({ id: 'x', baseline: null, target: null })))[0]?.fix).toBe(
      'Give it a baseline and a target.',
    )
    expect(said(factsOf(aMilestoneList([])))[0]).toMatchObject({
      code: 'KEY_RESULT_INCOMPLETE',
      reason: '"The beta is out" has no milestones.',
    })
  })

  it('asks for a word after ten days of silence, unless hours or a KPI speak', () => {
    const some = [factsOf(aMetric()), factsOf(someHours()), factsOf(aMetric({ id: 'bound', kpiId: 'k1' }))]
    expect(codes([withKeyResults(...some)], 10 * DAY_MS - 1)).toEqual([])
    expect(goalHygiene([withKeyResults(...some)], 10 * DAY_MS)).toMatchObject([
      { code: 'NO_CHECK_IN', keyResultId: 'kr1', reason: expect.stringContaining('10 days') as string },
    ])
  })

  it('asks for no word of what is reached, sooner than its rhythm, or outside of its cycle', () => {
    const reached = [factsOf(aMetric({ current: 41 })), factsOf(aMetric({ id: 'kr9', current: 40 }))]
    expect(codes([withKeyResults(...reached)], 90 * DAY_MS)).toEqual([])
    const monthly = factsOf(aMetric({ checkInDays: 30 }))
    const pair = withKeyResults(monthly, factsOf(someHours()))
    expect(codes([pair], 33 * DAY_MS - 1)).toEqual([])
    expect(codes([pair], 33 * DAY_MS)).toEqual(['NO_CHECK_IN'])
    expect(codes([{ ...pair, isUnderWay: false, calendarMinutes: 0 }], 90 * DAY_MS)).toEqual([])
  })

  it('names an active objective without an hour on a calendar, two days after it began', () => {
    const idle = objectiveFacts({ calendarMinutes: 0 })
    expect(codes([idle], 2 * DAY_MS - 1)).toEqual([])
    expect(codes([idle], 2 * DAY_MS)).toEqual(['NO_HOURS'])
    expect(codes([objectiveFacts({ calendarMinutes: 60 })], 5 * DAY_MS)).toEqual([])
  })

  it('names a KPI that is used as a stretch goal', () => {
    const bound = [factsOf(aMetric({ kpiId: 'k1' })), factsOf(aMetric({ id: 'kr9' }))]
    const of = (kind: 'committed' | 'aspirational') =>
      objectiveFacts({ objective: anObjective({ kind }), keyResults: bound })
    expect(codes([of('committed')])).toEqual([])
    expect(codes([of('aspirational')])).toEqual(['KPI_AS_ASPIRATION'])
  })

  it('names two metrics that were declared to pull against each other and move apart', () => {
    expect(codes([pair(0.2, 0.1)])).toEqual([])
    expect(codes([pair(0.2, -0.01)])).toEqual([])
    expect(codes([pair(null, -0.3)])).toEqual([])
    expect(goalHygiene([pair(0.2, -0.3)], DAY_MS)[0]).toMatchObject({
      code: 'METRICS_MOVE_APART',
      reason: '"Ship twice a week" gained 20 points in four weeks while "Bugs per release" lost 30.',
    })
  })
})
