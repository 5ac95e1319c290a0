import { describe, expect, test } from 'vitest'
import { createDemoClock } from '#adapters/system/demo-clock.ts'
import { systemClock } from '#adapters/system/system-clock.ts'

describe('systemClock', () => {
  test('is the clock on the wall', () => {
    const before = Date.now()
    const now = systemClock.now()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })
})

describe('createDemoClock()', () => {
  test('runs like the clock below, as far off as the offset says when it was last read', async () => {
    let belowMs = 1000
    let offset: unknown = 500
    const clock = createDemoClock({ now: () => belowMs }, async () => offset)
    expect([clock.now(), clock.offsetMs]).toEqual([1000, 0])
    await clock.refresh()
    expect([clock.now(), clock.offsetMs]).toEqual([1500, 500])
    belowMs = 2000
    offset = -700
    expect(clock.now()).toBe(2500)
    await clock.refresh()
    expect(clock.now()).toBe(1300)
  })

  test.for([undefined, null, 'x', Number.NaN, Infinity])('an offset of %s counts as none', async (offset) => {
    const clock = createDemoClock({ now: () => 7 }, async () => offset)
    await clock.refresh()
    expect(clock.now()).toBe(7)
  })
})
