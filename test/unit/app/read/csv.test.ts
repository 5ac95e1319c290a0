import { describe, expect, it } from 'vitest'
import { csvOf } from '#app/read/work/csv.ts'

describe('csvOf()', () => {
  it('separates by commas and ends lines as RFC 4180 says', () => {
    expect(
      csvOf([
        ['a', 1, null],
        ['b, c', -2, 'say "hi"\nthere'],
      ]),
    ).toBe('a,1,\r\n"b, c",-2,"say ""hi""\nthere"\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'keeps %j from being a formula',
    (text) => {
      expect(
        csvOf([[text]])
          .replace(/^"/, '')
          .startsWith("'"),
      ).toBe(true)
    },
  )
})
