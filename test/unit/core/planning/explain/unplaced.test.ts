import { describe, expect, it } from 'vitest'
import { type Block, readFacts } from '#core/planning/check/facts.ts'
import { placedBlocks } from '#core/planning/check/placed.ts'
import { makeBoard } from '#core/planning/explain/board.ts'
import { unplacedEntries } from '#core/planning/explain/unplaced.ts'
import type { Problem } from '#core/planning/problem.ts'
import { aBlock, aHabit, aProblem, aTask, instantOf } from '../../../../support/planning-builders.ts'

const reasons = (problem: Problem, ...blocks: Block[]) => {
  const facts = readFacts(problem)
  const placed = placedBlocks(facts, blocks)
  return unplacedEntries(makeBoard(facts, placed.blocks), placed)
}
const short = (problem: Problem, ...blocks: Block[]) =>
  reasons(problem, ...blocks).map(({ reason, minutes }) => [reason, minutes])
const day = { until: '2026-11-24T00:00:00Z' }
const withTask = (fields: object, more: object = {}) => aProblem({ ...day, tasks: [aTask(fields)], ...more })
const busy = (from: string, to: string) => ({
  id: from,
  start: instantOf(`23T${from}`),
  end: instantOf(`23T${to}`),
})

describe('reasons for tasks', () => {
  it('says nothing of what is placed', () =>
    expect(short(withTask({}), aBlock('t1', '23T09:00', '23T10:00'))).toEqual([]))

  it('NO_WINDOW: hours that are never open', () => {
    expect(short(withTask({}, { hours: { work: [] } }))).toEqual([['NO_WINDOW', 60]])
    expect(short(withTask({}, { daysOff: ['2026-11-23'] }))).toEqual([['NO_WINDOW', 60]])
  })

  it('HORIZON_TOO_SHORT: fewer open minutes than needed, or none before its end', () => {
    expect(short(withTask({ minutes: 600 }))).toContainEqual(['HORIZON_TOO_SHORT', 120])
    expect(short(withTask({ notBefore: instantOf('25T09:00') }))).toEqual([['HORIZON_TOO_SHORT', 60]])
  })

  it('NO_FREE_TIME: open minutes are busy', () => {
    const entries = reasons(
      withTask({ minBlockMinutes: 15 }, { busy: [busy('09:00', '16:30')] }),
      aBlock('t1', '23T16:30', '23T17:00'),
    )
    expect(entries).toMatchObject([
      {
        reason: 'NO_FREE_TIME',
        minutes: 30,
        facts: { needMinutes: 60, freeMinutes: 30, from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' },
      },
    ])
    expect(entries[0]?.sentence).toContain('it needs 1 h, and only 30 min are free')
  })

  it('NO_FREE_TIME_BEFORE_DUE: a hard due ends the window', () => {
    const hard = withTask({ hardDue: true, due: instantOf('23T10:00') }, { busy: [busy('09:00', '10:00')] })
    expect(short(hard)).toEqual([['NO_FREE_TIME_BEFORE_DUE', 60]])
    const none = withTask({ hardDue: true, due: instantOf('23T08:00') })
    expect(short(none)).toEqual([['NO_WINDOW', 60]])
  })

  it('CALENDAR_UNKNOWN: only an unreadable calendar is in the way', () =>
    expect(
      short(withTask({}, { busy: [Object.assign(busy('09:00', '17:00'), { id: 'unknown:x' })] })),
    ).toEqual([['CALENDAR_UNKNOWN', 60]]))

  it('ONLY_FRAGMENTS_SHORTER_THAN_MIN_BLOCK: enough minutes, no gap long enough', () => {
    const gaps = [busy('09:15', '12:00'), busy('12:15', '15:00'), busy('15:15', '16:45')]
    const entries = reasons(withTask({}, { busy: gaps }))
    expect(entries).toMatchObject([
      {
        reason: 'ONLY_FRAGMENTS_SHORTER_THAN_MIN_BLOCK',
        minutes: 60,
        facts: { freeMinutes: 60, longestFreeMinutes: 15, minBlockMinutes: 30 },
      },
    ])
  })

  it('LONG_STRETCH and DAILY_LIMIT: breaks and limits take the rest', () => {
    const minutes = 480
    expect(short(withTask({ minutes }, { limits: { maxStretchMinutes: 60 } }))).toContainEqual([
      'LONG_STRETCH',
      90,
    ])
    expect(short(withTask({ minutes, maxMinutesPerDay: 60 }))).toContainEqual(['DAILY_LIMIT', 420])
  })

  it('PREDECESSOR_UNPLACED: the one before is not there in full', () => {
    const problem = aProblem({ ...day, tasks: [aTask(), aTask({ id: 't2', after: ['t1'] })] })
    const [, second] = reasons(problem)
    expect(second).toMatchObject({
      item: 't2',
      reason: 'PREDECESSOR_UNPLACED',
      minutes: 60,
      facts: { predecessor: 't1', predecessorPlacedMinutes: 0 },
    })
  })

  it('OUTRANKED: names who holds the time, most first', () => {
    const tasks = [aTask(), aTask({ id: 't2', minutes: 420, maxBlockMinutes: 420 }), aTask({ id: 't3' })]
    const entries = reasons(
      aProblem({ ...day, tasks }),
      aBlock('t2', '23T09:00', '23T16:00'),
      aBlock('t3', '23T16:00', '23T17:00'),
    )
    expect(entries).toMatchObject([
      {
        item: 't1',
        reason: 'OUTRANKED',
        minutes: 60,
        facts: { by: ['t2', 't3'], takenMinutes: { t2: 420, t3: 60 }, freeMinutes: 0 },
      },
    ])
  })

  it('OUTRANKED by nobody: its own cost is the reason, with both numbers', () => {
    const entries = reasons(withTask({ weight: 0.001, preferred: { from: '00:00', to: '01:00' } }))
    expect(entries).toMatchObject([
      { reason: 'OUTRANKED', facts: { by: [], costWithoutIt: 2.4, costWithBestBlock: 9.2 } },
    ])
  })

  it('entries add up when several hindrances meet', () => {
    const problem = withTask({ minutes: 720, maxMinutesPerDay: 60 }, { busy: [busy('09:00', '12:00')] })
    const entries = reasons(problem, aBlock('t1', '23T12:00', '23T13:00'))
    expect(entries.map(({ reason }) => reason)).toEqual(['HORIZON_TOO_SHORT', 'NO_FREE_TIME', 'DAILY_LIMIT'])
    expect(entries.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(660)
  })
})

describe('reasons for habits', () => {
  const week = { until: '2026-11-30T00:00:00Z' }

  it('NO_WINDOW: its dates are too close', () => {
    const problem = aProblem({ ...week, habits: [aHabit({ timesPerWeek: 5, minDaysBetween: 2 })] })
    expect(short(problem)).toContainEqual(['NO_WINDOW', 60])
  })

  it('NO_FREE_TIME and fragments: busy dates', () => {
    const all = { id: 'e', start: instantOf('23T00:00'), end: instantOf('28T00:00') }
    expect(short(aProblem({ ...week, habits: [aHabit()], busy: [all] }))).toEqual([['NO_FREE_TIME', 60]])
    const most = { ...all, start: instantOf('23T09:15') }
    expect(short(aProblem({ ...week, habits: [aHabit()], busy: [most] }))).toEqual([
      ['ONLY_FRAGMENTS_SHORTER_THAN_MIN_BLOCK', 60],
    ])
  })

  it('CALENDAR_UNKNOWN: only an unreadable calendar is in the way', () => {
    const busy = [{ id: 'unknown:x', start: instantOf('23T09:00'), end: instantOf('27T17:00') }]
    const [entry] = reasons(aProblem({ ...week, habits: [aHabit({ title: 'Read' })], busy }))
    expect(entry).toMatchObject({
      reason: 'CALENDAR_UNKNOWN',
      minutes: 60,
      facts: { possibleTimes: 0, possibleTimesIfKnown: 2 },
      sentence:
        '“Read” is missed 2 times in the week of Mon 23 Nov: only 0 of its 5 dates are known to have 30 min free in one piece, as a calendar could not be read.',
    })
  })

  it('OUTRANKED: another item lies in its window', () => {
    const habits = [aHabit({ timesPerWeek: 1, days: [1], from: '12:00', to: '12:30' })]
    const entries = reasons(
      aProblem({ ...week, habits, tasks: [aTask()] }),
      aBlock('t1', '23T12:00', '23T13:00'),
    )
    expect(entries).toMatchObject([{ reason: 'OUTRANKED', minutes: 30, facts: { by: ['t1'] } }])
  })
})
