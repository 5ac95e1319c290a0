import { type Hand, inHand, outsideQuotes } from '#core/time/spoken-dates.ts'
import { readersZone, timeStyle } from './time-style.ts'
import { clockText, dateText, wallTimeOf, wallTimeWords } from './zoned-time.ts'

const hand: Hand = {
  date: (date, hasYear) => (hasYear ? datedText(date) : dateText(date)),
  time: wallTimeWords,
}

/** A sentence of the planner or the API, with dates and times as this reader writes them. Titles stay as they are. */
export const inReadersStyle = (sentence: string, nearMs = Date.now()): string =>
  inHand(sentence, hand, nearMs)

/** "Fri 27 Nov 2026", "Fri Nov 27, 2026" or "Fri 2026-11-27". */
const datedText = (date: string): string => {
  const [year, { dateOrder }] = [date.slice(0, 4), timeStyle()]
  if (dateOrder === 'iso') return dateText(date)
  return `${dateText(date)}${dateOrder === 'month-day' ? ',' : ''} ${year}`
}

const instants = /(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))/
const fieldNames = /\b[a-z]+(?:[A-Z][a-z]+)+\b/g

/** What the server says no with: its instants as the clock of the reader's zone shows them, the rest in their style. */
export const refusalWords = (text: string): string =>
  outsideQuotes(text, (part) =>
    part
      .split(instants)
      .map((piece, index) => (index % 2 === 1 ? instantWords(piece) : inReadersStyle(piece)))
      .join(''),
  )

function instantWords(instant: string): string {
  const { date, minute } = wallTimeOf(instant, readersZone())
  return `${hand.date(date, true)}, ${wallTimeWords(clockText(minute))}`
}

/** What was expected of a field, for who fills in a form: "a moment after not before, Sat 5 Dec 2026, 01:00". */
export const expectedWords = (text: string): string => refusalWords(outsideQuotes(text, withWords))

const withWords = (part: string): string =>
  part.replaceAll(fieldNames, (name) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
