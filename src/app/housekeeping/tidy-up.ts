import type { Clock } from '../ports/clock.ts'
import { HOUSEKEEPING } from '../ports/repositories/person-repositories.ts'
import type { Sealer } from '../ports/sealer.ts'
import type { Repositories, UnitOfWork } from '../ports/unit-of-work.ts'
import { slackContext } from '../notify/deliver.ts'
import { type Clutter, KEEP_FOR_MS } from './keep-for.ts'

type Dependencies = { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly sealer: Sealer }

/** Clears away what nobody needs any more of a person, and notes that it was done. */
export function createTidyUp({ unitOfWork, clock, sealer }: Dependencies) {
  return async (userId: string): Promise<void> => {
    const nowMs = clock.now()
    // Noted first: what fails waits a day like everything else, and never stands before others.
    await unitOfWork.forUser(userId, ({ wakes }) => wakes.begin('settle', HOUSEKEEPING, nowMs))
    await unitOfWork.forUser(userId, async ({ housekeeping }) => {
      for (const clutter of Object.keys(KEEP_FOR_MS) as Clutter[])
        await housekeeping.clear(clutter, nowMs - KEEP_FOR_MS[clutter])
    })
    await unitOfWork.forUser(userId, (mine) => sealAgain(mine, sealer, userId))
  }
}

/** Tokens are sealed with the key of today whenever they are renewed; an address is kept for years. */
async function sealAgain(
  { person, notifications }: Repositories,
  sealer: Sealer,
  userId: string,
): Promise<void> {
  await person.lock()
  const settings = await notifications.settings()
  if (settings.sealedSlackUrl === null) return
  const sealedSlackUrl = sealer.again(settings.sealedSlackUrl, slackContext(userId))
  if (sealedSlackUrl !== null) await notifications.saveSettings({ ...settings, sealedSlackUrl })
}
