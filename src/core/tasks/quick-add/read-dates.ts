import { looksLikeDate } from './day.ts'
import { readLengthAt } from './duration.ts'
import { readMoment } from './moment.ts'
import { type PartReader, type Reader, complain, spanOf } from './reader.ts'
import { bareOf, isMarked } from './words.ts'

const expected =
  'Expected a day such as tomorrow, Fri, next Tue, in 3 days, 30 Nov or 2026-12-01, or a time such as 17:00 or 5pm.'

const quotes = 'Put quotes around what belongs to the title.'

/** "due Fri 17:00", "due! Fri", "hard due 30 Nov". */
export const readDue: PartReader = (reader, index) => {
  const { words, said, context } = reader
  const lead = bareOf(words[index]) === 'hard' && bareOf(words[index + 1]) === 'due' ? 1 : 0
  const keyword = words[index + lead]
  if (keyword === undefined || bareOf(keyword) !== 'due') return 0
  const moment = readMoment(words, index + lead + 1, context, true)
  if (moment === null) return 1 + lead + missed(reader, index + lead + 1)
  const used = 1 + lead + moment.used
  if (said.dueMs !== null)
    complain(reader, spanOf(reader, index, used), 'A due date has been given already: expected one.')
  else if (moment.ms <= context.nowMs)
    complain(reader, spanOf(reader, index + lead + 1, moment.used), 'Expected a time that is still to come.')
  else {
    said.dueMs = moment.ms
    said.hardDue = lead === 1 || isMarked(keyword) || moment.isHard
  }
  return used + missedTime(reader, index + used)
}

/** "not before Tue". */
export const readNotBefore: PartReader = (reader, index) => {
  const { words, said, context } = reader
  if (bareOf(words[index]) !== 'not' || bareOf(words[index + 1]) !== 'before') return 0
  const moment = readMoment(words, index + 2, context, false)
  if (moment === null) return 2 + missed(reader, index + 2)
  if (said.notBeforeMs !== null)
    complain(reader, spanOf(reader, index, 2), 'A first day has been given already: expected one.')
  else said.notBeforeMs = moment.ms
  return 2 + moment.used + missedTime(reader, index + 2 + moment.used)
}

/** A typing error in a date must not become a part of the title without a word. */
function missed(reader: Reader, index: number): number {
  const used = index >= reader.words.length ? 0 : looksLikeDate(reader.words, index) ? 2 : 1
  const place = used === 0 ? reader.words[index - 1]! : spanOf(reader, index, used)
  complain(reader, place, `${expected} ${quotes}`)
  return used
}

/** Nor may one in the time after a day: "Fri 25:00". */
function missedTime(reader: Reader, index: number): number {
  const word = reader.words[index]
  const isLike = /^\d{1,3}:\d{1,3}(?:am|pm)?$/.test(bareOf(word))
  if (word === undefined || !isLike || readLengthAt(reader.words, index) !== null) return 0
  complain(reader, word, `Expected a time of day such as 17:00 or 5:30pm. ${quotes}`)
  return 1
}
