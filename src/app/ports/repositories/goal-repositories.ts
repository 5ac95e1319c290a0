import type { CheckIn, EffortPlan, KeyResult, Milestone } from '#core/goals/key-result.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import type { Habit } from '#core/goals/habit.ts'
import type { Objective } from '#core/goals/objective.ts'

/** Plain keeping of one kind of thing of one person. `save` inserts or replaces. */
export type Repository<T extends { readonly id: string }> = {
  find(id: string): Promise<T | null>
  list(): Promise<readonly T[]>
  save(thing: T): Promise<void>
  remove(id: string): Promise<void>
}

export type CycleRepository = Repository<Cycle>
export type ObjectiveRepository = Repository<Objective>

/** A key result without the parts that are derived or kept beside it. */
export type KeyResultCore =
  | {
      readonly id: string
      readonly objectiveId: string
      readonly title: string
      readonly weight: number
      readonly kind: 'metric'
      readonly baseline: number | null
      readonly target: number | null
      readonly unit: string
    }
  | {
      readonly id: string
      readonly objectiveId: string
      readonly title: string
      readonly weight: number
      readonly kind: 'milestone'
    }
  | {
      readonly id: string
      readonly objectiveId: string
      readonly title: string
      readonly weight: number
      readonly kind: 'effort'
      readonly measure: 'minutes' | 'sessions'
      readonly target: number
    }

export type KeyResultRepository = {
  /** Whole key results: with effort plan, milestones and the current value from check-ins or ledger. */
  find(id: string): Promise<KeyResult | null>
  list(): Promise<readonly KeyResult[]>
  save(keyResult: KeyResultCore): Promise<void>
  remove(id: string): Promise<void>
  saveMilestone(keyResultId: string, milestone: Milestone, position: number): Promise<void>
  removeMilestone(milestoneId: string): Promise<void>
  saveEffortPlan(keyResultId: string, plan: EffortPlan): Promise<void>
  removeEffortPlan(keyResultId: string): Promise<void>
}

export type CheckInRepository = {
  add(checkIn: CheckIn): Promise<void>
  listFor(keyResultId: string): Promise<readonly CheckIn[]>
}

export type HabitRepository = Repository<Habit> & {
  skip(habitId: string, localDate: string): Promise<void>
  unskip(habitId: string, localDate: string): Promise<void>
  /** Skipped local dates from `fromDate` on. */
  listSkips(fromDate: string): Promise<readonly { readonly habitId: string; readonly onDate: string }[]>
}
