import { describe, expect, it } from 'vitest'
import { goalsVerdict, tightWeeks } from '../../../src/web/features/week/room/capacity-words.ts'
import { lateText } from '../../../src/web/features/week/room/late-words.ts'
import { roomHeadline } from '../../../src/web/features/week/room/room-headline.ts'
import { roomChanges, sumsText } from '../../../src/web/features/week/room/room-changes.ts'
import { spanFrom } from '../../../src/web/features/week/block/span-from.ts'
import { itemsText } from '../../../src/web/features/week/plan/plan-words.ts'
import { whyNot, withoutRoom } from '../../../src/web/features/week/room/unplaced-words.ts'

const entry = (itemId: string, minutes: number, sentence: string) => ({
  itemId,
  title: 'Report',
  minutes,
  reason: 'NO_FREE_TIME',
  facts: {},
  sentence,
})

describe('roomChanges()', () => {
  it('tells what another plan leaves out that this one does not, and the other way round', () => {
    const now = [entry('a', 60, 'a'), entry('b', 30, 'b')]
    const then = [entry('b', 45, 'b'), entry('b', 15, 'b too')]
    const { lost, found } = roomChanges(now, then)
    expect(lost.map(({ itemId, minutes }) => [itemId, minutes])).toEqual([['b', 60]])
    expect(found.map(({ itemId, minutes }) => [itemId, minutes])).toEqual([['a', 60]])
    expect(roomChanges(now, now)).toEqual({ lost: [], found: [] })
  })
})

describe('sumsText()', () => {
  it('compares hours and costs with those of now', () => {
    expect(sumsText({ minutes: 60, cost: 100 }, { minutes: 150, cost: 80.4 })).toBe(
      'Planned ahead: 2 h 30 min (1 h 30 min more). Cost of the plan: 80 (20 less).',
    )
    for (const cost of [null, 1])
      expect(sumsText({ minutes: 60, cost }, { minutes: 60, cost: 1 })).toBe('Planned ahead: 1 h (as now).')
  })
})

describe('spanFrom()', () => {
  it('needs a start, and five minutes at least', () => {
    const start = '2026-11-23T09:00:00.000Z'
    expect(spanFrom(start, 30)).toEqual({ start, end: '2026-11-23T09:30:00.000Z' })
    expect([spanFrom(null, 30), spanFrom(start, 4), spanFrom(start, '')]).toEqual([null, null, null])
  })
})

describe('withoutRoom()', () => {
  it('makes one entry of all that keeps a thing out, and tells namesakes apart as the planner does', () => {
    const entries = [
      entry('a', 60, '1 h of “Report” (due Wed 25 Nov) is not placed: it needs 2 h.'),
      entry('b', 30, '30 min of “Report” are not placed: it needs 2 h.'),
      entry('a', 45, '45 min of “Report” (due Wed 25 Nov) are not placed: a break is due.'),
    ]
    expect(
      withoutRoom(entries).map(({ name, minutes, entries: own }) => [name, minutes, own.length]),
    ).toEqual([
      ['Report (due Wed 25 Nov)', 105, 2],
      ['Report', 30, 1],
    ])
  })
})

describe('whyNot()', () => {
  it('leaves the reason, of a habit with its week', () => {
    expect(whyNot('“Run” is missed once in the week of Mon 23 Nov: “Thesis” takes the time.')).toBe(
      'Week of Mon 23 Nov: “Thesis” takes the time.',
    )
    expect(whyNot('Something else.')).toBe('Something else.')
  })
})

describe('room for goals', () => {
  const room = {
    from: '2026-11-23T00:00:00Z',
    to: '2026-11-30T00:00:00Z',
    needMinutes: 3720,
    freeMinutes: 2460,
    verdict: 'overfull' as const,
    sentence: '',
  }

  it('is said in hours until the last day', () => {
    expect(goalsVerdict(room, 'UTC')).toBe(
      'Your goals need 62 h until Sun 29 Nov, you have 41 h: 21 h too much.',
    )
    expect(goalsVerdict({ ...room, needMinutes: 60 }, 'UTC')).toBe(
      'Your goals need 1 h until Sun 29 Nov, you have 41 h.',
    )
  })

  it('has one headline, the worst of all that is known', () => {
    const cycle = { ...room, needMinutes: 60, verdict: 'fits' as const }
    const window = { ...room, hours: 'work', to: '2026-11-28T00:00:00Z' }
    const late = {
      itemId: 'a',
      title: 'Slides',
      due: '2026-11-24T17:00:00Z',
      end: '2026-12-03T10:00:00Z',
      minutes: 90,
    }
    const facts = { overfull: [], cycle, weeks: [cycle], late: [], unplaced: 0 }
    const said = (some: Partial<Parameters<typeof roomHeadline>[0]>) =>
      Object.values(roomHeadline({ ...facts, ...some }, 'UTC')).join(': ')
    expect(said({})).toBe(
      'fits: Your goals need 1 h until Sun 29 Nov, you have 41 h. They fit, and so does everything with a date.',
    )
    expect(said({ cycle: null })).toBe('fits: Everything with a date fits into the hours that are free.')
    expect(said({ unplaced: 2 })).toBe('overfull: 2 things have no place.')
    expect(said({ unplaced: 2, late: [late, late] })).toBe(
      'overfull: “Slides” will be late: due Tue 24 Nov, ends Thu 3 Dec. 1 more thing is late.',
    )
    expect(said({ late: [late], weeks: [room] })).toBe('overfull: Too full from Mon 23 Nov (by 21 h).')
    expect(said({ cycle: room, weeks: [room] })).toMatch(/^overfull: Your goals need 62 h .* too much\.$/)
    expect(said({ cycle: room, overfull: [window] })).toBe(
      'overfull: Mon 23 Nov – Fri 27 Nov: 62 h have to be done in the “work” hours, 41 h are free. 21 h too much.',
    )
  })

  it('names the weeks that are too full', () => {
    expect(tightWeeks([room, { ...room, verdict: 'fits' }], 'UTC')).toBe(
      'Too full from Mon 23 Nov (by 21 h).',
    )
    expect(
      tightWeeks(
        Array.from({ length: 6 }, () => room),
        'UTC',
      ),
    ).toMatch(/\), Mon 23 Nov \(by 21 h\) and 2 weeks more\.$/)
    expect(tightWeeks([], 'UTC')).toBeNull()
  })
})

it('itemsText() stays short', () => {
  expect(itemsText(['A', 'A'])).toBe('“A”')
  expect(itemsText(['A', 'B'])).toBe('“A” and “B”')
  expect(itemsText(['A', 'B', 'C', 'D', 'E'])).toBe('“A”, “B”, “C” and 2 more')
})

it('lateText() says by how much work is late', () => {
  const due = '2026-11-24T17:00:00Z'
  expect(lateText({ due, end: '2026-12-03T10:00:00Z' }, 'UTC')).toBe('Due Tue 24 Nov, ends Thu 3 Dec')
  expect(lateText({ due, end: '2026-11-24T18:00:00Z' }, 'UTC')).toBe('Due Tue 24 Nov 17:00, ends 18:00')
})
