import { setTimeout as pause } from 'node:timers/promises'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

const STEP_MS = 50

/** Asks every 50 ms until the answer is neither false nor undefined. */
export async function pollUntil<T>(
  ask: () => T | Promise<T>,
  timeoutMs: number,
  what: string,
): Promise<Exclude<T, false | undefined>> {
  for (let waitedMs = 0; ; waitedMs += STEP_MS) {
    const answer = await ask()
    if (answer !== false && answer !== undefined) return answer as Exclude<T, false | undefined>
    if (waitedMs >= timeoutMs)
      throw new EmbeddedPostgresError(`Waited ${Math.round(timeoutMs / 1000)} s in vain for ${what}.`)
    await pause(STEP_MS)
  }
}
