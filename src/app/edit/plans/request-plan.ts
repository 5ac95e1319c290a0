import type { UnitOfWork } from '../../ports/unit-of-work.ts'

/** The person asks for a plan: it is made next, and the page hears of it. */
export function createRequestPlan({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) {
  return (userId: string): Promise<{ requested: true }> =>
    unitOfWork.forUser(userId, async ({ wakes }) => {
      await wakes.request('unfold')
      await wakes.request('plan')
      return { requested: true }
    })
}
