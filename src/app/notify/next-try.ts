import { MINUTE_MS } from '#core/time/interval.ts'
import { Undeliverable, Unreachable } from '../ports/messengers.ts'

const MOST_FAILURES = 8
/** Nearly three days: a server that is down over a weekend loses nothing. */
const MOST_UNREACHED = 20
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS

/** Waits twice as long each time, or as it was told; null after the last attempt, or after a refusal for good. */
export function nextTryMs(failures: number, error: unknown, nowMs: number): number | null {
  const isUnreached = error instanceof Unreachable
  const most = isUnreached ? MOST_UNREACHED : MOST_FAILURES
  if (error instanceof Undeliverable || failures >= most) return null
  const askedMs = isUnreached ? error.pauseMs : 0
  return nowMs + Math.min(Math.max(MINUTE_MS * 2 ** (failures - 1), askedMs), LONGEST_PAUSE_MS)
}

export const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500)
