import type { ChangeFeed } from '#app/ports/change-feed.ts'

/** More people than this have changed something: nobody's last time is known any more. */
const REMEMBERED = 10_000

/**
 * For how long nothing has changed for a person, in ms: a page that is younger than that need not load again what it has
 * loaded before it listened.
 */
export function quietTimes(
  changeFeed: ChangeFeed,
  now: () => number = () => performance.now(),
): (userId: string) => number {
  const lastOf = new Map<string, number>()
  let lastOfAll = now()
  changeFeed.subscribe(({ userId }) => {
    lastOf.set(userId, now())
    if (userId !== '' && lastOf.size <= REMEMBERED) return
    lastOf.clear()
    lastOfAll = now()
  })
  return (userId) => now() - Math.max(lastOfAll, lastOf.get(userId) ?? lastOfAll)
}
