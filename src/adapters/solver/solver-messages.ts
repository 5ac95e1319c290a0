import type { SolveOptions } from '#app/ports/solver.ts'
import type { Plan } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'

/** Main thread → worker. */
export type SolveRequest = {
  readonly id: number
  readonly problem: Problem
  readonly options: SolveOptions
}

/** Worker → main thread; `id` is that of the request. */
export type SolveAnswer =
  | { readonly id: number; readonly kind: 'plan'; readonly plan: Plan }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string }
