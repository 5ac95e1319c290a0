import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listAchievements, listGoalChanges, listGoalWarnings } from '#contracts/http/goal-routes.ts'
import { listEffortWeeks } from '#contracts/http/key-result-routes.ts'
import { listSharedObjectives } from '#contracts/http/shared-goal-routes.ts'
import { call } from '../../api/call.ts'

export const warningsQuery = (cycleId: string) =>
  queryOptions({
    queryKey: ['goals', 'warnings', cycleId],
    queryFn: async ({ signal }) => (await call(listGoalWarnings, { query: { cycleId } }, signal)).items,
    placeholderData: keepPreviousData,
  })

/** Of colleagues in the current workspace. */
export const sharedObjectivesQuery = queryOptions({
  queryKey: ['goals', 'shared'],
  queryFn: async ({ signal }) => (await call(listSharedObjectives, {}, signal)).items,
})

export const effortWeeksQuery = (keyResultId: string) =>
  queryOptions({
    queryKey: ['goals', 'effort-weeks', keyResultId],
    queryFn: async ({ signal }) =>
      (await call(listEffortWeeks, { params: { id: keyResultId } }, signal)).items,
  })

export const achievementsQuery = queryOptions({
  queryKey: ['goals', 'achievements'],
  queryFn: async ({ signal }) => (await call(listAchievements, {}, signal)).items,
})

/** No page comes before it. */
const firstPage: string = ''

/** Of one objective, or of all goals; older ones page by page. */
export const changesQuery = (objectiveId: string | null) =>
  infiniteQueryOptions({
    queryKey: ['goals', 'changes', objectiveId ?? 'all'],
    queryFn: ({ signal, pageParam }) => {
      const query = {
        limit: 40,
        ...(objectiveId !== null && { objectiveId }),
        ...(pageParam !== firstPage && { cursor: pageParam }),
      }
      return call(listGoalChanges, { query }, signal)
    },
    initialPageParam: firstPage,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
