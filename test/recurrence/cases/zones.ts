import { at } from '../case.ts'
import type { RecurrenceCase } from '../case.ts'
import { byHand } from './by-hand.ts'

const APIA = 'Pacific/Apia'
const then = { from: '2011-12-01T00:00Z', to: '2012-01-14T00:00Z' }

const DATE_LINE: readonly RecurrenceCase[] = [
  byHand('Samoa skips 2011-12-30: that day falls on the next and counts once', {
    zone: APIA,
    start: '2011-12-28T09:00-10:00',
    rule: 'FREQ=DAILY;UNTIL=20120101T000000Z',
    expected: [...at('09:00-10:00', '2011-12: 28 29'), ...at('09:00+14:00', '2011-12: 31 | 2012-01: 1')],
    more: then,
  }),
  byHand('Samoa skips a Friday: the weekly meeting falls on Saturday', {
    zone: APIA,
    start: '2011-12-23T09:00-10:00',
    rule: 'FREQ=WEEKLY;BYDAY=FR',
    expected: ['2011-12-23T09:00-10:00', ...at('09:00+14:00', '2011-12: 31 | 2012-01: 6 13')],
    more: then,
  }),
  byHand('Samoa skips 2011-12-30: an all-day series has a date and no time there', {
    zone: APIA,
    start: '2011-12-28',
    rule: 'FREQ=DAILY;COUNT=5',
    expected: [...at('00:00-10:00', '2011-12: 28 29'), ...at('00:00+14:00', '2011-12: 31 | 2012-01: 1')],
    more: { ...then, dates: ['2011-12-28', '2011-12-29', '2011-12-30', '2011-12-31', '2012-01-01'] },
  }),
  byHand('a series from the old side of the date line, read on the new', {
    zone: APIA,
    start: '2011-12-05T09:00-10:00',
    rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=6',
    expected: [...at('09:00-10:00', '2011-12: 5 12 19 26'), ...at('09:00+14:00', '2012-01: 2 9')],
    more: then,
  }),
]

const ODD_OFFSETS: readonly RecurrenceCase[] = [
  byHand('Monday in Kolkata is still Sunday in UTC', {
    zone: 'Asia/Kolkata',
    start: '2026-11-23T00:15+05:30',
    rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=3',
    expected: at('00:15+05:30', '2026-11: 23 30 | 2026-12: 7'),
  }),
  byHand('the first of the month in Kathmandu is the last in UTC', {
    zone: 'Asia/Kathmandu',
    start: '2026-01-01T02:00+05:45',
    rule: 'FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3',
    expected: at('02:00+05:45', '2026-01: 1 | 2026-02: 1 | 2026-03: 1'),
  }),
  byHand('Friday evening in Honolulu is Saturday in UTC', {
    zone: 'Pacific/Honolulu',
    start: '2026-11-27T20:00-10:00',
    rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=3',
    expected: at('20:00-10:00', '2026-11: 27 | 2026-12: 4 11'),
  }),
  byHand('the last of the month in Kiritimati is a day before in UTC', {
    zone: 'Pacific/Kiritimati',
    start: '2026-01-31T08:00+14:00',
    rule: 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
    expected: at('08:00+14:00', '2026-01: 31 | 2026-02: 28 | 2026-03: 31'),
  }),
  byHand('a series in plain UTC', {
    zone: 'UTC',
    start: '2026-03-28T23:30Z',
    rule: 'FREQ=DAILY;COUNT=3',
    expected: at('23:30Z', '2026-03: 28 29 30'),
  }),
  byHand('the year ends in Chatham before it ends in UTC', {
    zone: 'Pacific/Chatham',
    start: '2026-12-31T09:00+13:45',
    rule: 'FREQ=YEARLY;BYYEARDAY=-1;COUNT=2',
    expected: at('09:00+13:45', '2026-12: 31 | 2027-12: 31'),
  }),
]

type Reader = readonly [reader: string, start: string, expected: readonly string[]]

const DAYS: readonly Reader[] = [
  [
    'Europe/Berlin',
    '2026-03-28',
    ['2026-03-28T00:00+01:00', '2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00', '2026-03-31T00:00+02:00'],
  ],
  [
    'America/Los_Angeles',
    '2026-10-31',
    ['2026-10-31T00:00-07:00', '2026-11-01T00:00-07:00', '2026-11-02T00:00-08:00', '2026-11-03T00:00-08:00'],
  ],
  [
    'Asia/Beirut', // midnight does not exist on the 29th
    '2026-03-28',
    ['2026-03-28T00:00+02:00', '2026-03-29T01:00+03:00', '2026-03-30T00:00+03:00', '2026-03-31T00:00+03:00'],
  ],
  [
    'America/Santiago', // nor on the 6th
    '2026-09-05',
    ['2026-09-05T00:00-04:00', '2026-09-06T01:00-03:00', '2026-09-07T00:00-03:00', '2026-09-08T00:00-03:00'],
  ],
  [
    'America/Havana', // midnight comes twice on the 1st
    '2026-10-31',
    ['2026-10-31T00:00-04:00', '2026-11-01T00:00-04:00', '2026-11-02T00:00-05:00', '2026-11-03T00:00-05:00'],
  ],
  [
    'Pacific/Apia',
    '2026-03-28',
    ['2026-03-28T00:00+13:00', '2026-03-29T00:00+13:00', '2026-03-30T00:00+13:00', '2026-03-31T00:00+13:00'],
  ],
  [
    'Asia/Kolkata',
    '2026-03-28',
    ['2026-03-28T00:00+05:30', '2026-03-29T00:00+05:30', '2026-03-30T00:00+05:30', '2026-03-31T00:00+05:30'],
  ],
]

// A day lasts until the next one begins, be it 23, 24 or 25 hours.
const ALL_DAY = DAYS.map(([reader, start, midnights]) =>
  byHand(`an all-day series is read in ${reader}`, {
    zone: reader,
    start,
    rule: 'FREQ=DAILY;COUNT=3',
    expected: midnights.slice(0, 3),
    more: { ends: midnights.slice(1) },
  }),
)

export const ZONES_AND_DAYS: readonly RecurrenceCase[] = [...DATE_LINE, ...ODD_OFFSETS, ...ALL_DAY]
