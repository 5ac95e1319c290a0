import { describe, expect, test } from 'vitest'
import {
  countedText,
  roomOf,
  silenceText,
  type TeamOfView,
  verdictText,
} from '../../../src/web/features/teams/room-words.ts'

const span = { asOf: '2026-11-25T00:00:00Z', until: '2027-01-03' }
const week = (date: string, needMinutes: number, freeMinutes: number): TeamOfView['weeks'][number] => ({
  week: date,
  needMinutes,
  freeMinutes,
  verdict: needMinutes <= freeMinutes ? 'fits' : 'overfull',
  sentence: '',
})
const team = (weeks: TeamOfView['weeks'], some: Partial<TeamOfView> = {}): TeamOfView => {
  const sum = (name: 'needMinutes' | 'freeMinutes') => weeks.reduce((total, one) => total + one[name], 0)
  const { week: _, ...quarter } = week('', sum('needMinutes'), sum('freeMinutes'))
  const counts = { members: 4, people: 4, waiting: 0 }
  return { teamId: 't', teamName: 'Core', state: 'told', toldFrom: null, ...counts, weeks, quarter, ...some }
}

describe('the room of a team in words', () => {
  test.for([
    [
      'too full',
      [week('2026-11-23', 1200, 600), week('2026-11-30', 600, 600)],
      '30 h are needed until Sun 3 Jan, 20 h are free: 10 h too much.',
    ],
    ['with room', [week('2026-11-23', 600, 900)], '10 h are needed until Sun 3 Jan, 15 h are free.'],
    [
      'with room, but not in every week',
      [week('2026-11-23', 600, 540), week('2026-11-30', 0, 540), week('2026-12-07', 600, 540)],
      '20 h are needed until Sun 3 Jan, 27 h are free, but weeks are too full: from Mon 23 Nov, Mon 7 Dec.',
    ],
  ] as const)('%s', ([, weeks, text]) => {
    expect(verdictText(team([...weeks]), span)).toBe(text)
  })

  test('says who is in the sums, and when others come in', () => {
    expect(countedText(team([]), span)).toBe('4 people in the sums, 4 members now.')
    expect(countedText(team([], { members: 5, waiting: 1 }), span)).toBe(
      '4 people in the sums, 5 members now. 1 more from Mon 4 Jan on, or as soon as 3 wait.',
    )
    expect(countedText(team([], { members: 7, waiting: 3 }), span)).toBe(
      '4 people in the sums, 7 members now. 3 more from Mon 30 Nov on.',
    )
  })

  test('says why it is silent', () => {
    expect(silenceText(team([], { state: 'soon', toldFrom: '2026-11-23', waiting: 3 }))).toBe(
      'Told from Mon 23 Nov on: 3 people can be counted.',
    )
    expect(silenceText(team([], { state: 'too-few' }))).toMatch(/^Too few people to tell: at least 3/)
  })

  test('draws weeks by their dates', () => {
    expect(roomOf(week('2026-12-28', 60, 90))).toEqual({
      from: '2026-12-28T00:00:00Z',
      to: '2027-01-04T00:00:00Z',
      needMinutes: 60,
      freeMinutes: 90,
    })
  })
})
