import { describe, expect, test } from 'vitest'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'

const ones = (size: number) => new Uint8Array(size).fill(0xff)

describe('createUuidv7Source()', () => {
  test('lays out time, version, counter, variant and chance as RFC 9562 says', () => {
    const ids = createUuidv7Source({ now: () => 0x017f22e279b0 }, ones)
    expect(ids.next()).toBe('017f22e2-79b0-7000-bfff-ffffffffffff')
    expect(ids.next()).toBe('017f22e2-79b0-7001-bfff-ffffffffffff')
  })

  test('ids sort as they were made: within a millisecond, past the counter, and when the clock is put back', () => {
    let nowMs = 1_000_000
    const ids = createUuidv7Source({ now: () => nowMs })
    const made = Array.from({ length: 5000 }, () => ids.next())
    nowMs -= 60_000
    made.push(ids.next())
    nowMs += 120_000
    made.push(ids.next())
    expect(made).toEqual(made.toSorted())
    expect(new Set(made).size).toBe(5002)
  })

  test('chance is new for every id', () => {
    const ids = createUuidv7Source({ now: () => 5 })
    const tails = Array.from({ length: 100 }, () => ids.next().slice(20))
    expect(new Set(tails).size).toBe(100)
  })
})
