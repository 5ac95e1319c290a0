import type { RouteOutput } from '#contracts/http/route.ts'
import type { readObjective } from '#contracts/http/objective-routes.ts'
import type { listSharedObjectives } from '#contracts/http/shared-goal-routes.ts'

/** As the page gets them: with every default filled in. */
export type ObjectiveView = RouteOutput<typeof readObjective>
export type KeyResultView = ObjectiveView['keyResults'][number]

/** Of a colleague in the same workspace. */
type SharedObjective = RouteOutput<typeof listSharedObjectives>['items'][number]

/** One's own objective, or one of a colleague: the latter says who keeps it. */
export type ShownObjective = ObjectiveView & Partial<Omit<SharedObjective, keyof ObjectiveView>>

/** What is open above the goals of a cycle. */
export type GoalsDialog = 'objective' | 'new-cycle' | 'change-cycle' | 'close-cycle' | 'history' | 'take-over'
