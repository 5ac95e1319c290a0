import { DateTime } from 'luxon'
import { DAY_MS } from './interval.ts'
import { dayNumberOf } from './local-date.ts'
import type { Hand } from './spoken-dates.ts'

/** How a reader writes times of day and dates; weekdays and months are English. */
export type TimeStyle = {
  readonly hourCycle: '12' | '24'
  readonly dateOrder: 'day-month' | 'month-day' | 'iso'
}

type Wish = {
  readonly hourCycle: TimeStyle['hourCycle'] | 'auto'
  readonly dateOrder: TimeStyle['dateOrder'] | 'auto'
}

/** In which the API speaks to everybody; pages, mails and calendars rewrite it for their reader (spoken-dates.ts). */
export const plainStyle: TimeStyle = { hourCycle: '24', dateOrder: 'day-month' }

/** In a mail there is no machine to ask what its reader is used to. */
export const writtenStyle = ({ hourCycle, dateOrder }: Wish): TimeStyle => ({
  hourCycle: hourCycle === 'auto' ? '24' : hourCycle,
  dateOrder: dateOrder === 'auto' ? 'day-month' : dateOrder,
})

const days = { 'day-month': 'ccc d LLL', 'month-day': 'ccc LLL d', iso: 'ccc yyyy-MM-dd' } as const
const longDays = { 'day-month': 'd LLLL yyyy', 'month-day': 'LLLL d, yyyy', iso: 'yyyy-MM-dd' } as const
const datedDays = {
  'day-month': 'ccc d LLL yyyy',
  'month-day': 'ccc LLL d, yyyy',
  iso: 'ccc yyyy-MM-dd',
} as const
const clocks = { '24': 'HH:mm', '12': 'h:mm a' } as const

const at = (ms: number, zone: string): DateTime => DateTime.fromMillis(ms, { zone, locale: 'en' })

/** "Tue 24 Nov", "Tue Nov 24" or "Tue 2026-11-24" of a local date. */
export const dateWords = (localDate: string, { dateOrder }: TimeStyle): string =>
  DateTime.fromISO(localDate, { zone: 'UTC', locale: 'en' }).toFormat(days[dateOrder])

/** "24 November 2026", "November 24, 2026" or "2026-11-24". */
export const longDateWords = (ms: number, zone: string, { dateOrder }: TimeStyle): string =>
  at(ms, zone).toFormat(longDays[dateOrder])

/** "Tue 24 Nov, 09:30" or "Tue Nov 24, 9:30 AM", by the wall clock of a zone. */
export const momentWords = (ms: number, zone: string, { dateOrder, hourCycle }: TimeStyle): string =>
  at(ms, zone).toFormat(`${days[dateOrder]}, ${clocks[hourCycle]}`)

/** "Tue 24 Nov 2026", "Tue Nov 24, 2026" or "Tue 2026-11-24". */
export const longDayWords = (ms: number, zone: string, { dateOrder }: TimeStyle): string =>
  at(ms, zone).toFormat(datedDays[dateOrder])

/** "Tue 24 Nov 2026, 09:30". */
export const longMomentWords = (ms: number, zone: string, style: TimeStyle): string =>
  `${longDayWords(ms, zone, style)}, ${at(ms, zone).toFormat(clocks[style.hourCycle])}`

/** "09:30" of the wire, in the reader's style; "24:00" stays the end of a day. */
export const wallWords = (time: string, { hourCycle }: TimeStyle): string =>
  hourCycle === '24' || time === '24:00'
    ? time
    : DateTime.fromISO(`2000-01-01T${time}`, { zone: 'UTC', locale: 'en' }).toFormat(clocks[12])

/** How somebody with this style writes what a sentence of the planner says. */
export const handOf = (style: TimeStyle): Hand => ({
  date: (localDate, hasYear) =>
    hasYear
      ? longDayWords((dayNumberOf(localDate) ?? 0) * DAY_MS, 'UTC', style)
      : dateWords(localDate, style),
  time: (time) => wallWords(time, style),
})
