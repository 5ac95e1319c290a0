import { describe, expect, it } from 'vitest'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import type { Block } from '#core/planning/check/facts.ts'
import type { Problem } from '#core/planning/problem.ts'
import { aBlock, aHabit, aProblem, aTask, instantOf } from '../../../../support/planning-builders.ts'

const rules = (problem: Problem, ...blocks: Block[]): string[] =>
  checkPlan(problem, blocks).violations.map((violation) => violation.rule)
const pin = (item: string, from: string, to: string) => ({
  item,
  start: instantOf(from),
  end: instantOf(to),
  pinned: true,
})
const withTask = (fields: object) => aProblem({ tasks: [aTask(fields)] })
const withHabit = (fields: object) => aProblem({ habits: [aHabit(fields)] })
const on = (...days: string[]) => days.map((day) => aBlock('h1', `${day}T12:00`, `${day}T12:30`))
const oneTask = aProblem({ tasks: [aTask()] })

describe('outside-window on a trip', () => {
  const trips = [{ from: '2026-11-24', to: '2026-11-24', timeZone: 'Asia/Tokyo' }]
  const problem = aProblem({ trips, tasks: [aTask()] })

  it('reads hours by the clock of the trip, and tells them by that of home', () => {
    expect(rules(problem, aBlock('t1', '24T00:00', '24T01:00'))).toEqual([])
    const { violations } = checkPlan(problem, [aBlock('t1', '24T10:00', '24T11:00')])
    expect(violations.map(({ sentence }) => sentence).join()).toContain('Tue 24 Nov 10:00')
  })

  it('has no hours on the way', () => {
    const { violations } = checkPlan(problem, [aBlock('t1', '24T16:00', '24T17:00')])
    expect(violations.map(({ sentence }) => sentence).join()).toContain('on the way between two time zones')
  })
})

describe('overlap', () => {
  const two = { tasks: [aTask(), aTask({ id: 't2' })] }

  it('is broken by two blocks at once, not by two that abut', () => {
    const first = aBlock('t1', '23T09:00', '23T10:00')
    expect(rules(aProblem(two), first, aBlock('t2', '23T09:45', '23T10:30'))).toEqual(['overlap'])
    expect(rules(aProblem(two), first, aBlock('t2', '23T10:00', '23T10:30'))).toEqual([])
  })

  it('counts busy time with its buffers, grown to the grid', () => {
    const busy = [
      { id: 'e1', start: instantOf('23T10:00'), end: instantOf('23T10:55'), bufferAfterMinutes: 10 },
    ]
    const problem = aProblem({ tasks: [aTask()], busy })
    expect(rules(problem, aBlock('t1', '23T11:00', '23T12:00'))).toEqual(['overlap'])
    expect(rules(problem, aBlock('t1', '23T11:15', '23T12:15'))).toEqual([])
    expect(rules(problem, aBlock('t1', '23T09:00', '23T10:00'))).toEqual([])
  })

  it('lets pinned blocks overlap each other and busy time, but not a movable one', () => {
    const previous = [pin('t1', '23T10:00', '23T10:40'), pin('t2', '23T10:20', '23T11:00')]
    const busy = [{ id: 'e1', start: instantOf('23T10:00'), end: instantOf('23T11:00') }]
    const pins = [aBlock('t1', '23T10:00', '23T10:40', true), aBlock('t2', '23T10:20', '23T11:00', true)]
    expect(rules(aProblem({ ...two, busy, previous }), ...pins)).toEqual([])
    const clash = aBlock('t1', '23T10:30', '23T10:45')
    expect(rules(aProblem({ ...two, previous }), ...pins, clash)).toEqual(['overlap', 'overlap'])
  })
})

describe('outside-window', () => {
  it.each([
    ['before the hours open', '23T08:30', '23T09:30'],
    ['after they close', '23T16:45', '23T17:15'],
    ['at a weekend', '28T10:00', '28T11:00'],
  ])('is broken %s', (_, from, to) =>
    expect(rules(oneTask, aBlock('t1', from, to))).toEqual(['outside-window']),
  )

  it('rounds now up to the grid', () => {
    const problem = aProblem({ tasks: [aTask()], now: '2026-11-23T09:01:00Z' })
    expect(rules(problem, aBlock('t1', '23T09:00', '23T10:00'))).toEqual(['outside-window'])
    expect(rules(problem, aBlock('t1', '23T09:15', '23T10:15'))).toEqual([])
  })

  it('keeps notBefore, a hard due, the horizon and days off', () => {
    const block = aBlock('t1', '24T09:30', '24T10:30')
    expect(rules(withTask({ notBefore: instantOf('24T09:45') }), block)).toEqual(['outside-window'])
    expect(rules(withTask({ due: instantOf('24T10:15'), hardDue: true }), block)).toEqual(['outside-window'])
    expect(rules(withTask({ due: instantOf('24T10:15') }), block)).toEqual([])
    expect(rules(aProblem({ tasks: [aTask()], until: instantOf('24T10:00') }), block)).toEqual([
      'outside-window',
    ])
    expect(rules(aProblem({ tasks: [aTask()], daysOff: ['2026-11-24'] }), block)).toEqual(['outside-window'])
  })

  it('takes abutting ranges as one, also over midnight', () => {
    const hours = {
      work: [
        { days: [1], from: '20:00', to: '22:00' },
        { days: [1], from: '22:00', to: '24:00' },
        { days: [2], from: '00:00', to: '02:00' },
      ],
    }
    const problem = aProblem({ tasks: [aTask({ minutes: 240, maxBlockMinutes: 240 })], hours })
    expect(rules(problem, aBlock('t1', '23T21:00', '24T01:00'))).toEqual([])
  })

  it('keeps a habit within its window and on one date', () => {
    const habit = aHabit({ from: '00:00', to: '24:00' })
    expect(rules(aProblem({ habits: [aHabit()] }), aBlock('h1', '23T08:45', '23T09:15'))).toEqual([
      'outside-window',
    ])
    expect(rules(aProblem({ habits: [habit] }), aBlock('h1', '23T23:45', '24T00:15'))).toEqual([
      'outside-window',
    ])
    const narrowed = aHabit({ from: '00:00', to: '24:00', hours: 'work' })
    expect(rules(aProblem({ habits: [narrowed] }), aBlock('h1', '23T08:00', '23T08:30'))).toEqual([
      'outside-window',
    ])
  })
})

describe('off-grid and block-length', () => {
  it('wants both ends on the grid', () => {
    expect(rules(oneTask, aBlock('t1', '23T09:05', '23T10:05'))).toEqual(['off-grid'])
    expect(rules(oneTask, aBlock('t1', '23T09:00', '23T09:50'))).toEqual(['off-grid'])
  })

  it('wants minBlock to maxBlock, and what remains where that is less', () => {
    const problem = aProblem({ tasks: [aTask({ minutes: 120 })] })
    expect(rules(problem, aBlock('t1', '23T09:00', '23T09:15'))).toEqual(['block-length'])
    expect(rules(problem, aBlock('t1', '23T09:00', '23T10:15'))).toEqual(['block-length'])
    const rest = aProblem({ tasks: [aTask()], previous: [pin('t1', '23T09:00', '23T09:40')] })
    const pinned = aBlock('t1', '23T09:00', '23T09:40', true)
    expect(rules(rest, pinned, aBlock('t1', '23T10:00', '23T10:15'))).toEqual([])
  })
})

it('too-much: movable blocks add up to at most what remains beside pinned ones', () => {
  const problem = aProblem({ tasks: [aTask({ minutes: 90 })], previous: [pin('t1', '23T09:00', '23T09:40')] })
  const pinned = aBlock('t1', '23T09:00', '23T09:40', true)
  expect(rules(problem, pinned, aBlock('t1', '24T09:00', '24T09:45'))).toEqual([])
  expect(rules(problem, pinned, aBlock('t1', '24T09:00', '24T10:00'))).toEqual(['too-much'])
})

describe('daily-limit', () => {
  const tasks = [aTask({ minutes: 120, maxMinutesPerDay: 60 }), aTask({ id: 't2', minutes: 120 })]

  it('holds for one task and for all of them; habits do not count', () => {
    const problem = aProblem({ tasks, habits: [aHabit()], limits: { maxTaskMinutesPerDay: 90 } })
    const one = [aBlock('t1', '23T09:00', '23T10:00'), aBlock('h1', '23T12:00', '23T12:30')]
    expect(rules(problem, ...one, aBlock('t2', '23T10:00', '23T10:30'))).toEqual([])
    expect(rules(problem, ...one, aBlock('t2', '23T10:00', '23T10:45'))).toEqual(['daily-limit'])
    expect(rules(problem, ...one, aBlock('t1', '23T13:00', '23T13:30'))).toEqual(['daily-limit'])
  })

  it('never blames pinned blocks alone', () => {
    const previous = [pin('t1', '23T09:00', '23T11:00')]
    expect(rules(aProblem({ tasks, previous }), aBlock('t1', '23T09:00', '23T11:00', true))).toEqual([])
  })

  it('gives a block to the day on which it starts', () => {
    const hours = { work: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] }
    const problem = aProblem({ tasks: [aTask({ minutes: 120, maxMinutesPerDay: 60 })], hours })
    const overnight = aBlock('t1', '23T23:30', '24T00:30')
    expect(rules(problem, overnight, aBlock('t1', '24T09:00', '24T10:00'))).toEqual([])
    expect(rules(problem, overnight, aBlock('t1', '23T09:00', '23T09:30'))).toEqual(['daily-limit'])
  })
})

describe('long-stretch', () => {
  const problem = aProblem({
    tasks: [aTask(), aTask({ id: 't2' })],
    habits: [aHabit()],
    limits: { maxStretchMinutes: 90 },
  })

  it('counts abutting tasks and habits as one run', () => {
    const run = [aBlock('t1', '23T09:00', '23T10:00'), aBlock('h1', '23T10:00', '23T10:30')]
    expect(rules(problem, ...run)).toEqual([])
    expect(rules(problem, ...run, aBlock('t2', '23T10:30', '23T11:00'))).toEqual(['long-stretch'])
    expect(rules(problem, ...run, aBlock('t2', '23T10:45', '23T11:15'))).toEqual([])
  })

  it('lets pinned blocks alone last, but no movable one join them', () => {
    const pinned = { ...problem, previous: [pin('t1', '23T09:00', '23T11:00')] }
    const block = aBlock('t1', '23T09:00', '23T11:00', true)
    expect(rules(pinned, block)).toEqual([])
    expect(rules(pinned, block, aBlock('h1', '23T11:00', '23T11:30'))).toEqual(['long-stretch'])
  })
})

describe('too-early-after', () => {
  const problem = aProblem({ tasks: [aTask(), aTask({ id: 't2', after: ['t1'] })] })

  it('wants the first placed in full and over', () => {
    const after = aBlock('t2', '23T10:00', '23T11:00')
    expect(rules(problem, aBlock('t1', '23T09:00', '23T10:00'), after)).toEqual([])
    expect(rules(problem, aBlock('t1', '23T09:00', '23T09:45'), after)).toEqual(['too-early-after'])
    expect(rules(problem, aBlock('t1', '23T11:00', '23T12:00'), after)).toEqual(['too-early-after'])
  })

  it('waits for pinned blocks of the first, and forgives pinned ones of the second', () => {
    const previous = [pin('t1', '24T09:00', '24T10:00'), pin('t2', '23T09:00', '23T09:30')]
    const pins = [aBlock('t1', '24T09:00', '24T10:00', true), aBlock('t2', '23T09:00', '23T09:30', true)]
    expect(rules({ ...problem, previous }, ...pins)).toEqual([])
    expect(rules({ ...problem, previous }, ...pins, aBlock('t2', '24T09:30', '24T10:00'))).toContain(
      'too-early-after',
    )
    expect(rules({ ...problem, previous }, ...pins, aBlock('t2', '24T10:00', '24T10:30'))).toEqual([])
  })
})

describe('habit-cadence', () => {
  it('allows timesPerWeek, less those done in the week of now', () => {
    expect(rules(withHabit({}), ...on('23', '25'))).toEqual([])
    expect(rules(withHabit({}), ...on('23', '25', '27'))).toEqual(['habit-cadence'])
    expect(rules(withHabit({ doneThisWeek: 1 }), ...on('23', '25'))).toEqual(['habit-cadence'])
    expect(rules(withHabit({ doneThisWeek: 1 }), ...on('25', '30', '12-02'))).toEqual([])
  })

  it('begins weeks on weekStart', () => {
    const sundays = { days: [1, 2, 3, 4, 5, 6, 7], timesPerWeek: 1 }
    expect(rules(withHabit({ ...sundays, weekStart: 1 }), ...on('28', '29'))).toEqual(['habit-cadence'])
    expect(rules(withHabit({ ...sundays, weekStart: 7 }), ...on('28', '29'))).toEqual([])
  })

  it('allows one a day, on its days, far enough apart across weeks, as long as it is', () => {
    expect(rules(withHabit({}), ...on('23'), aBlock('h1', '23T14:00', '23T14:30'))).toEqual(['habit-cadence'])
    expect(rules(withHabit({ days: [1] }), ...on('24'))).toEqual(['habit-cadence'])
    expect(rules(withHabit({ minDaysBetween: 4 }), ...on('27', '30'))).toEqual(['habit-cadence'])
    expect(rules(withHabit({ minDaysBetween: 3 }), ...on('27', '30'))).toEqual([])
    expect(rules(withHabit({ maxMinutes: 45 }), aBlock('h1', '23T12:00', '23T13:00'))).toEqual([
      'habit-cadence',
    ])
  })
})

describe('pinned', () => {
  const problem = aProblem({
    tasks: [aTask()],
    freezeMinutes: 600,
    previous: [{ item: 't1', start: instantOf('23T09:00'), end: instantOf('23T09:30') }],
  })

  it('keeps frozen blocks exactly, and wants the flag right', () => {
    expect(rules(problem, aBlock('t1', '23T09:00', '23T09:30', true))).toEqual([])
    expect(rules(problem)).toEqual(['pinned'])
    expect(rules(problem, aBlock('t1', '23T09:00', '23T09:30'))).toEqual(['pinned'])
    expect(rules(oneTask, aBlock('t1', '23T09:00', '23T10:00', true))).toEqual(['pinned'])
  })
})

it('a block of an unknown item is a violation of its own', () =>
  expect(rules(oneTask, aBlock('t9', '23T09:00', '23T10:00'))).toEqual(['unknown-item']))

it('names the item, the block and the numbers', () => {
  const [violation] = checkPlan(oneTask, [aBlock('t1', '23T16:30', '23T17:30')]).violations
  expect(violation?.sentence).toBe(
    '"t1" Mon 23 Nov 16:30–17:30 lies outside its window at Mon 23 Nov 17:00: closed in hours "work".',
  )
})
