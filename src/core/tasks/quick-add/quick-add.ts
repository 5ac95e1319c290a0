import { checkWhole } from './check-whole.ts'
import { readBlocks, readLength, readMaxPerDay, readPriority } from './read-amounts.ts'
import { readDue, readNotBefore } from './read-dates.ts'
import { readAfter, readGoal, readPreferred } from './read-wishes.ts'
import {
  type PartKind,
  type PartReader,
  type QuickAddContext,
  type QuickPart,
  type Reader,
  type Said,
  saysNothing,
  spanOf,
} from './reader.ts'
import { type QuickAddFault, wordsOf } from './words.ts'

const readers = {
  due: readDue,
  'not-before': readNotBefore,
  priority: readPriority,
  goal: readGoal,
  'max-per-day': readMaxPerDay,
  blocks: readBlocks,
  preferred: readPreferred,
  after: readAfter,
  length: readLength,
} as const satisfies Readonly<Record<PartKind, PartReader>>

export type QuickTask = Said & { readonly title: string }

export type QuickAddResult = {
  readonly title: string
  readonly said: Said
  readonly parts: readonly QuickPart[]
} & (
  | { readonly ok: true; readonly task: QuickTask }
  | { readonly ok: false; readonly faults: readonly QuickAddFault[] }
)

/**
 * Reads a task from one line: `Write the report 3h due Fri not before Tue P1 #kr-42`. Also: `due 30 Nov 5pm`,
 * `due in 3 days`, `hard`, `max 2h a day`, `blocks 30-90`, `mornings`, `9-12`, `after "Other task"`. What is
 * "in quotes" is title, whatever it says, and so is every word that is no grammar. It never throws.
 */
export function quickAdd(line: string, context: QuickAddContext): QuickAddResult {
  const reader: Reader = { context, words: wordsOf(line), said: { ...saysNothing }, faults: [] }
  const parts: QuickPart[] = []
  const titleWords: string[] = []
  for (let index = 0; index < reader.words.length;) {
    const part = readPart(reader, index)
    if (part === null) titleWords.push(reader.words[index]!.text)
    else if (part.isSound) parts.push(part.part)
    index += part?.used ?? 1
  }
  const title = titleWords.join(' ').trim()
  checkWhole(reader, { line, title, parts })
  const { faults, said } = reader
  const read = { title, said, parts }
  return faults.length > 0 ? { ...read, ok: false, faults } : { ...read, ok: true, task: { ...said, title } }
}

type ReadPart = { readonly part: QuickPart; readonly used: number; readonly isSound: boolean }

function readPart(reader: Reader, index: number): ReadPart | null {
  if (reader.words[index]!.isQuoted) return null
  const faultsBefore = reader.faults.length
  for (const kind of Object.keys(readers) as PartKind[]) {
    const used = readers[kind](reader, index)
    if (used === 0) continue
    const { at, length } = spanOf(reader, index, used)
    return { part: { kind, at, length }, used, isSound: reader.faults.length === faultsBefore }
  }
  return null
}
