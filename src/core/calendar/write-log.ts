import { HOUR_MS, MINUTE_MS } from '../time/interval.ts'
import type { BlockFields } from './block-fields.ts'

/** The writes of one block's event on one day: how many, and what was asked for, by fingerprint. */
export type WriteLog = {
  /** Local date. */
  readonly on: string
  readonly count: number
  /** How many of them asked for something that had been asked for on that day before. */
  readonly repeats: number
  readonly seen: readonly string[]
  /** Of the last one, epoch ms. */
  readonly atMs?: number
}

/** So many writes of one block in one day are told of. */
export const MANY_WRITES = 3
/** So many times a block may come back to what it was today before its event begins to rest. */
const MOST_REPEATS = 3
const LONGEST_REST_MS = HOUR_MS

type Today = Omit<WriteLog, 'on'>
const NOTHING: Today = { count: 0, repeats: 0, seen: [] }

/** A write: what is asked for, when (the local date and epoch ms), and whether the person chose it. */
export type Write = {
  readonly fields: BlockFields
  readonly on: string
  readonly nowMs: number
  readonly isPersons: boolean
}

/** The log after one more write. What the person chose is never a turn in a circle. */
export function logWrite(log: WriteLog | null, { fields, on, nowMs, isPersons }: Write): WriteLog {
  const today = of(log, on)
  const mark = fingerprintOf(fields)
  const isKnown = today.seen.includes(mark)
  return {
    on,
    count: today.count + 1,
    repeats: today.repeats + (isKnown && !isPersons ? 1 : 0),
    seen: isKnown ? today.seen : [...today.seen, mark],
    atMs: nowMs,
  }
}

/**
 * How long, in ms, the write has to rest because it would be one more turn in a circle: something moves the block, and
 * we move it back. A minute after the third return, then twice as long each time, an hour at most, so that Google is
 * right again within the hour whoever caused it. New wishes and the person's own are never held back: 0.
 */
export function restOf(log: WriteLog | null, { fields, on, nowMs, isPersons }: Write): number {
  const today = of(log, on)
  if (isPersons || today.repeats < MOST_REPEATS || !today.seen.includes(fingerprintOf(fields))) return 0
  const lengthMs = Math.min(2 ** (today.repeats - MOST_REPEATS) * MINUTE_MS, LONGEST_REST_MS)
  return Math.min(Math.max(0, (today.atMs ?? 0) + lengthMs - nowMs), lengthMs)
}

const of = (log: WriteLog | null, on: string): Today => (log?.on === on ? log : NOTHING)

/** What people see of an event; the reason in the description is not worth telling apart. */
const fingerprintOf = (fields: BlockFields): string => {
  const { title, startMs, endMs, isTransparent, colorId, isPrivate } = fields
  const seen = [title, startMs / 1000, (endMs - startMs) / 1000, isTransparent ? 1 : 0, colorId]
  return JSON.stringify(isPrivate === true ? [...seen, 'private'] : seen)
}
