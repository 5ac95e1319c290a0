import { describe, expect, it } from 'vitest'
import { comparePlans } from '../../../src/web/features/week/plan/compare-plans.ts'
import { dayMarks, markText } from '../../../src/web/features/week/grid/day-marks.ts'
import { nextSlot } from '../../../src/web/features/week/block/next-slot.ts'
import { nudged } from '../../../src/web/features/week/grid/nudge.ts'
import { datesOf, joined, viewFor, weeksOf } from '../../../src/web/features/week/week-view.ts'
import { aBlock, aVersion, aWeek } from './support.ts'

const span = (start: string, end: string) => ({ start: `${start}:00.000Z`, end: `${end}:00.000Z` })
const busy = (start: string, end: string) => ({
  calendarId: 'c',
  eventId: start,
  title: 'Meeting',
  isAllDay: false,
  isBusy: true,
  notBusyBecause: null,
  color: null,
  htmlLink: null,
  ...span(start, end),
})

describe('nudged()', () => {
  const options = { gridMinutes: 15, timeZone: 'Europe/Berlin', isResize: false }
  const given = span('2026-03-28T09:00', '2026-03-28T10:00')

  it('goes by grid steps up and down', () => {
    expect(nudged(given, 'ArrowDown', options)).toEqual(span('2026-03-28T09:15', '2026-03-28T10:15'))
    expect(nudged(given, 'ArrowUp', options)).toEqual(span('2026-03-28T08:45', '2026-03-28T09:45'))
  })

  it('keeps the time on the wall from day to day, also when clocks change in between', () => {
    expect(nudged(given, 'ArrowRight', options)).toEqual(span('2026-03-29T08:00', '2026-03-29T09:00'))
    expect(nudged(given, 'ArrowLeft', options)).toEqual(span('2026-03-27T09:00', '2026-03-27T10:00'))
  })

  it('changes the length with Shift, and never to nothing', () => {
    const resize = { ...options, isResize: true }
    expect(nudged(given, 'ArrowDown', resize)?.end).toBe('2026-03-28T10:15:00.000Z')
    expect(nudged(span('2026-03-28T09:00', '2026-03-28T09:15'), 'ArrowUp', resize)).toBeNull()
    expect(nudged(given, 'ArrowRight', resize)).toBeNull()
    expect(nudged(given, 'x', options)).toBeNull()
  })
})

describe('dayMarks()', () => {
  it('counts blocks ahead that lie over busy time or over each other, on their days', () => {
    const week = aWeek({
      now: '2026-11-23T08:00:00Z',
      events: [busy('2026-11-24T09:30', '2026-11-24T10:00')],
      blocks: [
        aBlock({ id: 'over', ...span('2026-11-24T09:00', '2026-11-24T10:00') }),
        aBlock({ id: 'beside', ...span('2026-11-24T10:00', '2026-11-24T11:00') }),
        aBlock({ id: 'one', ...span('2026-11-25T10:00', '2026-11-25T11:00') }),
        aBlock({ id: 'two', ...span('2026-11-25T10:30', '2026-11-25T11:30') }),
        aBlock({ id: 'past', state: 'done', ...span('2026-11-24T09:30', '2026-11-24T10:00') }),
      ],
    })
    expect([...dayMarks(week)].map(([date, { conflicts }]) => [date, conflicts])).toEqual([
      ['2026-11-24', 1],
      ['2026-11-25', 1],
    ])
  })

  it('marks the days of a span that is too full, from today on and within the week', () => {
    const window = {
      hours: 'work',
      needMinutes: 60,
      freeMinutes: 0,
      items: [],
      titles: [],
      verdict: 'overfull' as const,
    }
    const from = '2026-11-20T00:00:00Z'
    const version = aVersion({ capacity: [{ ...window, from, to: '2026-11-25T17:00:00Z' }] })
    const marks = dayMarks(aWeek({ version, now: '2026-11-24T09:30:00Z' }))
    expect([...marks.keys()]).toEqual(['2026-11-24', '2026-11-25'])
    expect(markText(marks.get('2026-11-24'))).toBe('too much to do')
    expect(markText({ conflicts: 2, isOverfull: true })).toBe('2 conflicts, too much to do')
    expect(markText(undefined)).toBeNull()
  })
})

const block = (itemId: string, start: string, end: string) => ({
  itemId,
  title: itemId,
  ...span(start, end),
})

describe('comparePlans()', () => {
  const [early, late] = ['2026-11-24T09:00', '2026-11-24T12:00'] as const

  it('says nothing of what stays, and pairs what goes with what comes of the same thing', () => {
    const now = [block('a', early, '2026-11-24T10:00'), block('b', late, '2026-11-24T13:00')]
    const then = [block('a', late, '2026-11-24T13:00'), block('b', late, '2026-11-24T13:00')]
    expect(comparePlans(now, then)).toMatchObject([{ kind: 'moved', title: 'a', from: now[0], to: then[0] }])
    expect(comparePlans(now, now)).toEqual([])
  })

  it('names what is new and what is gone, in the order of time', () => {
    const now = [block('gone', late, '2026-11-24T13:00')]
    const then = [block('new', early, '2026-11-24T10:00')]
    expect(comparePlans(now, then).map(({ kind }) => kind)).toEqual(['added', 'removed'])
  })
})

describe('views', () => {
  it('shows three days on a phone unless one is asked for, and a week elsewhere', () => {
    expect(viewFor(undefined, true)).toBe('days')
    expect(viewFor(1, true)).toBe('day')
    expect(viewFor(undefined, false)).toBe('week')
    expect(viewFor(1, false)).toBe('day')
  })

  it('loads two weeks where three days run over the end of one', () => {
    expect(datesOf('days', '2026-11-29', 1)).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
    expect(weeksOf('days', '2026-11-29', 1)).toEqual(['2026-11-23', '2026-11-30'])
    expect(weeksOf('week', '2026-11-29', 1)).toEqual(['2026-11-23', '2026-11-23'])
  })

  it('joins two weeks without showing anything twice', () => {
    const both = aBlock({ id: 'both' })
    const first = aWeek({ blocks: [both] })
    const second = aWeek({
      from: '2026-11-30T00:00:00Z',
      to: '2026-12-07T00:00:00Z',
      blocks: [both, aBlock({ id: 'next' })],
    })
    expect(joined(first, second).blocks.map(({ id }) => id)).toEqual(['both', 'next'])
    expect(joined(first, second).to).toBe(second.to)
    expect(joined(first, undefined)).toBe(first)
  })
})

describe('nextSlot()', () => {
  const hours = [span('2026-11-23T09:00', '2026-11-23T17:00')]

  it('is the first quarter of an hour from now on that is open and free', () => {
    const week = aWeek({
      now: '2026-11-23T09:05:00Z',
      hours,
      events: [busy('2026-11-23T09:30', '2026-11-23T10:30')],
    })
    expect(nextSlot(week, '2026-11-23', 60)).toEqual(span('2026-11-23T10:30', '2026-11-23T11:30'))
    expect(nextSlot(week, '2026-11-23', 15)).toEqual(span('2026-11-23T09:15', '2026-11-23T09:30'))
  })

  it('takes the time of a block that makes room in a full week, and not that of a meeting', () => {
    const week = aWeek({
      now: '2026-11-23T08:55:00Z',
      hours: [span('2026-11-23T09:00', '2026-11-23T12:00')],
      events: [busy('2026-11-23T09:00', '2026-11-23T10:00')],
      blocks: [
        aBlock({ id: 'p', state: 'pinned', ...span('2026-11-23T10:00', '2026-11-23T11:00') }),
        aBlock({ id: 'd', state: 'defended', ...span('2026-11-23T11:00', '2026-11-23T12:00') }),
      ],
    })
    expect(nextSlot(week, '2026-11-23', 60)).toEqual(span('2026-11-23T11:00', '2026-11-23T12:00'))
  })

  it('is now, or the morning of that day, where nothing is open', () => {
    const week = aWeek({ now: '2026-11-23T09:05:00Z' })
    expect(nextSlot(week, '2026-11-23', 60).start).toBe('2026-11-23T09:15:00.000Z')
    expect(nextSlot(week, '2026-11-25', 60).start).toBe('2026-11-25T00:00:00.000Z')
  })
})
