import { describe, expect, it } from 'vitest'
import { callFor } from '#app/ports/patience.ts'
import { PushPace } from '#app/pull/push-pace.ts'

describe('PushPace', () => {
  it('asks for a second after a lone push, for more the more there were, for 5.5 s at most', () => {
    const pace = new PushPace()
    expect(pace.note('c', 1, 0)).toBe(1000)
    expect(pace.note('c', 1, 0)).toBe(1500)
    expect(pace.note('c', 50, 0)).toBe(2000)
    expect(pace.note('c', 1, 100)).toBe(5500)
    expect(pace.note('other', 1, 100)).toBe(1000)
  })

  it('asks for whole milliseconds', () => {
    const pace = new PushPace()
    pace.note('c', 1, 0)
    expect(pace.note('c', 1, 777)).toBe(1463)
  })

  it('forgets a storm within the minute', () => {
    const pace = new PushPace()
    pace.note('c', 100, 0)
    expect(pace.note('c', 1, 60_000)).toBeLessThan(1200)
  })
})

describe('callFor()', () => {
  it('calls at once for what was never tried, and for what was tried long ago', () => {
    expect(callFor({ apartMs: 5000 }, null, 99_000)).toEqual({ delayMs: 0, occasion: 'never' })
    expect(callFor({ apartMs: 5000 }, 90_000, 99_000)).toEqual({ delayMs: 0, occasion: '90000' })
  })

  it('waits for the rest of the time, and never longer than that, whatever a clock says', () => {
    expect(callFor({ apartMs: 5000 }, 98_000, 99_000).delayMs).toBe(4000)
    expect(callFor({ apartMs: 5000 }, 399_000, 99_000).delayMs).toBe(5000)
    expect(callFor({ fromNowMs: 700 }, 98_000, 99_000)).toEqual({ delayMs: 700 })
  })
})
