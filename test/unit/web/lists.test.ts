import { describe, expect, it } from 'vitest'
import { weekDots, weekText } from '../../../src/web/features/habits/habit-words.ts'
import { hoursByDay, nextRange, rangesOf, withDay } from '../../../src/web/features/settings/hours-by-day.ts'
import { bodyOfTask, fieldsOfTask } from '../../../src/web/features/tasks/task-fields.ts'
import {
  byWeek,
  canPut,
  lastRank,
  taskColumns,
  taskGroups,
} from '../../../src/web/features/tasks/task-groups.ts'
import { dueWords, lateWords, workText } from '../../../src/web/features/tasks/task-words.ts'
import { aTask } from './support.ts'

describe('taskGroups()', () => {
  const tasks = [
    aTask({ id: 'later', priority: 1 }),
    aTask({ id: 'sooner', priority: 1, due: '2026-11-24T17:00:00Z' }),
    aTask({ id: 'second', upNextRank: 2 }),
    aTask({ id: 'first', upNextRank: 1, priority: 4 }),
    aTask({ id: 'planned', source: 'effort-plan', priority: 1 }),
  ]

  it('puts up next first, then priorities by due date, then what goals ask for', () => {
    expect(taskGroups(tasks).map(({ key, tasks: group }) => [key, group.map(({ id }) => id)])).toEqual([
      ['up-next', ['first', 'second']],
      ['p1', ['sooner', 'later']],
      ['effort-plans', ['planned']],
    ])
  })

  it('keeps the list it is given', () => {
    const before = tasks.map(({ id }) => id)
    taskGroups(tasks)
    expect(tasks.map(({ id }) => id)).toEqual(before)
  })

  it('byWeek() keeps the week that ends next apart from those behind it', () => {
    const { next, later } = byWeek([
      aTask({ id: 'a', due: '2026-11-29T23:00:00Z' }),
      aTask({ id: 'b', due: '2026-12-06T23:00:00Z' }),
      aTask({ id: 'c', due: '2026-11-29T23:00:00Z' }),
    ])
    expect([next, later].map((tasks) => tasks.map(({ id }) => id))).toEqual([['a', 'c'], ['b']])
    expect(byWeek([])).toEqual({ next: [], later: [] })
  })

  it('lastRank() is behind all others', () => {
    expect(lastRank(tasks)).toBe(3)
    expect(lastRank([])).toBe(0)
  })
})

describe('taskColumns()', () => {
  it('has a place for every priority, and for what is up next behind the others', () => {
    const columns = taskColumns([aTask({ id: 'a', priority: 3 }), aTask({ id: 'b', upNextRank: 4 })])
    expect(columns.map(({ key, tasks: ofOne }) => [key, ofOne.map(({ id }) => id)])).toEqual([
      ['up-next', ['b']],
      ['p1', []],
      ['p2', []],
      ['p3', ['a']],
      ['p4', []],
    ])
    expect(columns.map(({ change }) => change)).toEqual([
      { upNextRank: 5 },
      ...[1, 2, 3, 4].map((priority) => ({ upNextRank: null, priority })),
    ])
  })

  it('shows what goals ask for, which can be up next, and nothing else can be put there', () => {
    const planned = aTask({ id: 'a', source: 'effort-plan', upNextRank: 1 })
    const columns = taskColumns([planned])
    expect(columns.at(-1)).toMatchObject({ key: 'effort-plans', change: { upNextRank: null }, tasks: [] })
    const open = (task: typeof planned) => columns.flatMap((one) => (canPut(task, one) ? [one.key] : []))
    expect(open(planned)).toEqual(['up-next', 'effort-plans'])
    expect(open(aTask())).toEqual(['up-next', 'p1', 'p2', 'p3', 'p4'])
  })
})

describe('a task in words', () => {
  const now = Date.parse('2026-11-23T09:00:00Z')
  it('says when it is due, as hard as it is', () => {
    expect(dueWords(aTask({ due: '2026-11-27T17:00:00Z' }), now, 'UTC')?.text).toBe('due Fri 27 Nov')
    expect(dueWords(aTask({ due: '2026-11-28T00:00:00Z' }), now, 'UTC')?.text).toBe('due Fri 27 Nov')
    expect(dueWords(aTask({ due: '2026-11-23T17:00:00Z', hardDue: true }), now, 'UTC')?.text).toBe(
      'must be done by today 17:00',
    )
    expect(dueWords(aTask(), now, 'UTC')).toBeNull()
  })

  it('says when it is late', () => {
    expect(dueWords(aTask({ due: '2026-11-20T17:00:00Z' }), now, 'UTC')).toEqual({
      text: 'was due Fri 20 Nov',
      isLate: true,
    })
  })

  it('says that it will be late, as soon as its blocks end after its due', () => {
    expect(lateWords(aTask({ lateEnd: '2026-12-03T10:00:00Z' }), now, 'UTC')).toBe(
      'will be late: ends Thu 3 Dec',
    )
    expect(lateWords(aTask({ lateEnd: '2026-11-23T18:00:00Z' }), now, 'UTC')).toBe(
      'will be late: ends today 18:00',
    )
    expect(lateWords(aTask(), now, 'UTC')).toBeNull()
  })

  it('says what was done and what is planned', () => {
    expect(workText(aTask({ doneMinutes: 60, plannedMinutes: 120 }))).toBe('1 h of 3 h done, 2 h planned')
    expect(workText(aTask({ plannedMinutes: 180 }))).toBe('3 h planned')
  })
})

describe('the form of a task', () => {
  it('sends what it was given, unchanged', () => {
    const task = aTask({ due: '2026-11-27T17:00:00.000Z', preferredFrom: '09:00', notes: 'Draft first.' })
    const body = bodyOfTask(fieldsOfTask(task, 'Europe/Berlin'), 'Europe/Berlin')
    expect(task).toMatchObject(body)
  })

  it('leaves block sizes of a new task to the server', () => {
    expect(bodyOfTask(fieldsOfTask(null, 'UTC'), 'UTC')).not.toHaveProperty('minBlockMinutes')
  })
})

describe('hours by day', () => {
  const ranges = [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
    { days: [1, 2, 3, 4, 5], from: '13:00', to: '17:00' },
    { days: [6], from: '10:00', to: '24:00' },
  ]

  it('come back as the same ranges', () => {
    expect(rangesOf(hoursByDay(ranges))).toEqual(ranges)
  })

  it('are changed on one day only', () => {
    const closed = withDay(hoursByDay(ranges), 0, [])
    expect(rangesOf(closed).map(({ days }) => days)).toEqual([[2, 3, 4, 5], [2, 3, 4, 5], [6]])
  })

  it('go on after the last range of the day', () => {
    expect(nextRange([])).toEqual({ key: 0, from: '09:00', to: '17:00' })
    expect(nextRange([{ key: 0, from: '09:00', to: '12:00' }])).toEqual({
      key: 1,
      from: '13:00',
      to: '15:00',
    })
  })
})

describe('the week of a habit', () => {
  const thisWeek = { done: 1, planned: 1, unconfirmed: 0, skipped: 0 }
  it('has a dot for every time it is wanted', () => {
    expect(weekDots({ thisWeek, timesPerWeek: 3 })).toEqual(['done', 'planned', 'open'])
  })

  it('shows more than was wanted', () => {
    expect(weekDots({ thisWeek: { ...thisWeek, done: 3, planned: 0 }, timesPerWeek: 2 })).toHaveLength(3)
  })

  it('is said in words, too', () => {
    expect(weekText({ thisWeek, timesPerWeek: 3 })).toBe('1 of 3 done, 1 planned')
  })
})
