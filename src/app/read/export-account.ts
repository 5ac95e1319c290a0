import type { Clock } from '../ports/clock.ts'
import type { UnitOfWork } from '../ports/unit-of-work.ts'

type Dependencies = { readonly unitOfWork: UnitOfWork; readonly clock: Clock }

/** All that is kept about a person, as of one moment. */
export function createExportAccount({ unitOfWork, clock }: Dependencies) {
  return async (userId: string) => {
    const data = await unitOfWork.forUser(userId, ({ personalData }) => personalData.read())
    return {
      format: 'timewright-account' as const,
      version: 1 as const,
      exportedAt: new Date(clock.now()).toISOString(),
      data,
    }
  }
}
