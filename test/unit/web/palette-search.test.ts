import { describe, expect, it } from 'vitest'
import { matching, type PaletteEntry } from '../../../src/web/features/palette/match.ts'
import { readDate } from '../../../src/web/format/read-date.ts'
import { timerEntries } from '../../../src/web/features/palette/things.ts'
import { aBlock, aTask } from './support.ts'

const entry = (label: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id: label,
  label,
  group: 'Things',
  run: () => undefined,
  ...more,
})
const found = (entries: readonly PaletteEntry[], query: string): string[] =>
  matching(entries, query).map(({ label }) => label)

describe('matching()', () => {
  it('puts beginnings first, and wants every word', () => {
    const entries = [entry('A new week'), entry('Weekly review'), entry('Midweek call')]
    expect(found(entries, 'week')).toEqual(['Weekly review', 'A new week', 'Midweek call'])
    expect(found(entries, 'week new')).toEqual(['A new week'])
    expect(found(entries, 'xyz')).toEqual([])
  })

  it('shows nothing quiet before a word is typed, and finds it by other words, case and accents', () => {
    const entries = [entry('Café', { isQuiet: true }), entry('Plan again', { words: 'replan' })]
    expect(found(entries, ' ')).toEqual(['Plan again'])
    expect(found(entries, 'CAFE')).toEqual(['Café'])
    expect(found(entries, 'replan')).toEqual(['Plan again'])
  })

  it('keeps what belongs together in one group, the best group first, and an answer before all', () => {
    const entries = [
      entry('Go on holiday', { group: 'Tasks' }),
      entry('Holiday', { group: 'Goals' }),
      entry('Thu 24 Dec', { group: 'Go to', isAnswer: true }),
      entry('Plan the holiday', { group: 'Tasks' }),
    ]
    expect(found(entries, 'holiday')).toEqual(['Thu 24 Dec', 'Holiday', 'Go on holiday', 'Plan the holiday'])
  })

  it('takes what was typed as it is written', () => {
    expect(found([entry('C++ (advanced)')], 'c++ (')).toEqual(['C++ (advanced)'])
  })
})

describe('readDate()', () => {
  const today = '2026-11-25'
  it.each([
    ['today', '2026-11-25'],
    ['tomorrow', '2026-11-26'],
    ['next week', '2026-12-02'],
    ['fri', '2026-11-27'],
    ['wednesday', '2026-12-02'],
    ['next monday', '2026-11-30'],
    ['2027-03-01', '2027-03-01'],
    ['24 dec', '2026-12-24'],
    ['Dec 24', '2026-12-24'],
    ['24.12.', '2026-12-24'],
    ['1 march', '2027-03-01'],
    ['March 1, 2028', '2028-03-01'],
    ['go to 29 feb 2028', '2028-02-29'],
  ])('reads “%s”', (text, date) => {
    expect(readDate(text, today)).toBe(date)
  })

  it.each(['', 'f', 'th', 'write 3', '31 feb', '2026-13-01', '99.99.', 'monday morning'])(
    'takes “%s” for no date',
    (text) => {
      expect(readDate(text, today)).toBeNull()
    },
  )
})

describe('timerEntries()', () => {
  const timer = { start: () => undefined, stop: () => undefined }

  it('offers a start for each open task, or else the stop of the one that runs', () => {
    const tasks = [aTask({ title: 'Letter' })]
    expect(timerEntries({ tasks, blocks: [] }, timer).map(({ label }) => label)).toEqual(['Start “Letter”'])
    const blocks = [aBlock({ state: 'running', title: 'Report' })]
    expect(timerEntries({ tasks, blocks }, timer).map(({ label }) => label)).toEqual([
      'Stop the timer of “Report”',
    ])
  })
})
