import { at } from '../case.ts'
import type { RecurrenceCase } from '../case.ts'
import { byHand } from './by-hand.ts'

const TEN = '10:00+01:00'
const start = `2026-11-23T${TEN}`

const FIRST: readonly RecurrenceCase[] = [
  byHand('DTSTART counts even if BYDAY excludes it', {
    start: '2026-10-05T09:30+02:00',
    rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261020T235959Z',
    expected: at('09:30+02:00', '2026-10: 5 6 13 20'),
  }),
  // RFC 5545, 3.3.10: "The DTSTART property value always counts as the first occurrence."
  byHand('DTSTART is the first of COUNT even if BYDAY excludes it', {
    start: '2026-10-05T09:30+02:00',
    rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3',
    expected: at('09:30+02:00', '2026-10: 5 6 13'),
  }),
  byHand('DTSTART off the days of BYMONTHDAY', {
    zone: 'Asia/Kolkata',
    start: '2026-01-10T09:00+05:30',
    rule: 'FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20260401T000000Z',
    expected: at('09:00+05:30', '2026-01: 10 31 | 2026-02: 28 | 2026-03: 31'),
  }),
  byHand('DTSTART off the place of BYSETPOS', {
    start: '2026-11-02T10:00+01:00',
    rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20270131T000000Z',
    expected: at(TEN, '2026-11: 2 30 | 2026-12: 31 | 2027-01: 29'),
  }),
  byHand('EXDATE takes away a DTSTART that the rule excludes', {
    start: '2026-10-05T09:30+02:00',
    rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261020T235959Z',
    recurrence: ['EXDATE:20261005T073000Z'],
    expected: at('09:30+02:00', '2026-10: 6 13 20'),
  }),
  byHand('an all-day DTSTART off the rule', {
    start: '2026-10-05',
    rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261013',
    expected: at('00:00+02:00', '2026-10: 5 6 13'),
  }),
]

const LAST: readonly RecurrenceCase[] = [
  byHand('UNTIL includes its moment', {
    start,
    rule: 'FREQ=WEEKLY;UNTIL=20261130T090000Z',
    expected: at(TEN, '2026-11: 23 30'),
  }),
  byHand('UNTIL a second before the next start', {
    start,
    rule: 'FREQ=WEEKLY;UNTIL=20261130T085959Z',
    expected: [start],
  }),
  byHand('UNTIL as a date includes its day, all-day', {
    start: '2026-11-23',
    rule: 'FREQ=WEEKLY;UNTIL=20261207',
    expected: at('00:00+01:00', '2026-11: 23 30 | 2026-12: 7'),
  }),
  byHand('UNTIL at midnight UTC of an all-day series names that day', {
    start: '2026-11-23',
    rule: 'FREQ=WEEKLY;UNTIL=20261207T000000Z',
    expected: at('00:00+01:00', '2026-11: 23 30 | 2026-12: 7'),
  }),
  byHand('UNTIL late on the day of an all-day series', {
    start: '2026-11-23',
    rule: 'FREQ=WEEKLY;UNTIL=20261207T225959Z',
    expected: at('00:00+01:00', '2026-11: 23 30 | 2026-12: 7'),
  }),
  byHand('UNTIL in UTC, where the last start is a day later by the wall', {
    zone: 'Asia/Kolkata',
    start: '2026-11-23T01:00+05:30',
    rule: 'FREQ=DAILY;UNTIL=20261124T193000Z',
    expected: at('01:00+05:30', '2026-11: 23 24 25'),
  }),
  byHand('UNTIL before the start leaves the start', {
    start,
    rule: 'FREQ=DAILY;UNTIL=20261101T000000Z',
    expected: [start],
  }),
  byHand('COUNT=1', { start, rule: 'FREQ=DAILY;COUNT=1', expected: [start] }),
  byHand('COUNT counts what EXDATE takes away', {
    start,
    rule: 'FREQ=DAILY;COUNT=4',
    recurrence: ['EXDATE:20261124T090000Z,20261126T090000Z'],
    expected: at(TEN, '2026-11: 23 25'),
  }),
  byHand('COUNT does not count RDATE', {
    start,
    rule: 'FREQ=DAILY;COUNT=2',
    recurrence: ['RDATE:20261201T090000Z'],
    expected: at(TEN, '2026-11: 23 24 | 2026-12: 1'),
  }),
]

export const BOUNDS: readonly RecurrenceCase[] = [...FIRST, ...LAST]
