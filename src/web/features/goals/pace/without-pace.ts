import type { ObjectiveView } from '../goal-types.ts'

/** A draft has not begun: it is neither behind, nor is any word on it due. */
export const withoutPace = (objective: ObjectiveView): ObjectiveView => ({
  ...objective,
  outcome: { ...objective.outcome, expected: null, status: null },
  effort: { ...objective.effort, expected: null, status: null },
  keyResults: objective.keyResults.map((keyResult) => ({
    ...keyResult,
    outcome: { ...keyResult.outcome, expected: null, status: null },
    effort: { ...keyResult.effort, expected: null, status: null },
    checkIn: null,
    outcomeForecast: null,
    effortForecast: null,
  })),
})
