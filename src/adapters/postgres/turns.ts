/** Ends a turn. */
export type EndTurn = () => void

/**
 * One at a time per key, first come first served. Answers null when the turn has not come after `waitMs`; who has
 * given up is passed over.
 */
export function createTurns(): (key: string, waitMs: number) => Promise<EndTurn | null> {
  const lastOf = new Map<string, Promise<void>>()

  return async (key, waitMs) => {
    const before = lastOf.get(key)
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    const mine = bothEnd(before, ended)
    lastOf.set(key, mine)
    if (before === undefined || (await comesWithin(before, waitMs))) {
      return () => {
        if (lastOf.get(key) === mine) lastOf.delete(key)
        resolve()
      }
    }
    // Whoever has lined up behind keeps waiting for the one before.
    if (lastOf.get(key) === mine) lastOf.set(key, before)
    resolve()
    return null
  }
}

async function bothEnd(before: Promise<void> | undefined, ended: Promise<void>): Promise<void> {
  await before
  await ended
}

async function comesWithin(turn: Promise<void>, waitMs: number): Promise<boolean> {
  if (waitMs === Infinity) return turn.then(() => true)
  const { promise: timedOut, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(() => resolve(false), waitMs)
  const came = await Promise.race([turn.then(() => true), timedOut])
  clearTimeout(timer)
  return came
}
