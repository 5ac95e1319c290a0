import { signOutEverywhere } from '#contracts/http/session-routes.ts'
import type { Register } from '../register.ts'

/** For a device that was lost: whoever holds a session of this person holds nothing from now on. */
export function signOutEverywhereRoute(
  register: Register,
  endSessionsOf: (userId: string) => Promise<unknown>,
): void {
  register(signOutEverywhere, async (_, { userId }) => void (await endSessionsOf(userId)))
}
