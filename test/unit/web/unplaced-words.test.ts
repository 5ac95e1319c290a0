import { describe, expect, it } from 'vitest'
import { goalsVerdict, tightWeeks } from '../../../src/web/features/week/capacity-words.ts'
import { lateText } from '../../../src/web/features/week/late-words.ts'
import { itemsText } from '../../../src/web/features/week/plan-words.ts'
import { whyNot, withoutRoom } from '../../../src/web/features/week/unplaced-words.ts'

const entry = (itemId: string, minutes: number, sentence: string) => ({
  itemId,
  title: 'Report',
  minutes,
  reason: 'NO_FREE_TIME',
  facts: {},
  sentence,
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
      'Your goals need 1 h until Sun 29 Nov, you have 41 h. They fit.',
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
