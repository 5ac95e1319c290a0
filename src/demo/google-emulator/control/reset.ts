import { z } from 'zod'
import type { Emulator } from '../context.ts'

export const resetSchema = z.object({
  /** Keep tokens and consents, so that a client stays signed in. */
  keepGrants: z.boolean().default(false),
  demoData: z.boolean().optional(),
})

/** Back to the start: the first people, their calendars, no faults, an empty journal. */
export function resetEmulator(
  emulator: Emulator,
  { keepGrants, demoData }: z.infer<typeof resetSchema>,
): void {
  const { store, faults, journal } = emulator
  const { accessTokens, refreshTokens, grants, signingKey, seq, random } = store.state
  const fresh = store.freshState()
  // Numbers go on, so that etags and tokens from before the reset can never fit again.
  store.replace({
    ...fresh,
    seq,
    signingKey,
    ...(keepGrants ? { random, accessTokens, refreshTokens, grants } : {}),
  })
  faults.clear()
  journal.clear()
  emulator.quota.reset()
  emulator.pushes.log.length = 0
  emulator.seedState(demoData)
}
