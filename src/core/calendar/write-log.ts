import type { BlockFields } from './block-fields.ts'

/** The writes of one block's event on one day: how many, and what was asked for, by fingerprint. */
export type WriteLog = {
  /** Local date. */
  readonly on: string
  readonly count: number
  /** How many of them asked for something that had been asked for on that day before. */
  readonly repeats: number
  readonly seen: readonly string[]
}

/** So many writes of one block in one day are told of. */
export const MANY_WRITES = 3
/** So many times a block may come back to what it was today; then its event rests until tomorrow. */
export const MOST_REPEATS = 3

type Today = Omit<WriteLog, 'on'>
const NOTHING: Today = { count: 0, repeats: 0, seen: [] }

/** The log after one more write on that day. */
export function logWrite(log: WriteLog | null, on: string, fields: BlockFields): WriteLog {
  const today = of(log, on)
  const mark = fingerprintOf(fields)
  const isRepeat = today.seen.includes(mark)
  return {
    on,
    count: today.count + 1,
    repeats: today.repeats + (isRepeat ? 1 : 0),
    seen: isRepeat ? today.seen : [...today.seen, mark],
  }
}

/**
 * Whether the write would be one more turn in a circle: something rewrites the event, and we rewrite it back. New
 * wishes are never held back, however many come in a day.
 */
export function isGoingRound(log: WriteLog | null, on: string, fields: BlockFields): boolean {
  const today = of(log, on)
  return today.repeats >= MOST_REPEATS && today.seen.includes(fingerprintOf(fields))
}

const of = (log: WriteLog | null, on: string): Today => (log?.on === on ? log : NOTHING)

/** What people see of an event; the reason in the description is not worth telling apart. */
const fingerprintOf = ({ title, startMs, endMs, isTransparent, colorId }: BlockFields): string =>
  JSON.stringify([title, startMs / 1000, (endMs - startMs) / 1000, isTransparent ? 1 : 0, colorId])
