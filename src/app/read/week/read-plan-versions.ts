import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import type { Problem } from '#core/planning/problem.ts'
import { found, invalid } from '../../errors.ts'
import type { UnitOfWork } from '../../ports/unit-of-work.ts'
import { cutPage } from '../cut-page.ts'
import { planVersionView } from './version-view.ts'

type Dependencies = { readonly unitOfWork: UnitOfWork }
type Page = { readonly cursor?: string | undefined; readonly limit: number }

/** Versions of the plan, newest first, and the problem behind one of them. */
export function createReadPlanVersions({ unitOfWork }: Dependencies) {
  return {
    listPlanVersions: (
      userId: string,
      { cursor, limit }: Page,
    ): Promise<{ items: PlanVersionView[]; nextCursor: string | null }> =>
      unitOfWork.forUser(userId, async ({ planVersions }) => {
        const page = cutPage(await planVersions.page(numberOf(cursor), limit + 1), limit, (last) =>
          String(last.number),
        )
        return { ...page, items: page.items.map(planVersionView) }
      }),

    readPlanProblem: (userId: string, id: string): Promise<Problem> =>
      unitOfWork.forUser(userId, async ({ planVersions }) => {
        const version = found(await planVersions.find(id), 'plan version', id)
        return version.problem
      }),
  }
}

function numberOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor)
  throw invalid('query.cursor', cursor, 'the nextCursor of the page before', 'Begin without cursor.')
}
