import type { RecurrenceCase } from '../case.ts'
import { byHand } from './by-hand.ts'

type Night = readonly [zone: string, start: string, second: string, third: string]

/** Three nights with the clock change in the middle. */
const night =
  (what: string) =>
  ([zone, start, second, third]: Night): RecurrenceCase =>
    byHand(`${what} in ${zone}`, {
      zone,
      start,
      rule: 'FREQ=DAILY;COUNT=3',
      expected: [start, second, third],
    })

// RFC 5545, 3.3.5: a time that does not exist is read with the offset before the change.
const MISSING: readonly Night[] = [
  ['America/New_York', '2026-03-07T02:30-05:00', '2026-03-08T03:30-04:00', '2026-03-09T02:30-04:00'],
  ['America/Los_Angeles', '2026-03-07T02:30-08:00', '2026-03-08T03:30-07:00', '2026-03-09T02:30-07:00'],
  ['Europe/Berlin', '2026-03-28T02:30+01:00', '2026-03-29T03:30+02:00', '2026-03-30T02:30+02:00'],
  ['Australia/Adelaide', '2026-10-03T02:30+09:30', '2026-10-04T03:30+10:30', '2026-10-05T02:30+10:30'],
  ['Australia/Lord_Howe', '2026-10-03T02:15+10:30', '2026-10-04T02:45+11:00', '2026-10-05T02:15+11:00'],
  ['Pacific/Chatham', '2026-09-26T03:00+12:45', '2026-09-27T04:00+13:45', '2026-09-28T03:00+13:45'],
  ['America/Sao_Paulo', '2018-11-03T00:30-03:00', '2018-11-04T01:30-02:00', '2018-11-05T00:30-02:00'],
]

// RFC 5545, 3.3.5: of a time that comes twice the first is meant.
const DOUBLED: readonly Night[] = [
  ['America/New_York', '2026-10-31T01:30-04:00', '2026-11-01T01:30-04:00', '2026-11-02T01:30-05:00'],
  ['America/Los_Angeles', '2026-10-31T01:30-07:00', '2026-11-01T01:30-07:00', '2026-11-02T01:30-08:00'],
  ['Europe/Berlin', '2026-10-24T02:30+02:00', '2026-10-25T02:30+02:00', '2026-10-26T02:30+01:00'],
  ['Australia/Adelaide', '2026-04-04T02:30+10:30', '2026-04-05T02:30+10:30', '2026-04-06T02:30+09:30'],
  ['Australia/Lord_Howe', '2026-04-04T01:45+11:00', '2026-04-05T01:45+11:00', '2026-04-06T01:45+10:30'],
  ['Pacific/Chatham', '2026-04-04T03:00+13:45', '2026-04-05T03:00+13:45', '2026-04-06T03:00+12:45'],
]

const old = { from: '2000-01-01T00:00Z', to: '2030-01-01T00:00Z' }

const NIGHTS: readonly RecurrenceCase[] = [
  ...MISSING.map(night('a time that does not exist')).map((one) => ({ ...one, ...old })),
  ...DOUBLED.map(night('a time that comes twice')),
]

const AROUND: readonly RecurrenceCase[] = [
  byHand('starts at the second of two equal times', {
    zone: 'America/New_York',
    start: '2026-11-01T01:30-05:00',
    rule: 'FREQ=DAILY;COUNT=3',
    expected: ['2026-11-01T01:30-05:00', '2026-11-02T01:30-05:00', '2026-11-03T01:30-05:00'],
  }),
  byHand('starts at the first of two equal times', {
    zone: 'America/New_York',
    start: '2026-11-01T01:30-04:00',
    rule: 'FREQ=WEEKLY;COUNT=2',
    expected: ['2026-11-01T01:30-04:00', '2026-11-08T01:30-05:00'],
  }),
  byHand('EXDATE names a time that comes twice by the wall clock', {
    start: '2026-10-24T02:30+02:00',
    rule: 'FREQ=DAILY;COUNT=3',
    recurrence: ['EXDATE;TZID=Europe/Berlin:20261025T023000'],
    expected: ['2026-10-24T02:30+02:00', '2026-10-26T02:30+01:00'],
  }),
  byHand('EXDATE names a time that comes twice in UTC', {
    start: '2026-10-24T02:30+02:00',
    rule: 'FREQ=DAILY;COUNT=3',
    recurrence: ['EXDATE:20261025T003000Z'],
    expected: ['2026-10-24T02:30+02:00', '2026-10-26T02:30+01:00'],
  }),
  byHand('EXDATE names a time that does not exist', {
    start: '2026-03-28T02:30+01:00',
    rule: 'FREQ=DAILY;COUNT=3',
    recurrence: ['EXDATE;TZID=Europe/Berlin:20260329T023000'],
    expected: ['2026-03-28T02:30+01:00', '2026-03-30T02:30+02:00'],
  }),
  byHand('RDATE names a time that comes twice', {
    start: '2026-10-20T02:30+02:00',
    recurrence: ['RDATE;TZID=Europe/Berlin:20261025T023000'],
    expected: ['2026-10-20T02:30+02:00', '2026-10-25T02:30+02:00'],
  }),
  byHand('RDATE names a time that does not exist', {
    zone: 'Australia/Lord_Howe',
    start: '2026-10-01T02:15+10:30',
    recurrence: ['RDATE;TZID=Australia/Lord_Howe:20261004T021500'],
    expected: ['2026-10-01T02:15+10:30', '2026-10-04T02:45+11:00'],
  }),
  byHand('UNTIL is a moment: it ends inside the doubled hour', {
    start: '2026-10-24T02:30+02:00',
    rule: 'FREQ=DAILY;UNTIL=20261025T003000Z',
    expected: ['2026-10-24T02:30+02:00', '2026-10-25T02:30+02:00'],
  }),
  // RFC 5545, 3.8.5.3: "the same exact duration will apply to all the members".
  byHand('a night keeps its exact length over the change', {
    zone: 'America/New_York',
    start: '2026-03-06T23:00-05:00',
    length: 480,
    rule: 'FREQ=DAILY;COUNT=2',
    expected: ['2026-03-06T23:00-05:00', '2026-03-07T23:00-05:00'],
    more: { ends: ['2026-03-07T07:00-05:00', '2026-03-08T08:00-04:00'] },
  }),
  byHand('a weekly series keeps its hour over both changes of a year', {
    start: '2026-03-22T09:00+01:00',
    rule: 'FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20261130T000000Z',
    expected: [
      '2026-03-22T09:00+01:00',
      ...['03-29', '04-26', '05-31', '06-28', '07-26', '08-30', '09-27'].map(
        (day) => `2026-${day}T09:00+02:00`,
      ),
      '2026-10-25T09:00+01:00',
      '2026-11-29T09:00+01:00',
    ],
  }),
]

export const CLOCK_CHANGES: readonly RecurrenceCase[] = [...NIGHTS, ...AROUND]
