import { DateTime } from 'luxon'
import type { Scene } from './scene.ts'
import { ZONE } from './world.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A quarter hour within the coming week, by number. */
export const someTime = ({ world }: Scene, number: number): number =>
  Math.floor(world.clock.now() / (15 * MINUTE)) * 15 * MINUTE + (number % 672) * 15 * MINUTE

export const someLength = (number: number): number => (15 + (number % 8) * 15) * MINUTE

export const berlinDate = (ms: number): string =>
  DateTime.fromMillis(ms, { zone: ZONE }).toFormat('yyyy-LL-dd')

export const rules = ['RRULE:FREQ=DAILY', 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR', 'RRULE:FREQ=DAILY;COUNT=5']
export const moreRules = [
  ...rules,
  'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH',
  'RRULE:FREQ=MONTHLY;BYMONTHDAY=-1',
]
