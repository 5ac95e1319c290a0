import { at } from '../case.ts'
import type { RecurrenceCase } from '../case.ts'
import { byHand } from './by-hand.ts'
import { SUB_DAILY } from './rfc-5545-years.ts'

const UTC = { zone: 'UTC' } as const
const noon = { from: '2026-11-23T12:00Z', to: '2026-11-23T13:25Z' }

const OPEN: readonly RecurrenceCase[] = [
  byHand('an open daily series, seventy years on', {
    ...UTC,
    start: '2020-01-01T09:00Z',
    rule: 'FREQ=DAILY',
    expected: at('09:00Z', '2090-01: 1 2 3'),
    more: { from: '2090-01-01T00:00Z', to: '2090-01-04T00:00Z' },
  }),
  byHand('an open weekly series, a century on', {
    zone: 'Asia/Kolkata',
    start: '1990-01-01T09:00+05:30',
    rule: 'FREQ=WEEKLY;BYDAY=MO',
    expected: at('09:00+05:30', '2099-01: 5 12 19'),
    more: { from: '2099-01-01T00:00Z', to: '2099-01-21T00:00Z' },
  }),
  byHand('an open yearly series, a century on', {
    ...UTC,
    start: '1970-06-01T09:00Z',
    rule: 'FREQ=YEARLY',
    expected: ['2090-06-01T09:00Z'],
    more: { from: '2090-01-01T00:00Z', to: '2091-01-01T00:00Z' },
  }),
  byHand('an open all-day series, far on', {
    ...UTC,
    start: '2000-01-01',
    rule: 'FREQ=MONTHLY',
    expected: at('00:00Z', '2095-01: 1 | 2095-02: 1'),
    more: { from: '2095-01-01T12:00Z', to: '2095-02-10T00:00Z' },
  }),
  byHand('a window before the start', {
    ...UTC,
    start: '2026-11-23T09:00Z',
    rule: 'FREQ=DAILY',
    expected: [],
    more: { from: '2026-01-01T00:00Z', to: '2026-11-01T00:00Z' },
  }),
  byHand('a window after the end', {
    ...UTC,
    start: '2026-01-01T09:00Z',
    rule: 'FREQ=DAILY;COUNT=5',
    expected: [],
    more: { from: '2026-11-01T00:00Z', to: '2026-12-01T00:00Z' },
  }),
]

const LONG: readonly RecurrenceCase[] = [
  byHand('an instance of three days is seen from its middle', {
    start: '2026-11-16T10:00+01:00',
    length: 3 * 24 * 60,
    rule: 'FREQ=WEEKLY',
    expected: ['2026-11-23T10:00+01:00'],
    more: { from: '2026-11-25T00:00Z', to: '2026-11-25T12:00Z' },
  }),
  byHand('an all-day instance of three days is seen from its last', {
    start: '2026-11-16',
    length: 3,
    rule: 'FREQ=WEEKLY',
    expected: ['2026-11-23T00:00+01:00'],
    more: { from: '2026-11-25T12:00Z', to: '2026-11-25T14:00Z' },
  }),
  byHand('instances that overlap each other', {
    ...UTC,
    start: '2026-11-23T09:00Z',
    length: 36 * 60,
    rule: 'FREQ=DAILY;COUNT=3',
    expected: at('09:00Z', '2026-11: 24 25'),
    more: { from: '2026-11-25T10:00Z', to: '2026-11-25T11:00Z' },
  }),
]

// A rule by the second from years ago must not take the planner's minutes to count out.
const FINE: readonly RecurrenceCase[] = [
  byHand('an open series every half hour, thirty years on', {
    ...UTC,
    length: 10,
    start: '1997-09-02T00:00Z',
    rule: 'FREQ=MINUTELY;INTERVAL=30',
    expected: ['2026-11-23T12:00Z', '2026-11-23T12:30Z', '2026-11-23T13:00Z'],
    more: { ...noon, excluded: { emulator: SUB_DAILY } },
  }),
  byHand('an open series every 3000 seconds, years on', {
    ...UTC,
    length: 10,
    start: '2020-01-01T00:00Z',
    rule: 'FREQ=SECONDLY;INTERVAL=1800',
    expected: ['2026-11-23T12:00Z', '2026-11-23T12:30Z', '2026-11-23T13:00Z'],
    more: { ...noon, excluded: { emulator: SUB_DAILY } },
  }),
  byHand('an open series every hour, years on', {
    ...UTC,
    length: 10,
    start: '2000-01-01T00:00Z',
    rule: 'FREQ=HOURLY',
    expected: ['2026-11-23T12:00Z', '2026-11-23T13:00Z'],
    more: { ...noon, excluded: { emulator: SUB_DAILY } },
  }),
  byHand('every three hours, only on weekdays', {
    ...UTC,
    start: '2026-11-20T15:00Z',
    rule: 'FREQ=HOURLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;COUNT=5',
    expected: [
      ...['15', '18', '21'].flatMap((hour) => at(`${hour}:00Z`, '2026-11: 20')),
      '2026-11-23T00:00Z',
      '2026-11-23T03:00Z',
    ],
    more: { excluded: { emulator: SUB_DAILY } },
  }),
  byHand('twice a day by BYHOUR', {
    start: '2026-11-23T09:00+01:00',
    rule: 'FREQ=DAILY;BYHOUR=9,13;COUNT=4',
    expected: [...at('09:00+01:00', '2026-11: 23 24'), ...at('13:00+01:00', '2026-11: 23 24')],
  }),
]

export const FAR_AND_FINE: readonly RecurrenceCase[] = [...OPEN, ...LONG, ...FINE]
