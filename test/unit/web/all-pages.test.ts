import { describe, expect, it } from 'vitest'
import { allPages } from '../../../src/web/api/all-pages.ts'
import { drawnCount } from '../../../src/web/ui/drawn-count.ts'

describe('allPages()', () => {
  it('reads on to the last page, and keeps what came twice once', async () => {
    const ids = [['a', 'b'], ['b', 'c'], ['d']]
    const asked: unknown[] = []
    const found = await allPages(async (cursor) => {
      asked.push(cursor)
      const at = Number(cursor ?? 0)
      const items = (ids[at] ?? []).map((id) => ({ id }))
      return { items, nextCursor: at + 1 < ids.length ? String(at + 1) : null }
    })
    expect(found.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
    expect(asked).toEqual([undefined, '1', '2'])
  })
})

describe('drawnCount()', () => {
  it.each([
    [1, -1, 25],
    [2, -1, 50],
    [1, 24, 25],
    [1, 25, 50],
    [1, 950, 975],
  ])('after %i steps, with number %i linked: %i', (steps, linked, count) => {
    expect(drawnCount(steps, linked)).toBe(count)
  })
})
