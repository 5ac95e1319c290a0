import { at, dates } from '../case.ts'
import type { RecurrenceCase } from '../case.ts'
import { byHand } from './by-hand.ts'

const NINE = '09:00Z'

type Pattern = readonly [name: string, rule: string, days: string]

/** At nine in UTC, so that only the days count; the first day is the start. */
const pattern = ([name, rule, days]: Pattern): RecurrenceCase => {
  const expected = at(NINE, days)
  return byHand(name, {
    zone: 'UTC',
    start: expected[0] ?? '',
    rule,
    expected,
    more: { from: '2000-01-01T00:00Z', to: '2150-01-01T00:00Z' },
  })
}

const TIMED: readonly Pattern[] = [
  [
    'the last day of the month',
    'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4',
    '2026-01: 31 | 2026-02: 28 | 2026-03: 31 | 2026-04: 30',
  ],
  ['the last day of a leap February', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2', '2028-01: 31 | 2028-02: 29'],
  [
    'the 31st skips short months',
    'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4',
    '2026-01: 31 | 2026-03: 31 | 2026-05: 31 | 2026-07: 31',
  ],
  ['monthly from a 31st', 'FREQ=MONTHLY;COUNT=3', '2026-01: 31 | 2026-03: 31 | 2026-05: 31'],
  ['the 30th skips February', 'FREQ=MONTHLY;COUNT=3', '2026-01: 30 | 2026-03: 30 | 2026-04: 30'],
  ['yearly from a leap day', 'FREQ=YEARLY;COUNT=3', '2024-02: 29 | 2028-02: 29 | 2032-02: 29'],
  ['2100 is no leap year', 'FREQ=YEARLY;COUNT=2', '2096-02: 29 | 2104-02: 29'],
  ['every four years from a leap day', 'FREQ=YEARLY;INTERVAL=4;COUNT=2', '2024-02: 29 | 2028-02: 29'],
  [
    'the last day of February',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=3',
    '2027-02: 28 | 2028-02: 29 | 2029-02: 28',
  ],
  ['week 53', 'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=3', '2020-12: 28 | 2026-12: 28 | 2032-12: 27'],
  ['the 366th day', 'FREQ=YEARLY;BYYEARDAY=366;COUNT=2', '2024-12: 31 | 2028-12: 31'],
  [
    'the last Friday',
    'FREQ=MONTHLY;BYDAY=-1FR;COUNT=4',
    '2026-01: 30 | 2026-02: 27 | 2026-03: 27 | 2026-04: 24',
  ],
  [
    'the fifth Monday',
    'FREQ=MONTHLY;BYDAY=5MO;COUNT=4',
    '2026-03: 30 | 2026-06: 29 | 2026-08: 31 | 2026-11: 30',
  ],
  ['second and fourth Tuesday', 'FREQ=MONTHLY;BYDAY=2TU,4TU;COUNT=4', '2026-11: 10 24 | 2026-12: 8 22'],
  [
    'first and last weekday',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1;COUNT=4',
    '2026-06: 1 30 | 2026-07: 1 31',
  ],
  [
    'the last Monday of the year',
    'FREQ=YEARLY;BYDAY=MO;BYSETPOS=-1;COUNT=3',
    '2026-12: 28 | 2027-12: 27 | 2028-12: 25',
  ],
  [
    'the last Sunday of March',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=3',
    '2026-03: 29 | 2027-03: 28 | 2028-03: 26',
  ],
  ['every 13 months', 'FREQ=MONTHLY;INTERVAL=13;COUNT=3', '2026-01: 15 | 2027-02: 15 | 2028-03: 15'],
  ['weekdays by day', 'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3', '2026-11: 27 30 | 2026-12: 1'],
  [
    'every third week, weeks from Monday',
    'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;COUNT=4',
    '2026-11: 27 | 2026-12: 14 18 | 2027-01: 4',
  ],
  [
    'every other week over New Year, weeks from Monday',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO;COUNT=4',
    '2026-12: 27 | 2027-01: 4 10 18',
  ],
  [
    'every other week over New Year, weeks from Sunday',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=4',
    '2026-12: 27 28 | 2027-01: 10 11',
  ],
]

/** The same rules for days: an all-day series knows no zone. */
const allDay = ([name, rule, days]: Pattern): RecurrenceCase =>
  byHand(`${name}, all-day`, {
    zone: 'UTC',
    start: dates(days)[0] ?? '',
    rule,
    expected: at('00:00Z', days),
    more: { from: '2000-01-01T00:00Z', to: '2150-01-01T00:00Z' },
  })

export const PATTERNS: readonly RecurrenceCase[] = [...TIMED.map(pattern), ...TIMED.map(allDay)]
