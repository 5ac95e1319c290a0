import type { RouteOutput } from '#contracts/http/route.ts'
import type { readObjective } from '#contracts/http/objective-routes.ts'

/** As the page gets them: with every default filled in. */
export type ObjectiveView = RouteOutput<typeof readObjective>
export type KeyResultView = ObjectiveView['keyResults'][number]

/** What is open above the goals of a cycle. */
export type GoalsDialog = 'objective' | 'cycle' | 'history' | 'take-over'
