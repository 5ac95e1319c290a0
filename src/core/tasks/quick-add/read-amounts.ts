import { readDuration, readLengthAt } from './duration.ts'
import { type PartReader, type Reader, complain, spanOf } from './reader.ts'
import { bareOf } from './words.ts'

const YEAR_MINUTES = 366 * 24 * 60
const DAY_MINUTES = 24 * 60
/** The shortest block. */
const SHORTEST_MINUTES = 5

/** "3h", "90m", "1h30", "1:30", "2 hours". */
export const readLength: PartReader = (reader, index) => {
  const length = readLengthAt(reader.words, index)
  if (length === null) return readNegative(reader, index)
  const word = spanOf(reader, index, length.used)
  if (reader.said.minutes !== null) complain(reader, word, 'A length has been given already: expected one.')
  else if (length.minutes < SHORTEST_MINUTES) complain(reader, word, tooShort)
  else if (length.minutes > YEAR_MINUTES) complain(reader, word, 'Expected a length of at most 8784 hours.')
  else reader.said.minutes = length.minutes
  return length.used
}

const tooShort = 'Expected a length of at least 5 minutes, such as 30m or 1h30.'

/** "-3h" is a slip of the hand, and no word of a title. */
function readNegative(reader: Reader, index: number): number {
  const word = reader.words[index]!
  if (!/^[-−–]\d+(?:[.,]\d+)?(?:h|m|min)$/.test(bareOf(word))) return 0
  complain(reader, word, tooShort)
  return 1
}

/** "P1"; more digits are a name: "P1000". */
export const readPriority: PartReader = (reader, index) => {
  const word = reader.words[index]!
  const text = bareOf(word)
  if (!/^p\d$/.test(text)) return 0
  const priority = Number(text.slice(1))
  if (reader.said.priority !== null)
    complain(reader, word, 'A priority has been given already: expected one.')
  else if (priority < 1 || priority > 4) complain(reader, word, 'Expected a priority from P1 (first) to P4.')
  else reader.said.priority = priority
  return 1
}

/** "max 2h a day", "max 90m per day", "max 2h daily". */
export const readMaxPerDay: PartReader = (reader, index) => {
  const { words, said } = reader
  if (bareOf(words[index]) !== 'max') return 0
  const length = readLengthAt(words, index + 1)
  const tail = length === null ? 0 : dayWords(reader, index + 1 + length.used)
  if (length === null || tail === 0) return 0
  const used = 1 + length.used + tail
  const word = spanOf(reader, index, used)
  if (said.maxMinutesPerDay !== null)
    complain(reader, word, 'A limit for a day has been given already: expected one.')
  else if (length.minutes < SHORTEST_MINUTES || length.minutes > DAY_MINUTES)
    complain(reader, word, 'Expected a limit from 5 minutes to 24 hours a day.')
  else said.maxMinutesPerDay = length.minutes
  return used
}

function dayWords({ words }: Reader, index: number): number {
  const [first, second] = [bareOf(words[index]), bareOf(words[index + 1])]
  if (first === 'daily' || first === '/day') return 1
  return ['a', 'per', 'each', '/'].includes(first) && second === 'day' ? 2 : 0
}

/** "blocks 30-90", "blocks 45m", "blocks 1-2h". */
export const readBlocks: PartReader = (reader, index) => {
  const { words, said } = reader
  if (!['block', 'blocks'].includes(bareOf(words[index]))) return 0
  const range = readRange(bareOf(words[index + 1]))
  if (range === null) return 0
  const word = spanOf(reader, index, 2)
  const [shorter, longer] = range
  if (said.minBlockMinutes !== null)
    complain(reader, word, 'Block lengths have been given already: expected one.')
  else if (shorter < SHORTEST_MINUTES || longer > DAY_MINUTES)
    complain(reader, word, 'Expected blocks from 5 minutes to 24 hours.')
  else if (shorter > longer) complain(reader, word, 'Expected the shorter block first, such as blocks 30-90.')
  else Object.assign(said, { minBlockMinutes: shorter, maxBlockMinutes: longer })
  return 2
}

/** Minutes of both ends; a bare number has the unit of the other end, or minutes. */
function readRange(text: string): readonly [number, number] | null {
  const [first = '', second = first, ...rest] = text.split(/[-–]/)
  const unit = /^\d+h$/.test(second) ? 'h' : 'm'
  const [least, most] = [first, second].map((one) =>
    readDuration(/^\d{1,4}$/.test(one) ? `${one}${unit}` : one),
  )
  const isRange = rest.length === 0 && least !== null && most !== null
  return isRange && least !== undefined && most !== undefined ? [least, most] : null
}
