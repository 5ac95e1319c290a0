import { type Word, bareOf } from './words.ts'

const hours = /^(\d{1,4})h(\d{1,2})?m?$/
const clock = /^(\d):([0-5]\d)$/
const decimalHours = /^(\d{1,4})[.,](\d{1,4})h$/
const minutes = /^(\d{1,5})m(?:in)?$/
const hourNames = new Set(['h', 'hr', 'hrs', 'hour', 'hours'])
const minuteNames = new Set(['m', 'min', 'mins', 'minute', 'minutes'])

/** Minutes of "90m", "3h", "1h30", "1:30" or "1.5h"; null when the word is no length of time. */
export function readDuration(word: string): number | null {
  const text = word.toLowerCase()
  const inMinutes = minutes.exec(text)
  if (inMinutes !== null) return Number(inMinutes[1])
  const decimal = decimalHours.exec(text)
  if (decimal !== null) return Math.round(Number(`${decimal[1]}.${decimal[2]}`) * 60)
  const inHours = hours.exec(text) ?? clock.exec(text)
  if (inHours === null || Number(inHours[2] ?? 0) > 59) return null
  return Number(inHours[1]) * 60 + Number(inHours[2] ?? 0)
}

export type Length = { readonly minutes: number; readonly used: number }

/** A length of time in one word, or in two: "2 hours", "1h 30m". */
export function readLengthAt(words: readonly Word[], index: number): Length | null {
  const [first, second] = [bareOf(words[index]), bareOf(words[index + 1])]
  const number = /^\d{1,4}(?:[.,]\d{1,4})?$/.test(first) ? Number(first.replace(',', '.')) : null
  if (number !== null && hourNames.has(second)) return { minutes: Math.round(number * 60), used: 2 }
  if (number !== null && minuteNames.has(second)) return { minutes: Math.round(number), used: 2 }
  const alone = readDuration(first)
  if (alone === null) return null
  const more = /^\d+h$/.test(first) && /^[0-5]?\dm(?:in)?$/.test(second) ? readDuration(second) : null
  return more === null ? { minutes: alone, used: 1 } : { minutes: alone + more, used: 2 }
}
