import type { AchievementView, GoalChangeView } from '#contracts/http/goals.ts'
import type { listGoalChanges } from '#contracts/http/goal-routes.ts'
import type { RouteRequest } from '#contracts/http/route.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { byId, cutPage } from '../cut-page.ts'
import { iso } from '../iso.ts'

type Query = RouteRequest<typeof listGoalChanges>['query']

/** What became of goals: every change of them, and what was reached. */
export function createReadGoalHistory({ unitOfWork }: Pick<EditDependencies, 'unitOfWork'>) {
  return {
    listGoalChanges: (
      userId: string,
      { objectiveId, cursor, limit }: Query,
    ): Promise<{ items: GoalChangeView[]; nextCursor: string | null }> =>
      unitOfWork.forUser(userId, async ({ goalChanges }) => {
        const found = await goalChanges.page(objectiveId ?? null, cursor ?? null, limit + 1)
        const { items, nextCursor } = cutPage(found, limit, byId)
        return { items: items.map(({ atMs, ...change }) => ({ ...change, at: iso(atMs) })), nextCursor }
      }),

    listAchievements: (userId: string): Promise<{ items: AchievementView[] }> =>
      unitOfWork.forUser(userId, async ({ achievements }) => ({
        items: (await achievements.list()).map(({ atMs, ...one }) => ({ ...one, at: iso(atMs) })),
      })),
  }
}
