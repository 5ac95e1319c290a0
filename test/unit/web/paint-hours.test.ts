import { describe, expect, it } from 'vitest'
import { hoursByDay, rangesOf } from '../../../src/web/features/settings/hours-by-day.ts'
import {
  cellAfter,
  openness,
  paint,
  shownHours,
  stepOf,
  strokeBetween,
  wouldOpen,
} from '../../../src/web/features/settings/paint-hours.ts'

const week = hoursByDay([{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }])
const monday = (byDay: typeof week) => byDay[0]?.map(({ from, to }) => `${from}-${to}`)
const stroke = (days: readonly number[], from: number, to: number) => ({ days, from: from * 60, to: to * 60 })

describe('paint()', () => {
  it('opens what it goes over and joins what meets', () => {
    expect(monday(paint(week, stroke([0], 17, 18), true))).toEqual(['09:00-18:00'])
    expect(monday(paint(week, stroke([0], 19, 24), true))).toEqual(['09:00-17:00', '19:00-24:00'])
  })

  it('closes what it goes over, and leaves the rest as it is to the minute', () => {
    const odd = hoursByDay([{ days: [1], from: '09:10', to: '17:20' }])
    expect(monday(paint(odd, stroke([0], 12, 13), false))).toEqual(['09:10-12:00', '13:00-17:20'])
    expect(monday(paint(week, stroke([0], 0, 24), false))).toEqual([])
  })

  it('touches its days only, and keeps what it is given', () => {
    const painted = paint(week, stroke([5, 6], 10, 12), true)
    expect(rangesOf(painted)).toEqual([
      { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
      { days: [6, 7], from: '10:00', to: '12:00' },
    ])
    expect(week[5]).toEqual([])
  })
})

describe('a field', () => {
  const hours = hoursByDay([{ days: [1], from: '09:15', to: '17:00' }])[0] ?? []
  it.each([
    [480, 510, 'closed'],
    [540, 570, 'partly'],
    [570, 600, 'open'],
    [1020, 1050, 'closed'],
  ])('[%i, %i) is %s', (from, to, state) => expect(openness(hours, from, to)).toBe(state))

  it('is half an hour, or a quarter where one is needed', () => {
    expect(stepOf(week)).toBe(30)
    expect(stepOf(hoursByDay([{ days: [1], from: '09:15', to: '17:00' }]))).toBe(15)
  })
})

describe('a stroke', () => {
  it('runs between two fields in any direction, in the order of the shown week', () => {
    const sundayFirst = [7, 1, 2, 3, 4, 5, 6]
    const expected = { days: [6, 0, 1], from: 540, to: 630 }
    expect(strokeBetween({ row: 0, slot: 18 }, { row: 2, slot: 20 }, sundayFirst, 30)).toEqual(expected)
    expect(strokeBetween({ row: 2, slot: 20 }, { row: 0, slot: 18 }, sundayFirst, 30)).toEqual(expected)
  })

  it('opens as long as anything in it is closed', () => {
    expect(wouldOpen(week, stroke([0], 9, 10))).toBe(false)
    expect(wouldOpen(week, stroke([4, 5], 9, 10))).toBe(true)
  })
})

it('shownHours() holds the usual day and all that is open', () => {
  expect(shownHours(week)).toEqual({ from: 6, to: 22 })
  expect(shownHours(hoursByDay([{ days: [1], from: '04:30', to: '24:00' }]))).toEqual({ from: 4, to: 24 })
})

it.each([
  ['ArrowRight', { row: 0, slot: 13 }],
  ['ArrowLeft', { row: 0, slot: 12 }],
  ['ArrowDown', { row: 1, slot: 12 }],
  ['ArrowUp', { row: 0, slot: 12 }],
  ['Home', { row: 0, slot: 12 }],
  ['End', { row: 0, slot: 43 }],
  ['x', undefined],
])('%s leads to the next field and never out of the grid', (key, cell) =>
  expect(cellAfter(key, { row: 0, slot: 12 }, { rows: 7, first: 12, end: 44 })).toEqual(cell),
)
