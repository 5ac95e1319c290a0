import { MINUTE_MS } from '#core/time/interval.ts'
import { Undeliverable, Unreachable } from '../ports/messengers.ts'

/**
 * Nearly three days, whatever went wrong before and goes wrong now: a server that is down over a weekend loses nothing,
 * also when it then asks whoever comes to try again.
 */
const MOST_FAILURES = 20
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS

/** Waits twice as long each time, or as it was told; null after the last attempt, or after a refusal for good. */
export function nextTryMs(failures: number, error: unknown, nowMs: number): number | null {
  if (error instanceof Undeliverable || failures >= MOST_FAILURES) return null
  const askedMs = error instanceof Unreachable ? error.pauseMs : 0
  return nowMs + Math.min(Math.max(MINUTE_MS * 2 ** (failures - 1), askedMs), LONGEST_PAUSE_MS)
}

export const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500)
