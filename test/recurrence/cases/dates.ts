import { at } from '../case.ts'
import type { RecurrenceCase } from '../case.ts'
import { byHand } from './by-hand.ts'

const TEN = '10:00+01:00'
const start = `2026-11-23T${TEN}`
const rule = 'FREQ=DAILY;COUNT=4'
const MIDNIGHT = '00:00+01:00'

const TIMED: readonly RecurrenceCase[] = [
  byHand('EXDATE in UTC', {
    start,
    rule,
    recurrence: ['EXDATE:20261124T090000Z'],
    expected: at(TEN, '2026-11: 23 25 26'),
  }),
  byHand('EXDATE by the wall clock of the series', {
    start,
    rule,
    recurrence: ['EXDATE;TZID=Europe/Berlin:20261124T100000'],
    expected: at(TEN, '2026-11: 23 25 26'),
  }),
  byHand('EXDATE by the wall clock of another zone', {
    start,
    rule,
    recurrence: ['EXDATE;TZID=America/New_York:20261124T040000'],
    expected: at(TEN, '2026-11: 23 25 26'),
  }),
  byHand('EXDATE with its value type spelt out', {
    start,
    rule,
    recurrence: ['EXDATE;VALUE=DATE-TIME;TZID=Europe/Berlin:20261124T100000'],
    expected: at(TEN, '2026-11: 23 25 26'),
  }),
  byHand('EXDATE in several lines and values', {
    start,
    rule,
    recurrence: ['EXDATE:20261124T090000Z', 'EXDATE:20261125T090000Z,20261126T090000Z'],
    expected: [start],
  }),
  byHand('EXDATE of a moment that no instance has', {
    start,
    rule,
    recurrence: ['EXDATE:20261124T100000Z'],
    expected: at(TEN, '2026-11: 23-26'),
  }),
  byHand('EXDATE takes the first', {
    start,
    rule,
    recurrence: ['EXDATE:20261123T090000Z'],
    expected: at(TEN, '2026-11: 24-26'),
  }),
  byHand('EXDATE takes all', {
    start,
    rule: 'FREQ=DAILY;COUNT=2',
    recurrence: ['EXDATE:20261123T090000Z,20261124T090000Z'],
    expected: [],
  }),
  byHand('RDATE beside a rule', {
    start,
    rule: 'FREQ=DAILY;COUNT=2',
    recurrence: ['RDATE;TZID=Europe/Berlin:20261201T140000'],
    expected: [...at(TEN, '2026-11: 23 24'), '2026-12-01T14:00+01:00'],
  }),
  byHand('RDATE on an instance counts once', {
    start,
    rule: 'FREQ=DAILY;COUNT=2',
    recurrence: ['RDATE:20261124T090000Z'],
    expected: at(TEN, '2026-11: 23 24'),
  }),
  byHand('RDATE without a rule', {
    start,
    recurrence: ['RDATE:20261201T090000Z,20270104T090000Z'],
    expected: at(TEN, '2026-11: 23 | 2026-12: 1 | 2027-01: 4'),
  }),
  byHand('EXDATE takes an RDATE away', {
    start,
    recurrence: ['RDATE:20261201T090000Z', 'EXDATE:20261201T090000Z'],
    expected: [start],
  }),
]

const ALL_DAY: readonly RecurrenceCase[] = [
  byHand('EXDATE of an all-day series as a date', {
    start: '2026-11-23',
    rule,
    recurrence: ['EXDATE;VALUE=DATE:20261124'],
    expected: at(MIDNIGHT, '2026-11: 23 25 26'),
  }),
  byHand('EXDATE of an all-day series, the type left out', {
    start: '2026-11-23',
    rule,
    recurrence: ['EXDATE:20261124'],
    expected: at(MIDNIGHT, '2026-11: 23 25 26'),
  }),
  byHand('EXDATE of an all-day series as midnight UTC', {
    start: '2026-11-23',
    rule,
    recurrence: ['EXDATE:20261124T000000Z'],
    expected: at(MIDNIGHT, '2026-11: 23 25 26'),
  }),
  byHand('EXDATE of an all-day series as midnight by the wall', {
    start: '2026-11-23',
    rule,
    recurrence: ['EXDATE;TZID=Europe/Berlin:20261124T000000'],
    expected: at(MIDNIGHT, '2026-11: 23 25 26'),
  }),
  byHand('RDATE of an all-day series', {
    start: '2026-11-23',
    rule: 'FREQ=DAILY;COUNT=2',
    recurrence: ['RDATE;VALUE=DATE:20261210,20261212'],
    expected: at(MIDNIGHT, '2026-11: 23 24 | 2026-12: 10 12'),
  }),
  byHand('EXDATE as a date leaves a timed series alone, even one at midnight UTC', {
    zone: 'UTC',
    start: '2026-11-23T00:00Z',
    rule: 'FREQ=DAILY;COUNT=2',
    recurrence: ['EXDATE;VALUE=DATE:20261124'],
    expected: at('00:00Z', '2026-11: 23 24'),
  }),
]

const WRITING: readonly RecurrenceCase[] = [
  byHand('names in small letters', {
    start,
    recurrence: ['rrule:freq=daily;count=2', 'exdate:20261124T090000Z'],
    expected: [start],
  }),
  byHand('two rules', {
    start,
    recurrence: [
      'RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261204T000000Z',
      'RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261204T000000Z',
    ],
    expected: at(TEN, '2026-11: 23 26 30 | 2026-12: 3'),
  }),
  byHand('parts of a rule in another order', {
    start,
    rule: 'COUNT=2;BYDAY=MO;WKST=SU;FREQ=WEEKLY',
    expected: at(TEN, '2026-11: 23 30'),
  }),
]

export const LISTED_DATES: readonly RecurrenceCase[] = [...TIMED, ...ALL_DAY, ...WRITING]
