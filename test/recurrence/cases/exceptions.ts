import { at } from '../case.ts'
import type { RecurrenceCase } from '../case.ts'
import { byHand } from './by-hand.ts'

const TEN = '10:00+01:00'
const start = `2026-11-23T${TEN}`
const rule = 'FREQ=WEEKLY;COUNT=3'
const SECOND = `2026-11-30T${TEN}`
const THIRD = `2026-12-07T${TEN}`

const TIMED: readonly RecurrenceCase[] = [
  byHand('an instance moved to another day', {
    start,
    rule,
    exceptions: [{ original: SECOND, to: '2026-12-01T15:00+01:00' }],
    expected: [start, '2026-12-01T15:00+01:00', THIRD],
  }),
  byHand('an instance moved onto the next', {
    start,
    rule,
    exceptions: [{ original: SECOND, to: THIRD }],
    expected: [start, THIRD, THIRD],
  }),
  byHand('an instance moved before the start of its series', {
    start,
    rule,
    exceptions: [{ original: SECOND, to: '2026-11-02T08:00+01:00' }],
    expected: ['2026-11-02T08:00+01:00', start, THIRD],
  }),
  byHand('an instance moved out of the window', {
    start,
    rule,
    exceptions: [{ original: SECOND, to: '2027-02-01T10:00+01:00' }],
    expected: [start, THIRD],
    more: { to: '2027-01-01T00:00Z' },
  }),
  byHand('an instance moved into the window', {
    start,
    rule,
    exceptions: [{ original: SECOND, to: '2027-02-01T10:00+01:00' }],
    expected: ['2027-02-01T10:00+01:00'],
    more: { from: '2027-01-01T00:00Z' },
  }),
  byHand('a cancelled instance', {
    start,
    rule,
    exceptions: [{ original: SECOND, to: null }],
    expected: [start, THIRD],
  }),
  byHand('the first instance cancelled', {
    start,
    rule,
    exceptions: [{ original: start, to: null }],
    expected: [SECOND, THIRD],
  }),
  byHand('all instances cancelled', {
    start,
    rule,
    exceptions: [start, SECOND, THIRD].map((original) => ({ original, to: null })),
    expected: [],
  }),
  byHand('an instance of RDATE moved', {
    start,
    recurrence: ['RDATE:20261130T090000Z'],
    exceptions: [{ original: SECOND, to: THIRD }],
    expected: [start, THIRD],
  }),
  byHand('the instance at a time that does not exist, cancelled', {
    start: '2026-03-28T02:30+01:00',
    rule: 'FREQ=DAILY;COUNT=3',
    exceptions: [{ original: '2026-03-29T03:30+02:00', to: null }],
    expected: ['2026-03-28T02:30+01:00', '2026-03-30T02:30+02:00'],
  }),
  byHand('the instance at a time that comes twice, moved to the second', {
    start: '2026-10-24T02:30+02:00',
    rule: 'FREQ=DAILY;COUNT=3',
    exceptions: [{ original: '2026-10-25T02:30+02:00', to: '2026-10-25T02:30+01:00' }],
    expected: ['2026-10-24T02:30+02:00', '2026-10-25T02:30+01:00', '2026-10-26T02:30+01:00'],
  }),
  byHand('an instance moved over the clock change', {
    start: '2026-03-27T09:00+01:00',
    rule: 'FREQ=DAILY;COUNT=2',
    exceptions: [{ original: '2026-03-28T09:00+01:00', to: '2026-03-30T09:00+02:00' }],
    expected: ['2026-03-27T09:00+01:00', '2026-03-30T09:00+02:00'],
  }),
]

const DAYS: readonly RecurrenceCase[] = [
  byHand('an all-day instance moved', {
    start: '2026-11-23',
    rule,
    exceptions: [{ original: '2026-11-30', to: '2026-12-02' }],
    expected: at('00:00+01:00', '2026-11: 23 | 2026-12: 2 7'),
  }),
  byHand('an all-day instance cancelled', {
    start: '2026-11-23',
    rule,
    exceptions: [{ original: '2026-11-30', to: null }],
    expected: at('00:00+01:00', '2026-11: 23 | 2026-12: 7'),
  }),
]

const HOUR = 3_600_000
const day = (index: number): string => new Date(Date.UTC(2026, 0, 1 + index, 8)).toISOString()
const later = (moment: string): string => new Date(Date.parse(moment) + HOUR).toISOString()
const MANY = Array.from({ length: 200 }, (_, index) => day(index))
const isMoved = (_day: string, index: number): boolean => index % 2 === 0

const CROWDS: readonly RecurrenceCase[] = [
  byHand('200 exceptions: every other one an hour later, the rest cancelled', {
    zone: 'UTC',
    start: day(0),
    rule: 'FREQ=DAILY;COUNT=220',
    exceptions: MANY.map((original, index) => ({
      original,
      to: index % 2 === 0 ? later(original) : null,
    })),
    expected: [
      ...MANY.filter(isMoved).map(later),
      ...Array.from({ length: 20 }, (_, index) => day(200 + index)),
    ],
  }),
]

const split = { zone: 'Europe/Berlin', length: 30 } as const

const SPLITS: readonly RecurrenceCase[] = [
  byHand('this and following: two series, as Google splits them', {
    start,
    rule: 'FREQ=WEEKLY;UNTIL=20261213T225959Z',
    expected: [start, SECOND, THIRD, ...at('11:00+01:00', '2026-12: 14 21')],
    also: [{ ...split, start: '2026-12-14T11:00+01:00', recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2'] }],
  }),
  byHand('this and following, all-day', {
    start: '2026-11-23',
    rule: 'FREQ=WEEKLY;UNTIL=20261206',
    expected: at('00:00+01:00', '2026-11: 23 30 | 2026-12: 8 15'),
    also: [{ ...split, start: '2026-12-08', length: 1, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2'] }],
  }),
  byHand('this and following on the night of the change', {
    start: '2026-03-27T09:00+01:00',
    rule: 'FREQ=DAILY;UNTIL=20260328T225959Z',
    expected: [...at('09:00+01:00', '2026-03: 27 28'), ...at('10:00+02:00', '2026-03: 29 30')],
    also: [{ ...split, start: '2026-03-29T10:00+02:00', recurrence: ['RRULE:FREQ=DAILY;COUNT=2'] }],
  }),
]

export const EXCEPTIONS: readonly RecurrenceCase[] = [...TIMED, ...DAYS, ...CROWDS, ...SPLITS]
