import type { Repositories, UnitOfWork } from '../../ports/unit-of-work.ts'

/** The person asks for a plan: it is made next, and the page hears of it. */
export function createRequestPlan({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) {
  return (userId: string): Promise<{ requested: true }> =>
    unitOfWork.forUser(userId, async (repositories) => {
      await repositories.wakes.request('unfold')
      await repositories.wakes.request('plan')
      await takeBackRefusals(repositories)
      return { requested: true }
    })
}

/** An undo and a proposal that was turned down hold for as long as nobody asks again: this is asking. */
async function takeBackRefusals({ planVersions }: Repositories): Promise<void> {
  const inForce = await planVersions.latestApplied()
  const [newest] = await planVersions.page(null, 1)
  if (inForce !== null && inForce.restores !== null) await planVersions.forgetInputs(inForce.id)
  if (newest?.status === 'rejected') await planVersions.forgetInputs(newest.id)
}
