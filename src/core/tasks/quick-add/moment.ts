import { HOUR_MS, MINUTE_MS } from '../../time/interval.ts'
import { readMinuteOfDay } from '../../time/local-date.ts'
import { instantOfWall, localDayOf } from '../start-of-local-date.ts'
import { readDay } from './day.ts'
import { type Word, bareOf, isMarked } from './words.ts'

export type Now = {
  readonly nowMs: number
  readonly zone: string
  readonly weekStart: number
  /** Whether "5/12" begins with the month; null where the person has not said. */
  readonly isMonthFirst: boolean | null
}

/** A moment in epoch ms, how many words said it, and whether a `!` or "hard" stood after it. */
export type Moment = { readonly ms: number; readonly used: number; readonly isHard: boolean }

/** A day without a time means its start, or its end where `atEnd`; a time without a day, the next time that the clock reads it. */
export function readMoment(words: readonly Word[], index: number, now: Now, atEnd: boolean): Moment | null {
  const split = splitAt(words, index)
  const found = readInHours(split, index, now) ?? readWallTime(split, index, now, atEnd)
  if (found === null) return null
  const used = found.used - (split.length - words.length)
  const isMarkedLast = isMarked(words[index + used - 1])
  const next = words[index + used]
  const isApart = !isMarkedLast && (next?.text === '!' || bareOf(next) === 'hard')
  return { ms: found.ms, used: used + (isApart ? 1 : 0), isHard: isMarkedLast || isApart }
}

/** "Fri/17:00" and "2026-11-30T17:00" are a day and a time in one word. */
function splitAt(words: readonly Word[], index: number): readonly Word[] {
  const word = words[index]
  const match = /^([^/]{3,})(?:\/|(?<=^\d{4}-\d\d-\d\d)t)(\d[^/]*)$/.exec(bareOf(word))
  if (word === undefined || match === null) return words
  const halves = [match[1] ?? '', match[2] ?? ''].map((text) => ({ ...word, text }))
  return [...words.slice(0, index), ...halves, ...words.slice(index + 1)]
}

type Found = { readonly ms: number; readonly used: number }

function readInHours(words: readonly Word[], index: number, { nowMs }: Now): Found | null {
  const [first, amount, unit] = [0, 1, 2].map((offset) => bareOf(words[index + offset]))
  if (first !== 'in' || amount === undefined || !/^\d{1,3}$/.test(amount)) return null
  const kind = /^(hour|h|min|minute)s?$/.exec(unit ?? '')?.[1]
  if (kind === undefined) return null
  const start = Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS
  return { ms: start + Number(amount) * (kind.startsWith('h') ? HOUR_MS : MINUTE_MS), used: 3 }
}

function readWallTime(words: readonly Word[], index: number, now: Now, atEnd: boolean): Found | null {
  const { nowMs, zone, weekStart, isMonthFirst } = now
  const today = localDayOf(nowMs, zone)
  const day = readDay({ words, index, today, weekStart, isMonthFirst })
  if (day === null) return readTimeAlone(words, index, today, now)
  const isOver = isMarked(words[index + day.used - 1])
  const time = isOver ? null : readTimeAt(words, index + day.used)
  const minute = time?.minute ?? (atEnd ? 1440 : 0)
  return { ms: instantOfWall(day.day, minute, zone), used: day.used + (time?.used ?? 0) }
}

function readTimeAlone(
  words: readonly Word[],
  index: number,
  today: number,
  { nowMs, zone }: Now,
): Found | null {
  const time = readTimeAt(words, index)
  if (time === null) return null
  const first = instantOfWall(today, time.minute, zone)
  return { ms: first > nowMs ? first : instantOfWall(today + 1, time.minute, zone), used: time.used }
}

type Time = { readonly minute: number; readonly used: number }

/** "17:00", "5pm", "at 5:30 pm" or "noon". */
function readTimeAt(words: readonly Word[], index: number): Time | null {
  const isAt = bareOf(words[index]) === 'at'
  const [first, second] = [0, 1].map((offset) => bareOf(words[index + offset + (isAt ? 1 : 0)]))
  const isApart = second === 'am' || second === 'pm'
  const apart = isApart ? readTime(`${first}${second}`) : null
  const minute = apart ?? readTime(first ?? '')
  return minute === null ? null : { minute, used: 1 + (isAt ? 1 : 0) + (apart === null ? 0 : 1) }
}

/** Minutes after midnight of "9:30", "17:00", "5pm" or "5:30pm"; null otherwise. */
export function readTime(text: string): number | null {
  if (text === 'noon') return 720
  const match = /^(\d{1,2})(?::([0-5]\d))?(am|pm)$/.exec(text)
  if (match === null) return readMinuteOfDay(text.padStart(5, '0')) ?? null
  const hour = Number(match[1])
  if (hour < 1 || hour > 12) return null
  return ((hour % 12) + (match[3] === 'pm' ? 12 : 0)) * 60 + Number(match[2] ?? 0)
}
