import type { RecurrenceCase } from '../case.ts'
import { edt, est, example } from './rfc-5545.ts'

export const MONTHLY: readonly RecurrenceCase[] = [
  example('Monthly on the first Friday for 10 occurrences', {
    start: '1997-09-05T09:00-04:00',
    lines: ['FREQ=MONTHLY;COUNT=10;BYDAY=1FR'],
    expected: [
      ...edt('1997-09: 5 | 1997-10: 3 | 1998-05: 1 | 1998-06: 5'),
      ...est('1997-11: 7 | 1997-12: 5 | 1998-01: 2 | 1998-02: 6 | 1998-03: 6 | 1998-04: 3'),
    ],
  }),
  example('Monthly on the first Friday until December 24, 1997', {
    start: '1997-09-05T09:00-04:00',
    lines: ['FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR'],
    expected: [...edt('1997-09: 5 | 1997-10: 3'), ...est('1997-11: 7 | 1997-12: 5')],
  }),
  example('Every other month on the first and last Sunday of the month for 10 occurrences', {
    start: '1997-09-07T09:00-04:00',
    lines: ['FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU'],
    expected: [
      ...edt('1997-09: 7 28 | 1998-05: 3 31'),
      ...est('1997-11: 2 30 | 1998-01: 4 25 | 1998-03: 1 29'),
    ],
  }),
  example('Monthly on the second-to-last Monday of the month for 6 months', {
    start: '1997-09-22T09:00-04:00',
    lines: ['FREQ=MONTHLY;COUNT=6;BYDAY=-2MO'],
    expected: [
      ...edt('1997-09: 22 | 1997-10: 20'),
      ...est('1997-11: 17 | 1997-12: 22 | 1998-01: 19 | 1998-02: 16'),
    ],
  }),
  example('Monthly on the third-to-the-last day of the month, forever', {
    start: '1997-09-28T09:00-04:00',
    lines: ['FREQ=MONTHLY;BYMONTHDAY=-3'],
    to: '1998-03-01T00:00-05:00',
    expected: [
      ...edt('1997-09: 28'),
      ...est('1997-10: 29 | 1997-11: 28 | 1997-12: 29 | 1998-01: 29 | 1998-02: 26'),
    ],
  }),
  example('Monthly on the 2nd and 15th of the month for 10 occurrences', {
    lines: ['FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15'],
    expected: [
      ...edt('1997-09: 2 15 | 1997-10: 2 15'),
      ...est('1997-11: 2 15 | 1997-12: 2 15 | 1998-01: 2 15'),
    ],
  }),
  example('Monthly on the first and last day of the month for 10 occurrences', {
    start: '1997-09-30T09:00-04:00',
    lines: ['FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1'],
    expected: [
      ...edt('1997-09: 30 | 1997-10: 1'),
      ...est('1997-10: 31 | 1997-11: 1 30 | 1997-12: 1 31 | 1998-01: 1 31 | 1998-02: 1'),
    ],
  }),
  example('Every 18 months on the 10th thru 15th of the month for 10 occurrences', {
    start: '1997-09-10T09:00-04:00',
    lines: ['FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15'],
    expected: [...edt('1997-09: 10-15'), ...est('1999-03: 10-13')],
  }),
  example('Every Tuesday, every other month', {
    lines: ['FREQ=MONTHLY;INTERVAL=2;BYDAY=TU'],
    to: '1998-04-01T00:00-05:00',
    expected: [
      ...edt('1997-09: 2 9 16 23 30'),
      ...est('1997-11: 4 11 18 25 | 1998-01: 6 13 20 27 | 1998-03: 3 10 17 24 31'),
    ],
  }),
  example('Every Friday the 13th, forever', {
    lines: ['EXDATE;TZID=America/New_York:19970902T090000', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13'],
    to: '2000-12-31T00:00-05:00',
    expected: [...est('1998-02: 13 | 1998-03: 13 | 1998-11: 13'), ...edt('1999-08: 13 | 2000-10: 13')],
  }),
  example('The first Saturday that follows the first Sunday of the month, forever', {
    start: '1997-09-13T09:00-04:00',
    lines: ['FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13'],
    to: '1998-07-01T00:00-04:00',
    expected: [
      ...edt('1997-09: 13 | 1997-10: 11 | 1998-04: 11 | 1998-05: 9 | 1998-06: 13'),
      ...est('1997-11: 8 | 1997-12: 13 | 1998-01: 10 | 1998-02: 7 | 1998-03: 7'),
    ],
  }),
  example('The third instance into the month of one of Tuesday, Wednesday, or Thursday', {
    start: '1997-09-04T09:00-04:00',
    lines: ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3'],
    expected: [...edt('1997-09: 4 | 1997-10: 7'), ...est('1997-11: 6')],
  }),
  example('The second-to-last weekday of the month', {
    start: '1997-09-29T09:00-04:00',
    lines: ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2'],
    to: '1998-04-01T00:00-05:00',
    expected: [
      ...edt('1997-09: 29'),
      ...est('1997-10: 30 | 1997-11: 27 | 1997-12: 30 | 1998-01: 29 | 1998-02: 26 | 1998-03: 30'),
    ],
  }),
  example('An example where an invalid date (i.e., February 30) is ignored', {
    start: '2007-01-15T09:00-05:00',
    lines: ['FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5'],
    expected: [...est('2007-01: 15 30 | 2007-02: 15'), ...edt('2007-03: 15 30')],
  }),
]
