import { describe, expect, it } from 'vitest'
import {
  isOffered,
  minutesUntil,
  stepAfter,
  stepBefore,
  stepOf,
  steps,
} from '../../../src/web/features/first-run/first-run-steps.ts'

const nothing = { objectives: 0, habits: 0, tasks: 0 }

describe('the first run', () => {
  it('is five questions at most', () => expect(steps.length).toBeLessThanOrEqual(5))

  it('is offered to who has nothing, and never to who has something', () => {
    expect(isOffered('new', nothing)).toBe(true)
    expect(isOffered('new', { ...nothing, tasks: 1 })).toBe(false)
    expect(isOffered('new', { ...nothing, objectives: 1 })).toBe(false)
    expect(isOffered('new', null)).toBe(false)
  })

  it('goes on where somebody was, whatever they have made on the way', () => {
    expect(isOffered('habit', { ...nothing, objectives: 1 })).toBe(true)
    expect(stepOf('habit')).toBe('habit')
    expect(stepOf('new')).toBe('hours')
  })

  it('does not come back once it is closed', () => expect(isOffered('closed', nothing)).toBe(false))

  it('leads from the first step to the last and back', () => {
    const way = steps.slice(1).map((_, index) => stepAfter(steps[index] ?? 'hours'))
    expect(way).toEqual(steps.slice(1))
    expect(stepAfter('plan')).toBe('plan')
    expect(stepBefore('busy')).toBe('hours')
    expect(stepBefore('hours')).toBeNull()
  })
})

it('minutesUntil() counts the weeks to the end of the cycle, and one at least', () => {
  const now = Date.parse('2026-11-23T09:00:00Z')
  expect(minutesUntil('2026-12-31', now, 4)).toBe(6 * 240)
  expect(minutesUntil('2026-11-20', now, 2.5)).toBe(150)
})
