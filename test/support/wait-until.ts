import { setTimeout as pause } from 'node:timers/promises'

export interface WaitOptions {
  /** Completes "Waited 10 s in vain for …". */
  readonly what: string
  readonly timeoutMs?: number
}

const STEP_MS = 10
type Found<T> = Exclude<T, false | null | undefined>

/** Asks until the answer is neither false, null nor undefined, and gives it back. An error in between is only reported. */
export async function waitUntil<T>(
  condition: () => T | Promise<T>,
  { what, timeoutMs = 30_000 }: WaitOptions,
): Promise<Found<T>> {
  const start = performance.now()
  for (;;) {
    let lastError: unknown
    try {
      const answer = await condition()
      if (answer !== false && answer !== null && answer !== undefined) return answer as Found<T>
    } catch (error) {
      lastError = error
    }
    if (performance.now() - start > timeoutMs)
      throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}.`, { cause: lastError })
    await pause(STEP_MS)
  }
}
