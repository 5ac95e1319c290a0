import type { CompiledProblem } from '../compiled.ts'
import { type HabitDomain, type SeenDates, seenDates } from './branch-habit.ts'
import type { Domain } from './domain.ts'
import { NEVER } from './price-kind.ts'

/**
 * A case of the problem: what some tasks come to is settled. The cases that are open, closed and given up make up
 * all plans together, so the least of their bounds is one for every plan.
 */
export type Case = {
  readonly domains: ReadonlyMap<number, Domain>
  readonly habits: ReadonlyMap<number, HabitDomain>
  /** Prices to begin with, by kind. */
  readonly prices: readonly Float64Array[]
  lower: number
  tries: number
}

export type Branching = {
  isOn: boolean
  /** Rounds since the bound of the whole rose for the last time, and where it was then. */
  patience: number
  watched: number
  open: Case[]
  now: Case | undefined
  /** Least bound of the cases that need no further look, or allow none. */
  settled: number
  roundsLeft: number
  /** Over the rounds of this case: how items came out. */
  readonly seenTasks: SeenTask[]
  readonly seenDates: readonly SeenDates[]
}

/** How a task came out in the rounds of a case: due met, steps placed, first start. */
export type SeenTask = {
  rounds: number
  met: number
  placed: number
  least: number
  most: number
  start: number
  first: number
  last: number
}

export const seenTask = (): SeenTask => ({
  rounds: 0,
  met: 0,
  placed: 0,
  least: NEVER,
  most: 0,
  start: 0,
  first: NEVER,
  last: 0,
})

export const branching = ({ tasks, habits }: CompiledProblem): Branching => ({
  isOn: false,
  patience: 0,
  watched: Number.NEGATIVE_INFINITY,
  open: [],
  now: undefined,
  settled: Number.POSITIVE_INFINITY,
  roundsLeft: 0,
  seenTasks: tasks.map(seenTask),
  seenDates: habits.map(seenDates),
})
