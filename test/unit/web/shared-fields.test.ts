import { describe, expect, it } from 'vitest'
import { clashesOf, without } from '../../../src/web/ui/shared-fields.ts'

const opened = { title: 'Launch', why: '', days: [1, 2] }

describe('clashesOf()', () => {
  it('finds none while nobody else writes', () => {
    expect(clashesOf(opened, { title: 'Launch it' }, { title: 'Launch' })).toEqual([])
  })

  it('finds none in fields that were not touched', () => {
    expect(clashesOf({ ...opened, why: 'Because' }, { title: 'Launch it' }, { title: 'Launch' })).toEqual([])
  })

  it('finds what both have changed', () => {
    const now = { ...opened, title: 'Ship', days: [3] }
    const mine = { title: 'Launch it', days: [1, 2, 3] }
    expect(clashesOf(now, mine, { title: 'Launch', days: [1, 2] })).toEqual(['title', 'days'])
  })

  it('is content when both have written the same', () => {
    expect(clashesOf({ ...opened, title: 'Ship' }, { title: 'Ship' }, { title: 'Launch' })).toEqual([])
  })
})

it('without() keeps the fields it is given', () => {
  const mine = { title: 'Ship', why: 'Because' }
  expect(without(mine, 'title')).toEqual({ why: 'Because' })
  expect(mine.title).toBe('Ship')
})
