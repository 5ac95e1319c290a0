import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Interval, clip, intersect, interval, merge, subtract, totalMs } from '#core/time/interval.ts'

const intervals = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -2, max: 12 }))
    .map(([from, length]) => interval(from, from + length)),
  { maxLength: 8 },
)
const window = interval(0, 80)

/** Runs a law on frozen copies: whoever changes what was given throws. */
const law = (check: (a: readonly Interval[], b: readonly Interval[]) => void) =>
  fc.assert(
    fc.property(intervals, intervals, (a, b) => check(deepFrozen(a), deepFrozen(b))),
    { numRuns: 200 },
  )

const deepFrozen = (list: readonly Interval[]): readonly Interval[] =>
  Object.freeze(list.map((item) => Object.freeze(item)))

describe('the laws of intervals', () => {
  it('merge() is idempotent, sorted and disjoint', () =>
    law((a) => {
      const once = merge(a)
      expect(merge(once)).toEqual(once)
      const ends = once.flatMap(({ startMs, endMs }) => [startMs, endMs])
      expect(ends).toEqual([...new Set(ends)].toSorted((x, y) => x - y))
    }))

  it('busy ∪ free is the window, and they share nothing', () =>
    law((a) => {
      const busy = clip(merge(a), window)
      const free = subtract([window], busy)
      expect(merge([...busy, ...free])).toEqual([window])
      expect(intersect(busy, free)).toEqual([])
      expect(totalMs(busy) + totalMs(free)).toBe(80)
    }))

  it('a is a ∩ b together with a − b', () =>
    law((a, b) => {
      expect(merge([...intersect(a, b), ...subtract(a, b)])).toEqual(merge(a))
      expect(intersect(a, b)).toEqual(intersect(b, a))
    }))
})
