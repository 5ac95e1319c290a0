import { at } from '../case.ts'
import type { RecurrenceCase } from '../case.ts'

const NEW_YORK = 'America/New_York'

/** Nine in the morning in New York, in summer and in winter: the hour of almost all examples of the RFC. */
export const edt = (shorthand: string): string[] => at('09:00-04:00', shorthand)
export const est = (shorthand: string): string[] => at('09:00-05:00', shorthand)

type Example = {
  readonly start?: string
  readonly lines: readonly string[]
  readonly expected: readonly string[]
  readonly to?: string
  readonly excluded?: RecurrenceCase['excluded']
}

/** An example of RFC 5545, section 3.8.5.3, by its caption there. */
export const example = (
  caption: string,
  { start, lines, expected, to, excluded }: Example,
): RecurrenceCase => ({
  name: caption,
  source: 'RFC 5545, 3.8.5.3',
  series: [
    {
      start: start ?? '1997-09-02T09:00-04:00',
      zone: NEW_YORK,
      length: 10,
      recurrence: lines.map((line) => (line.includes(':') ? line : `RRULE:${line}`)),
    },
  ],
  from: '1996-01-01T00:00Z',
  to: to ?? '2010-01-01T00:00Z',
  reader: NEW_YORK,
  expected,
  ...(excluded === undefined ? {} : { excluded }),
})

export const DAILY_AND_WEEKLY: readonly RecurrenceCase[] = [
  example('Daily for 10 occurrences', { lines: ['FREQ=DAILY;COUNT=10'], expected: edt('1997-09: 2-11') }),
  example('Daily until December 24, 1997', {
    lines: ['FREQ=DAILY;UNTIL=19971224T000000Z'],
    expected: [
      ...edt('1997-09: 2-30 | 1997-10: 1-25'),
      ...est('1997-10: 26-31 | 1997-11: 1-30 | 1997-12: 1-23'),
    ],
  }),
  example('Every other day, forever', {
    lines: ['FREQ=DAILY;INTERVAL=2'],
    to: '1997-12-04T00:00-05:00',
    expected: [
      ...edt('1997-09: 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 | 1997-10: 2 4 6 8 10 12 14 16 18 20 22 24'),
      ...est('1997-10: 26 28 30 | 1997-11: 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29 | 1997-12: 1 3'),
    ],
  }),
  example('Every 10 days, 5 occurrences', {
    lines: ['FREQ=DAILY;INTERVAL=10;COUNT=5'],
    expected: edt('1997-09: 2 12 22 | 1997-10: 2 12'),
  }),
  example('Every day in January, for 3 years, by year', {
    start: '1998-01-01T09:00-05:00',
    lines: ['FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA'],
    expected: est('1998-01: 1-31 | 1999-01: 1-31 | 2000-01: 1-31'),
  }),
  example('Every day in January, for 3 years, by day', {
    start: '1998-01-01T09:00-05:00',
    lines: ['FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1'],
    expected: est('1998-01: 1-31 | 1999-01: 1-31 | 2000-01: 1-31'),
  }),
  example('Weekly for 10 occurrences', {
    lines: ['FREQ=WEEKLY;COUNT=10'],
    expected: [...edt('1997-09: 2 9 16 23 30 | 1997-10: 7 14 21'), ...est('1997-10: 28 | 1997-11: 4')],
  }),
  example('Weekly until December 24, 1997', {
    lines: ['FREQ=WEEKLY;UNTIL=19971224T000000Z'],
    expected: [
      ...edt('1997-09: 2 9 16 23 30 | 1997-10: 7 14 21'),
      ...est('1997-10: 28 | 1997-11: 4 11 18 25 | 1997-12: 2 9 16 23'),
    ],
  }),
  example('Every other week, forever', {
    lines: ['FREQ=WEEKLY;INTERVAL=2;WKST=SU'],
    to: '1998-02-18T00:00-05:00',
    expected: [
      ...edt('1997-09: 2 16 30 | 1997-10: 14'),
      ...est('1997-10: 28 | 1997-11: 11 25 | 1997-12: 9 23 | 1998-01: 6 20 | 1998-02: 3 17'),
    ],
  }),
  example('Weekly on Tuesday and Thursday for five weeks, until', {
    lines: ['FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH'],
    expected: edt('1997-09: 2 4 9 11 16 18 23 25 30 | 1997-10: 2'),
  }),
  example('Weekly on Tuesday and Thursday for five weeks, count', {
    lines: ['FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH'],
    expected: edt('1997-09: 2 4 9 11 16 18 23 25 30 | 1997-10: 2'),
  }),
  example('Every other week on Monday, Wednesday, and Friday until December 24, 1997', {
    start: '1997-09-01T09:00-04:00',
    lines: ['FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR'],
    expected: [
      ...edt('1997-09: 1 3 5 15 17 19 29 | 1997-10: 1 3 13 15 17'),
      ...est('1997-10: 27 29 31 | 1997-11: 10 12 14 24 26 28 | 1997-12: 8 10 12 22'),
    ],
  }),
  example('Every other week on Tuesday and Thursday, for 8 occurrences', {
    lines: ['FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH'],
    expected: edt('1997-09: 2 4 16 18 30 | 1997-10: 2 14 16'),
  }),
  example('The days selected by WKST: weeks that begin on Monday', {
    start: '1997-08-05T09:00-04:00',
    lines: ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO'],
    expected: edt('1997-08: 5 10 19 24'),
  }),
  example('The days selected by WKST: weeks that begin on Sunday', {
    start: '1997-08-05T09:00-04:00',
    lines: ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU'],
    expected: edt('1997-08: 5 17 19 31'),
  }),
]
