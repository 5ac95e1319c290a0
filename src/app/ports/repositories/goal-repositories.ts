import type { Achievement } from '#core/goals/achievement.ts'
import type { GoalChange } from '#core/goals/goal-change.ts'
import type {
  CheckIn,
  EffortKeyResult,
  EffortPlan,
  KeyResult,
  MetricKeyResult,
  Milestone,
  MilestoneKeyResult,
} from '#core/goals/key-result.ts'
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
export type KeyResultCore = Pick<KeyResult, 'id' | 'objectiveId' | 'title' | 'weight' | 'checkInDays'> &
  (
    | Pick<MetricKeyResult, 'kind' | 'baseline' | 'target' | 'unit' | 'kpiId' | 'counterKeyResultId'>
    | Pick<MilestoneKeyResult, 'kind'>
    | Pick<EffortKeyResult, 'kind' | 'measure' | 'target'>
  )

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
  /** Oldest first. */
  listFor(keyResultId: string): Promise<readonly CheckIn[]>
  /** The last `count` of each key result, oldest first. */
  listLatest(count: number): Promise<readonly CheckIn[]>
}

export type GoalChangeRepository = {
  add(change: GoalChange): Promise<void>
  /** Newest first, of one objective or of all goals; `before` is the id of the last one of the page before. */
  page(objectiveId: string | null, before: string | null, limit: number): Promise<readonly GoalChange[]>
}

export type AchievementRepository = {
  /** Newest first. */
  list(): Promise<readonly Achievement[]>
  /** Once per kind, subject and step; false when it is on record already. */
  add(achievement: Achievement): Promise<boolean>
}

export type HabitRepository = Repository<Habit> & {
  skip(habitId: string, localDate: string): Promise<void>
  unskip(habitId: string, localDate: string): Promise<void>
  /** Skipped local dates from `fromDate` on. */
  listSkips(fromDate: string): Promise<readonly { readonly habitId: string; readonly onDate: string }[]>
}
