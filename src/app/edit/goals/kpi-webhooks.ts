import { found } from '../../errors.ts'
import type { Secrets } from '../../ports/secrets.ts'
import type { EditDependencies } from '../dependencies.ts'

type Dependencies = Pick<EditDependencies, 'unitOfWork'> & { readonly secrets: Secrets }

/** The door through which readings come in from outside. */
export function createKpiWebhookEdits({ unitOfWork, secrets }: Dependencies) {
  return {
    /** Answers the secret, which is not kept. One that was given out before ends. */
    openKpiWebhook: (userId: string, id: string): Promise<string> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const { kpis } = repositories
        found(await kpis.find(id), 'KPI', id)
        const secret = secrets.make()
        await kpis.setWebhook(id, secrets.digest(secret))
        await repositories.announce('goals')
        return secret
      }),

    closeKpiWebhook: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const { kpis } = repositories
        found(await kpis.find(id), 'KPI', id)
        await kpis.setWebhook(id, null)
        await repositories.announce('goals')
      }),
  }
}
