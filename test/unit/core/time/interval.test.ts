import { describe, expect, it } from 'vitest'
import {
  abuts,
  clip,
  engulfs,
  intersect,
  interval,
  lengthMs,
  merge,
  overlaps,
  subtract,
  totalMs,
} from '#core/time/interval.ts'

const list = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([a, b]) => interval(a, b))

describe('merge()', () => {
  it('sorts, joins overlapping and abutting intervals, and drops empty ones', () => {
    expect(merge(list([8, 9], [1, 3], [3, 4], [2, 3], [6, 6], [7, 5]))).toEqual(list([1, 4], [8, 9]))
  })

  it('keeps an interval that lies within an earlier one from shortening it', () => {
    expect(merge(list([1, 9], [2, 3], [4, 5]))).toEqual(list([1, 9]))
  })

  it("keeps the caller's array", () => {
    const given = list([5, 6], [1, 2])
    merge(given)
    expect(given).toEqual(list([5, 6], [1, 2]))
  })
})

describe('subtract()', () => {
  it('cuts at the start, in the middle and at the end', () => {
    expect(subtract(list([0, 10]), list([-1, 1], [4, 5], [9, 12]))).toEqual(list([1, 4], [5, 9]))
  })

  it('leaves what only abuts', () => {
    expect(subtract(list([2, 4]), list([0, 2], [4, 6]))).toEqual(list([2, 4]))
  })

  it('leaves nothing of what is covered', () => {
    expect(subtract(list([2, 4], [5, 6]), list([0, 9]))).toEqual([])
  })
})

describe('intersect() and clip()', () => {
  it('intersect() finds the common instants', () => {
    expect(intersect(list([0, 4], [6, 9]), list([3, 7], [8, 12]))).toEqual(list([3, 4], [6, 7], [8, 9]))
  })

  it('clip() cuts to the window and keeps the order', () => {
    expect(clip(list([6, 9], [0, 4], [10, 12]), interval(3, 8))).toEqual(list([6, 8], [3, 4]))
  })
})

describe('single intervals', () => {
  it('are half-open: abutting is not overlapping', () => {
    expect(overlaps(interval(0, 2), interval(2, 3))).toBe(false)
    expect(abuts(interval(0, 2), interval(2, 3))).toBe(true)
    expect(overlaps(interval(0, 3), interval(2, 4))).toBe(true)
    expect(engulfs(interval(0, 3), interval(0, 3))).toBe(true)
    expect(engulfs(interval(0, 3), interval(1, 4))).toBe(false)
  })

  it('have a length that is never negative, and a total that counts each instant once', () => {
    expect(lengthMs(interval(3, 1))).toBe(0)
    expect(totalMs(list([0, 4], [2, 6], [8, 9]))).toBe(7)
  })
})
