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
      { value: 98.5, atMs: Date.parse('2026-11-23T12:00:00+01:00'), note: 'a; b' },
      { value: -1, atMs: Date.parse('2026-11-24T08:00:00Z'), note: '' },
    ])
  })

  it('names every line that it cannot read, and adds none', () => {
    const { faults, code } = refusalOf('date,value\n2026-13-01,1\n2026-11-23,1.000,5\n')
    expect([code, faults]).toEqual(['unreadable-table', []])
    const lines = refusalOf('date,value\n2026-13-01,1\n2026-11-23,2\n2026-11-24,"1,5"\n2026-11-24T08:00,3')
    expect(lines.faults.map(({ value }) => value)).toEqual([
      'line 2: 2026-13-01,1',
      'line 4: 2026-11-24,1,5',
      'line 5: 2026-11-24T08:00,3',
    ])
  })

  it.each(['', 'value\n1', 'date,value', '"date,value\n1'])('refuses %j', (csv) => {
    expect(refusalOf(csv).code).toBe('unreadable-table')
  })
})
