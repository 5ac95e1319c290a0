import { dayNumberOf, localDateOf, weekStartOf, weekdayOf } from '../../time/local-date.ts'
import { type Word, bareOf } from './words.ts'

/** A local date as a day number, and how many words said it. */
export type Day = { readonly day: number; readonly used: number }

/** Where the reader stands: the local date, the first day of the person's week, and how they write dates. */
type Today = {
  readonly today: number
  readonly weekStart: number
  readonly isMonthFirst: boolean | null
}

type Say = { readonly words: readonly Word[]; readonly index: number } & Today

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const firstDay = 0
const lastDay = dayNumberOf('2199-12-30')!

const readers: readonly ((say: Say) => Day | null)[] = [
  readNamed,
  readWeekday,
  readNextOrThis,
  readInDays,
  readIso,
  readDotted,
  readSlashed,
  readDayMonth,
]

/** Reads "tomorrow", "Fri", "next Tue", "in 3 days", "30 Nov", "30.11.", "30/11", "2026-11-30"; null for anything else. */
export function readDay(say: Say): Day | null {
  for (const read of readers) {
    const found = read(say)
    if (found !== null) return found.day >= firstDay && found.day <= lastDay ? found : null
  }
  return null
}

const at = ({ words, index }: Say, offset = 0): string => bareOf(words[index + offset])

function readNamed(say: Say): Day | null {
  const name = at(say)
  if (name === 'today' || name === 'tonight') return { day: say.today, used: 1 }
  return name === 'tomorrow' ? { day: say.today + 1, used: 1 } : null
}

const indexIn = (names: readonly string[], text: string): number =>
  text.length < 3 ? -1 : names.findIndex((name) => name.startsWith(text.replace(/\.$/, '')))

/** Today has a word of its own, so the name of its weekday means a week from now. */
function readWeekday(say: Say): Day | null {
  const index = indexIn(weekdays, at(say))
  if (index < 0) return null
  const from = say.today + 1
  return { day: from + ((index + 1 - weekdayOf(from) + 7) % 7), used: 1 }
}

/** The weekday of this week, or of the one after it, as the person's weeks begin. */
function readNextOrThis(say: Say): Day | null {
  const which = at(say)
  if (which !== 'next' && which !== 'this') return null
  const index = indexIn(weekdays, at(say, 1))
  if (index < 0) return null
  const week = weekStartOf(say.today, say.weekStart) + (which === 'next' ? 7 : 0)
  return { day: week + ((index + 1 - say.weekStart + 7) % 7), used: 2 }
}

function readInDays(say: Say): Day | null {
  if (at(say) !== 'in' || !/^\d{1,4}$/.test(at(say, 1))) return null
  const unit = /^(day|week)s?$/.exec(at(say, 2))?.[1]
  if (unit === undefined) return null
  return { day: say.today + Number(at(say, 1)) * (unit === 'week' ? 7 : 1), used: 3 }
}

function readIso(say: Say): Day | null {
  const day = dayNumberOf(at(say))
  return day === undefined ? null : { day, used: 1 }
}

function readDotted(say: Say): Day | null {
  const match = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2})?)?$/.exec(at(say))
  if (match === null) return null
  return dated({ day: Number(match[1]), month: Number(match[2]), year: yearOf(match[3]) }, say, 1)
}

/** "30/11" and "11/30" can only be one day; "5/12" is read as the person writes dates, and not where they have not said. */
function readSlashed(say: Say): Day | null {
  const match = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(at(say))
  if (match === null) return null
  const [first, second] = [Number(match[1]), Number(match[2])]
  const isMonthFirst = second > 12 || (first > 12 ? false : say.isMonthFirst)
  if (isMonthFirst === null && first !== second) return null
  const [day, month] = isMonthFirst === true ? [second, first] : [first, second]
  return dated({ day, month, year: yearOf(match[3]) }, say, 1)
}

const yearOf = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text)

const dayOfMonth = /^(\d{1,2})(?:\.|st|nd|rd|th)?$/

function readDayMonth(say: Say): Day | null {
  const [first, second] = [at(say), at(say, 1)]
  const isMonthFirst = indexIn(months, first) >= 0
  const month = indexIn(months, isMonthFirst ? first : second)
  const day = dayOfMonth.exec(isMonthFirst ? second : first)?.[1]
  if (month < 0 || day === undefined) return null
  const year = /^(?:19|20|21)\d\d$/.test(at(say, 2)) ? Number(at(say, 2)) : null
  return dated({ day: Number(day), month: month + 1, year }, say, year === null ? 2 : 3)
}

/** Words that look like a day of a month, whether there is such a day or not: "31 Feb". */
export function looksLikeDate(words: readonly Word[], index: number): boolean {
  const pair = [bareOf(words[index]), bareOf(words[index + 1])]
  return pair.some((text) => dayOfMonth.test(text)) && pair.some((text) => indexIn(months, text) >= 0)
}

type Parts = { readonly day: number; readonly month: number; readonly year: number | null }

/** Without a year it is the next such date, today included; 29 February may take until the next leap year. */
function dated({ day, month, year }: Parts, { today }: Today, used: number): Day | null {
  const thisYear = Number(localDateOf(today).slice(0, 4))
  const years = year === null ? Array.from({ length: 9 }, (_, more) => thisYear + more) : [year]
  for (const one of years) {
    const found = dayNumberOf([pad(one, 4), pad(month, 2), pad(day, 2)].join('-'))
    if (found !== undefined && (year !== null || found >= today)) return { day: found, used }
  }
  return null
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0')
