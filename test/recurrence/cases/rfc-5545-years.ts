import { at } from '../case.ts'
import type { RecurrenceCase } from '../case.ts'
import { edt, est, example } from './rfc-5545.ts'

/** Google's own page never makes such rules, and the emulator refuses them as our best reading of Google. */
export const SUB_DAILY = 'rules by the hour, minute or second are refused'

const YEARLY: readonly RecurrenceCase[] = [
  example('Yearly in June and July for 10 occurrences', {
    start: '1997-06-10T09:00-04:00',
    lines: ['FREQ=YEARLY;COUNT=10;BYMONTH=6,7'],
    expected: [1997, 1998, 1999, 2000, 2001].flatMap((year) => edt(`${year}-06: 10 | ${year}-07: 10`)),
  }),
  example('Every other year on January, February, and March for 10 occurrences', {
    start: '1997-03-10T09:00-05:00',
    lines: ['FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3'],
    expected: [
      ...est('1997-03: 10'),
      ...[1999, 2001, 2003].flatMap((year) => est(`${year}-01: 10 | ${year}-02: 10 | ${year}-03: 10`)),
    ],
  }),
  example('Every third year on the 1st, 100th, and 200th day for 10 occurrences', {
    start: '1997-01-01T09:00-05:00',
    lines: ['FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200'],
    expected: [
      ...est('1997-01: 1 | 2000-01: 1 | 2003-01: 1 | 2006-01: 1'),
      ...edt('1997-04: 10 | 1997-07: 19 | 2000-04: 9 | 2000-07: 18 | 2003-04: 10 | 2003-07: 19'),
    ],
  }),
  example('Every 20th Monday of the year, forever', {
    start: '1997-05-19T09:00-04:00',
    lines: ['FREQ=YEARLY;BYDAY=20MO'],
    to: '2000-01-01T00:00-05:00',
    expected: edt('1997-05: 19 | 1998-05: 18 | 1999-05: 17'),
  }),
  example('Monday of week number 20 (where the default start of the week is Monday), forever', {
    start: '1997-05-12T09:00-04:00',
    lines: ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO'],
    to: '2000-01-01T00:00-05:00',
    expected: edt('1997-05: 12 | 1998-05: 11 | 1999-05: 17'),
  }),
  example('Every Thursday in March, forever', {
    start: '1997-03-13T09:00-05:00',
    lines: ['FREQ=YEARLY;BYMONTH=3;BYDAY=TH'],
    to: '2000-01-01T00:00-05:00',
    expected: est('1997-03: 13 20 27 | 1998-03: 5 12 19 26 | 1999-03: 4 11 18 25'),
  }),
  example('Every Thursday, but only during June, July, and August, forever', {
    start: '1997-06-05T09:00-04:00',
    lines: ['FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8'],
    to: '2000-01-01T00:00-05:00',
    expected: [
      ...edt('1997-06: 5 12 19 26 | 1997-07: 3 10 17 24 31 | 1997-08: 7 14 21 28'),
      ...edt('1998-06: 4 11 18 25 | 1998-07: 2 9 16 23 30 | 1998-08: 6 13 20 27'),
      ...edt('1999-06: 3 10 17 24 | 1999-07: 1 8 15 22 29 | 1999-08: 5 12 19 26'),
    ],
  }),
  example('Every 4 years, the first Tuesday after a Monday in November, forever', {
    start: '1996-11-05T09:00-05:00',
    lines: ['FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8'],
    to: '2005-01-01T00:00-05:00',
    expected: est('1996-11: 5 | 2000-11: 7 | 2004-11: 2'),
  }),
]

const edtAt = (...times: string[]): string[] => times.flatMap((time) => at(`${time}-04:00`, '1997-09: 2'))
const HOURS = ['09', '10', '11', '12', '13', '14', '15', '16']
const TWENTIES = HOURS.flatMap((hour) => ['00', '20', '40'].map((minute) => `${hour}:${minute}-04:00`))

const WITHIN_A_DAY: readonly RecurrenceCase[] = [
  // The RFC ends this one at 17:00 UTC; erratum 3883 puts right that five in the afternoon in New York was meant.
  example('Every 3 hours from 9:00 AM to 5:00 PM on a specific day', {
    lines: ['FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z'],
    expected: edtAt('09:00', '12:00', '15:00'),
    excluded: { emulator: SUB_DAILY },
  }),
  example('Every 15 minutes for 6 occurrences', {
    lines: ['FREQ=MINUTELY;INTERVAL=15;COUNT=6'],
    expected: edtAt('09:00', '09:15', '09:30', '09:45', '10:00', '10:15'),
    excluded: { emulator: SUB_DAILY },
  }),
  example('Every hour and a half for 4 occurrences', {
    lines: ['FREQ=MINUTELY;INTERVAL=90;COUNT=4'],
    expected: edtAt('09:00', '10:30', '12:00', '13:30'),
    excluded: { emulator: SUB_DAILY },
  }),
  example('Every 20 minutes from 9:00 AM to 4:40 PM every day, by day', {
    lines: ['FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40'],
    to: '1997-09-04T00:00-04:00',
    expected: TWENTIES.flatMap((time) => at(time, '1997-09: 2 3')),
  }),
  example('Every 20 minutes from 9:00 AM to 4:40 PM every day, by minute', {
    lines: ['FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16'],
    to: '1997-09-04T00:00-04:00',
    expected: TWENTIES.flatMap((time) => at(time, '1997-09: 2 3')),
    excluded: { emulator: SUB_DAILY },
  }),
]

export const YEARLY_AND_FINER: readonly RecurrenceCase[] = [...YEARLY, ...WITHIN_A_DAY]
