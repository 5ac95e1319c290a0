import { describe, expect, it } from 'vitest'
import { briefFacts } from '#app/read/week/brief-facts.ts'

describe('briefFacts()', () => {
  it('names the five that take most, as wholes, and counts them all', () => {
    const takenMinutes = { a: 30, 'a#floor': 60, b: 15, c: 45, d: 60, e: 75, f: 20 }
    const facts = briefFacts({ freeMinutes: 0, by: Object.keys(takenMinutes), takenMinutes })
    expect(facts).toEqual({
      freeMinutes: 0,
      by: ['a', 'e', 'd', 'c', 'f'],
      byCount: 6,
      takenMinutes: { a: 90, e: 75, d: 60, c: 45, f: 20 },
    })
  })

  it('leaves other facts as they are', () => {
    expect(briefFacts({ needMinutes: 60, predecessor: 'a#floor' })).toEqual({
      needMinutes: 60,
      predecessor: 'a',
    })
  })
})
