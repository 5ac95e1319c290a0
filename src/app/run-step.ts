import type { Clock } from './ports/clock.ts'
import type { Family, Wake } from './ports/repositories/person-repositories.ts'
import type { Repositories, UnitOfWork } from './ports/unit-of-work.ts'
import type { UserLock } from './ports/user-lock.ts'

export type StepRun = {
  readonly family: Family
  readonly userId: string
  readonly subject?: string
  /** Leaves the person's other steps alone: it waits for servers that may be slow, and writes only what is its own. */
  readonly isApart?: boolean
}

type Dependencies = { readonly unitOfWork: UnitOfWork; readonly userLock: UserLock; readonly clock: Clock }

/**
 * Runs a step for one person: alone (serialised over all processes), only if it was asked for, and marked as done
 * only up to what had been asked when it began. A job that comes twice finds nothing to do.
 */
export function createRunStep({ unitOfWork, userLock, clock }: Dependencies) {
  return async (run: StepRun, step: () => Promise<unknown>): Promise<void> => {
    const subject = run.subject ?? ''
    const key = run.isApart === true ? `${run.userId} ${subject}` : run.userId
    await userLock.run(key, async () => {
      const wake = await unitOfWork.forUser(run.userId, (mine) => begin(mine, run, clock.now()))
      if (wake === null || wake.requested <= wake.done) return
      try {
        await step()
      } catch (error) {
        await unitOfWork.forUser(run.userId, async (mine) => {
          await mine.wakes.fail(run.family, subject, messageOf(error))
          await mine.announce('sync')
        })
        throw error
      }
      await unitOfWork.forUser(run.userId, async (mine) => {
        await mine.wakes.finish(run.family, subject, wake.requested)
        if (wake.failures > 0) await mine.announce('sync')
        // Whatever came of it, and be it nothing: it is no longer being planned.
        if (run.family === 'plan') await mine.announce('week')
      })
    })
  }
}

/** Null when there is nothing to do: who has left needs nothing but the clearing up, which is publish's. */
async function begin(
  { wakes, departure }: Repositories,
  { family, subject = '' }: StepRun,
  nowMs: number,
): Promise<Wake | null> {
  const leaving = await departure.find()
  if (leaving === 'gone') return null
  const wake = await wakes.begin(family, subject, nowMs)
  if (leaving === null || family === 'publish') return wake
  await wakes.finish(family, subject, wake.requested)
  return null
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : String(error)
}
