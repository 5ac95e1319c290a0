import { MINUTE_MS } from '#core/time/interval.ts'
import { Undeliverable } from '../ports/messengers.ts'

const MOST_FAILURES = 8
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS

/** Waits twice as long each time; null after the last attempt, or after a refusal for good. */
export function nextTryMs(failures: number, error: unknown, nowMs: number): number | null {
  if (error instanceof Undeliverable || failures >= MOST_FAILURES) return null
  return nowMs + Math.min(MINUTE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS)
}

export const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500)
