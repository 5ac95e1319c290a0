import { dayNumberOf, localDateOf, weekdayOf, weekStartOf } from '../../time/local-date.ts'

/** What of iCalendar's rules a task can follow. */
export type RepeatRule = {
  readonly every: 'day' | 'week' | 'month' | 'year'
  readonly interval: number
  /** 1 = Monday … 7 = Sunday; of weeks. */
  readonly weekdays: readonly number[]
  /** 1–31, or -1 for the last; of months. A month that has no such day is left out, as a year without 29 February is. */
  readonly monthDay: number | null
  /** The first to fourth, or with -1 the last, such weekday of a month. */
  readonly nthWeekday: { readonly nth: number; readonly weekday: number } | null
  /** Last local date, as a day number. */
  readonly untilDay: number | null
  readonly count: number | null
}

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const everies = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const

export const ruleExpected =
  'a rule such as FREQ=DAILY, FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH, FREQ=MONTHLY;BYMONTHDAY=-1, FREQ=MONTHLY;BYDAY=2TU (or -1FR, the last) or FREQ=YEARLY, with UNTIL=20261231 or COUNT=10 if it ends'

/** Reads a rule; null where it is none, or one that tasks cannot follow. */
export function readRepeatRule(text: string): RepeatRule | null {
  const parts = text
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')
  const pairs = parts.map((part) => part.split('='))
  const values = new Map(pairs.map(([name = '', value = '']) => [name, value]))
  if (pairs.some((pair) => pair.length !== 2) || values.size !== pairs.length) return null
  if (![...values.keys()].every((name) => known.has(name))) return null
  const every = everies[values.get('FREQ') as keyof typeof everies]
  if (every === undefined) return null
  const rule = {
    every,
    interval: readNumber(values.get('INTERVAL'), 1, 99, 1),
    weekdays: every === 'month' ? [] : readWeekdays(values.get('BYDAY')),
    monthDay: readMonthDay(values.get('BYMONTHDAY')),
    nthWeekday: every === 'month' ? readNthWeekday(values.get('BYDAY')) : null,
    untilDay: readUntil(values.get('UNTIL')),
    count: readNumber(values.get('COUNT'), 1, 999, null),
  }
  return isSound(rule) ? rule : null
}

const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'UNTIL', 'COUNT'])

type Read = { readonly [K in keyof RepeatRule]: RepeatRule[K] | undefined }

function isSound(rule: Read): rule is RepeatRule {
  if (Object.values(rule).includes(undefined)) return false
  if (rule.every !== 'week' && rule.weekdays?.length !== 0) return false
  if (rule.monthDay !== null && (rule.every !== 'month' || rule.nthWeekday !== null)) return false
  return rule.untilDay === null || rule.count === null
}

function readNumber<T>(
  text: string | undefined,
  least: number,
  most: number,
  none: T,
): number | T | undefined {
  if (text === undefined) return none
  const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}

function readWeekdays(text: string | undefined): readonly number[] | undefined {
  if (text === undefined) return []
  const days = text.split(',').map((name) => names.indexOf(name) + 1)
  return days.includes(0) ? undefined : [...new Set(days)].sort((a, b) => a - b)
}

function readNthWeekday(text: string | undefined): RepeatRule['nthWeekday'] | undefined {
  if (text === undefined) return null
  const [, nth, name = ''] = /^([1-4]|-1)([A-Z]{2})$/.exec(text) ?? []
  const weekday = names.indexOf(name) + 1
  return weekday === 0 ? undefined : { nth: Number(nth), weekday }
}

function readMonthDay(text: string | undefined): number | null | undefined {
  return text === '-1' ? -1 : readNumber(text, 1, 31, null)
}

function readUntil(text: string | undefined): number | null | undefined {
  if (text === undefined) return null
  const match = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/.exec(text)
  return match === null ? undefined : dayNumberOf(`${match[1]}-${match[2]}-${match[3]}`)
}

/** Ends of time: a rule that finds nothing for so long finds nothing (the 31st of every twelfth month). */
const REACH_DAYS = 366 * 100

/** The first day after `afterDay` on which the rule falls; null when it has ended. Counted from `startDay`. */
export function nextRepeat(rule: RepeatRule, startDay: number, afterDay: number): number | null {
  const lastDay = Math.min(rule.untilDay ?? Infinity, Math.max(afterDay, startDay) + REACH_DAYS)
  for (let day = Math.max(afterDay + 1, startDay); day <= lastDay; day++) {
    if (fallsOn(rule, startDay, day)) return day
  }
  return null
}

function fallsOn(rule: RepeatRule, startDay: number, day: number): boolean {
  if (rule.every === 'day') return (day - startDay) % rule.interval === 0
  if (rule.every === 'month') return fallsInMonth(rule, startDay, day)
  if (rule.every === 'year') return fallsInYear(rule, startDay, day)
  const weeks = (weekStartOf(day, 1) - weekStartOf(startDay, 1)) / 7
  const weekdays = rule.weekdays.length === 0 ? [weekdayOf(startDay)] : rule.weekdays
  return weeks % rule.interval === 0 && weekdays.includes(weekdayOf(day))
}

function fallsInYear({ interval }: RepeatRule, startDay: number, day: number): boolean {
  const [from, now] = [partsOf(startDay), partsOf(day)]
  return (now.year - from.year) % interval === 0 && now.month === from.month && now.day === from.day
}

function fallsInMonth(
  { interval, monthDay, nthWeekday }: RepeatRule,
  startDay: number,
  day: number,
): boolean {
  const [from, now] = [partsOf(startDay), partsOf(day)]
  const months = (now.year - from.year) * 12 + now.month - from.month
  if (months % interval !== 0) return false
  if (nthWeekday !== null) return isNthWeekday(nthWeekday, day, now)
  const wanted = monthDay ?? from.day
  return wanted === -1 ? partsOf(day + 1).day === 1 : now.day === wanted
}

function isNthWeekday(
  { nth, weekday }: NonNullable<RepeatRule['nthWeekday']>,
  day: number,
  { month, day: date }: ReturnType<typeof partsOf>,
): boolean {
  if (weekdayOf(day) !== weekday) return false
  return nth === -1 ? partsOf(day + 7).month !== month : Math.ceil(date / 7) === nth
}

function partsOf(day: number) {
  const [year = 0, month = 0, date = 0] = localDateOf(day).split('-').map(Number)
  return { year, month, day: date }
}

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** "every 2 weeks on Mon and Thu, until 2026-12-31". */
export function repeatWords(rule: RepeatRule): string {
  const { every, interval, weekdays } = rule
  if (every === 'week' && interval === 1 && weekdays.join('') === '12345')
    return `every weekday${endWords(rule)}`
  const unit = interval === 1 ? `every ${every}` : `every ${interval} ${every}s`
  return `${unit}${dayWords(rule)}${endWords(rule)}`
}

const nthNames = new Map([
  [1, 'first'],
  [2, 'second'],
  [3, 'third'],
  [4, 'fourth'],
  [-1, 'last'],
])

function dayWords({ weekdays, monthDay, nthWeekday }: RepeatRule): string {
  if (nthWeekday !== null) {
    return ` on the ${nthNames.get(nthWeekday.nth)} ${weekdayNames[nthWeekday.weekday - 1]}`
  }
  if (monthDay !== null) return monthDay === -1 ? ' on its last day' : ` on day ${monthDay}`
  const days = weekdays.map((day) => weekdayNames[day - 1]).join(', ')
  return days === '' ? '' : ` on ${days.replace(/, ([^,]*)$/, ' and $1')}`
}

function endWords({ untilDay, count }: RepeatRule): string {
  if (untilDay !== null) return `, until ${localDateOf(untilDay)}`
  return count === null ? '' : `, ${count} times`
}
