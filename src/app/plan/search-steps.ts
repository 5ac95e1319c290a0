import { defaultSteps } from '#core/planning/default-steps.ts'
import type { Problem } from '#core/planning/problem.ts'

/** A calm plan is searched for twice (core/planning/calm.ts), within the time of one. */
export const searchSteps = (problem: Problem, most: number): number =>
  Math.min(most, Math.ceil(defaultSteps(problem) / 2))
