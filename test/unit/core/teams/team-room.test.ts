import { describe, expect, test } from 'vitest'
import { teamRoom } from '#core/teams/team-room.ts'

const week = { week: '2026-11-16', needMinutes: 600, freeMinutes: 900 }
const full = { week: '2026-11-23', needMinutes: 1200, freeMinutes: 600 }

describe('teamRoom()', () => {
  test('tells every week and the quarter, each with its own verdict', () => {
    expect(teamRoom({ people: 3, waiting: 1, weeks: [week, full] })).toEqual({
      state: 'told',
      weeks: [
        { ...week, verdict: 'fits' },
        { ...full, verdict: 'overfull' },
      ],
      quarter: { needMinutes: 1800, freeMinutes: 1500, verdict: 'overfull' },
    })
  })

  test('what is needed to the minute fits', () => {
    const exact = { ...week, freeMinutes: 600 }
    expect(teamRoom({ people: 3, waiting: 0, weeks: [exact] }).quarter?.verdict).toBe('fits')
  })

  test.for([
    ['two people', { people: 2, waiting: 0 }, 'too-few'],
    ['two who wait', { people: 0, waiting: 2 }, 'too-few'],
    ['three who wait', { people: 0, waiting: 3 }, 'soon'],
  ] as const)('of %s nothing is told, whatever comes', ([, group, state]) => {
    expect(teamRoom({ ...group, weeks: [week] })).toEqual({ state, weeks: [], quarter: null })
  })
})
