import type { SolveOptions } from '#app/ports/solver.ts'
import type { ItemExplanation } from '#core/planning/explain/explain-item.ts'
import type { Plan } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'

/** What a thread can be asked. */
export type SolverJob =
  | { readonly kind: 'plan'; readonly problem: Problem; readonly options: SolveOptions }
  | { readonly kind: 'explain'; readonly problem: Problem; readonly plan: Plan; readonly itemId: string }

export type SolverResult = Plan | ItemExplanation | null

/** Main thread → worker. */
export type SolverRequest = { readonly id: number; readonly job: SolverJob }

/** Worker → main thread; `id` is that of the request. */
export type SolverAnswer =
  | { readonly id: number; readonly kind: 'done'; readonly result: SolverResult }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string }
