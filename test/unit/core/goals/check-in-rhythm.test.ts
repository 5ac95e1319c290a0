import { describe, expect, it } from 'vitest'
import { checkInState } from '#core/goals/check-in-rhythm.ts'

const berlin = 'Europe/Berlin'
const ms = (text: string): number => Date.parse(text)

describe('checkInState()', () => {
  it('is due seven local dates after the last one, also over a clock change', () => {
    const last = ms('2026-10-20T15:00:00+02:00')
    const state = (now: string) => checkInState(last, ms(now), berlin).status
    expect(checkInState(last, last, berlin).dueMs).toBe(ms('2026-10-27T00:00:00+01:00'))
    expect(state('2026-10-26T23:59:59+01:00')).toBe('fresh')
    expect(state('2026-10-27T00:00:00+01:00')).toBe('due')
    expect(state('2026-10-30T23:59:59+01:00')).toBe('due')
    expect(state('2026-10-31T00:00:00+01:00')).toBe('outdated')
  })
  it('follows another rhythm', () => {
    const last = ms('2026-11-02T09:00:00Z')
    const rhythm = { cadenceDays: 14, graceDays: 0 }
    expect(checkInState(last, ms('2026-11-16T12:00:00Z'), 'UTC', rhythm).status).toBe('due')
    expect(checkInState(last, ms('2026-11-17T00:00:00Z'), 'UTC', rhythm).status).toBe('outdated')
  })
})
