import { describe, expect, it } from 'vitest'
import { AppError } from '#app/errors.ts'
import { readReadings } from '#api/routes/readings-csv.ts'

const berlin = 'Europe/Berlin'
const refusalOf = (csv: string): AppError => {
  try {
    readReadings(csv, berlin)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('It was allowed.')
}

describe('readReadings()', () => {
  it('takes a date as noon where the person is, a time as it is, and columns in any order', () => {
    expect(
      readReadings('\uFEFFValue; Date ;note\n98.5;2026-11-23;"a; b"\n-1;2026-11-24T08:00:00Z;\n\n', berlin),
    ).toEqual([
      { value: 98.5, atMs: Date.parse('2026-11-23T12:00:00+01:00'), isWholeDay: true, note: 'a; b' },
      { value: -1, atMs: Date.parse('2026-11-24T08:00:00Z'), isWholeDay: false, note: '' },
    ])
  })

  it('names every line that it cannot read, and adds none', () => {
    const lines = refusalOf(
      'date,value\n2026-13-01,1\n2026-11-23,2\n2026-11-24,"1,5"\n2026-11-24T08:00,3\n2026-11-25,1.000,5\n2026-11-26',
    )
    expect(lines.faults.map(({ value }) => value)).toEqual([
      'line 2: 2026-13-01,1',
      'line 4: 2026-11-24,1,5',
      'line 5: 2026-11-24T08:00,3',
      'line 6: 2026-11-25,1.000,5',
      'line 7: 2026-11-26',
    ])
    expect([lines.code, lines.message]).toEqual(['unreadable-table', '5 lines of the table cannot be read.'])
  })

  it('takes no number, date or note that a single reading may not have', () => {
    const digits = '9'.repeat(400)
    const lines = refusalOf(
      `date,value,note\n2026-11-23,${digits},\n1000-01-01,1,\n2026-11-23,1,${'x'.repeat(2001)}\n2026-11-23,-1000000000000,`,
    )
    expect(lines.faults.map(({ value }) => String(value).slice(0, 20))).toEqual([
      'line 2: 2026-11-23,9',
      'line 3: 1000-01-01,1',
      'line 4: 2026-11-23,1',
    ])
  })

  it('reads decimal commas where semicolons part the columns', () => {
    expect(readReadings('date;value\n2026-11-23;12,5\n', berlin)).toMatchObject([{ value: 12.5 }])
    expect(refusalOf('date;value\n2026-11-23;1.234,5\n').faults).toHaveLength(1)
    expect(refusalOf('date\tvalue\n2026-11-23\t12,5\n').faults).toHaveLength(1)
  })

  it.each(['', 'value\n1', 'date,value', '"date,value\n1'])('refuses %j', (csv) => {
    expect(refusalOf(csv).code).toBe('unreadable-table')
  })
})
