import { describe, expect, it } from 'vitest'
import { formatBytes, formatMinutes, formatShare, plural } from '../../../src/web/format/duration.ts'

describe('formatMinutes()', () => {
  it.each([
    [0, '0 min'],
    [45, '45 min'],
    [60, '1 h'],
    [150, '2 h 30 min'],
    [4737, '78 h 57 min'],
    [59.6, '1 h'],
    [-5, '0 min'],
  ])('says %d minutes as "%s"', (minutes, text) => {
    expect(formatMinutes(minutes)).toBe(text)
  })
})

it('formatShare() says a share in percent, and nothing as a dash', () => {
  expect(formatShare(0.417)).toBe('42 %')
  expect(formatShare(null)).toBe('–')
})

it('plural() counts one differently', () => {
  expect(plural(1, 'block')).toBe('1 block')
  expect(plural(0, 'block')).toBe('0 blocks')
  expect(plural(2, 'week in a row', 'weeks in a row')).toBe('2 weeks in a row')
})

it('formatBytes() rounds up small sizes, and keeps a decimal of large ones', () => {
  expect([0, 1, 1001, 3_440_000].map(formatBytes)).toEqual(['0 kB', '1 kB', '2 kB', '3.4 MB'])
})
