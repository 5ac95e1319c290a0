import { afterEach, describe, expect, it } from 'vitest'
import { readTyped, writeTyped } from '../../../src/web/format/typed-time.ts'
import { writeTimesAs } from '../../../src/web/format/time-style.ts'

const today = '2026-11-23'
const styles = [
  { hourCycle: '24', dateOrder: 'day-month' },
  { hourCycle: '12', dateOrder: 'month-day' },
  { hourCycle: '24', dateOrder: 'iso' },
] as const
afterEach(() => writeTimesAs(styles[0]))

describe('readTyped()', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['1730', '17:30'],
    ['17h30', '17:30'],
    ['5:30 PM', '17:30'],
    ['5pm', '17:00'],
    ['12 am', '00:00'],
    ['12:15 p.m.', '12:15'],
    ['noon', '12:00'],
    ['24:00', '24:00'],
    ['12 midnight', '24:00'],
    ['25:00', null],
    ['24:15', null],
    ['9:75', null],
    ['13 pm', null],
    ['soon', null],
  ])('reads the time %s as %s', (words, time) => {
    expect(readTyped('time', words, today)).toBe(time)
  })

  it.each([
    ['tomorrow 5pm', '2026-11-24T17:00'],
    ['fri 17:00', '2026-11-27T17:00'],
    ['2026-11-27T17:00', '2026-11-27T17:00'],
    ['27 Nov 2026, 5:00 PM', '2026-11-27T17:00'],
    ['27 Nov 2026', null],
    ['17:00', null],
  ])('reads the moment %s as %s', (words, moment) => {
    expect(readTyped('datetime-local', words, today)).toBe(moment)
  })

  it('takes 4/12 as its reader writes dates', () => {
    expect(readTyped('date', '4/12', today)).toBe('2026-12-04')
    writeTimesAs(styles[1])
    expect(readTyped('date', '4/12/2027', today)).toBe('2027-04-12')
    expect(readTyped('date', '31/12/2026', today)).toBeNull()
  })

  it('takes nothing for nothing', () => {
    expect(readTyped('date', '  ', today)).toBe('')
  })
})

describe('writeTyped()', () => {
  it('writes as its reader does', () => {
    const written = styles.map((style) => {
      writeTimesAs(style)
      return writeTyped('datetime-local', '2026-11-07T17:05')
    })
    expect(written).toEqual(['7 Nov 2026, 17:05', 'Nov 7, 2026, 5:05 PM', '2026-11-07, 17:05'])
  })

  it.each(styles)('is read back, in every style: %o', (style) => {
    writeTimesAs(style)
    for (const [kind, value] of [
      ['date', '2026-03-29'],
      ['time', '24:00'],
      ['time', '00:00'],
      ['datetime-local', '2027-12-31T00:15'],
    ] as const)
      expect(readTyped(kind, writeTyped(kind, value), today)).toBe(value)
  })

  it('keeps what is no date', () => {
    expect(writeTyped('date', '')).toBe('')
    expect(writeTyped('date', '2026-13-01')).toBe('2026-13-01')
  })
})
