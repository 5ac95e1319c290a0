import type { z } from 'zod'
import type { createHabit } from '#contracts/http/habit-routes.ts'
import type { createKpi } from '#contracts/http/kpi-routes.ts'
import type { createObjective } from '#contracts/http/objective-routes.ts'
import type { createTask } from '#contracts/http/task-routes.ts'
import type { WeeklyRange } from '#core/people/hours-profile.ts'

/**
 * The words in which the story is written. Weeks are counted from the first of the quarter; the running one is the
 * seventh. Where a list has less weeks than have passed, nothing happened in the others.
 */
export const WEEKS_BEFORE = 6
export const WEEKS_OF_QUARTER = 13

/**
 * Blocks of one week, in the order in which they took place: minutes done of minutes planned, such as "90 60/90 0/60"
 * (all of 90, 60 of 90, missed).
 */
type WorkOfWeek = string

type Common = {
  readonly title: string
  /** Of each week, said on its Friday: 0 to 10. */
  readonly confidence?: readonly number[]
  readonly notes?: Readonly<Record<number, string>>
  readonly hoursPerWeek?: number
  readonly work?: readonly WorkOfWeek[]
}

/** With the week in which it was reached; null = not yet. */
export type ScriptedMilestone = readonly [title: string, weight: number, week: number | null]

export type ScriptedKeyResult =
  | (Common & {
      readonly kind: 'metric'
      readonly unit: string
      readonly baseline: number
      readonly target: number
      /** Title of the KPI that it follows; the values are those of its readings then. */
      readonly follows?: string
      readonly values?: readonly number[]
    })
  | (Common & {
      readonly kind: 'milestone'
      readonly milestones: readonly ScriptedMilestone[]
    })
  | (Common & { readonly kind: 'effort'; readonly measure: 'minutes' | 'sessions'; readonly target: number })

export type ScriptedObjective = {
  readonly body: Omit<z.input<typeof createObjective.body>, 'parentId'>
  /** Title of the objective above. */
  readonly below?: string
  readonly team?: string
  readonly keyResults: readonly ScriptedKeyResult[]
}

export type ScriptedKpi = {
  readonly body: z.input<typeof createKpi.body>
  /** Of each week, read on its Monday. */
  readonly readings: readonly number[]
  readonly notes?: Readonly<Record<number, string>>
}

export type ScriptedHabit = {
  readonly body: Omit<z.input<typeof createHabit.body>, 'objectiveId'>
  readonly objective?: string
  readonly hours: 'work' | 'personal'
  /** Weekdays on which it took place, of each week: "135". */
  readonly done: readonly string[]
}

export type ScriptedTask = {
  readonly body: Pick<z.input<typeof createTask.body>, 'title' | 'minutes' | 'notes' | 'priority'>
  /** Title of its key result, anybody's. */
  readonly serves?: string
  readonly after?: string
  /** Working days from today; none = no date. */
  readonly dueIn?: number
  /** The week of the work on it; with it the task is done. */
  readonly doneIn?: number
  readonly work?: WorkOfWeek
}

export type Part = {
  readonly email: string
  readonly name: string
  readonly role: 'owner' | 'admin' | 'member'
  readonly teams: readonly string[]
  /** When they are with others, week after week. */
  readonly meetings: readonly WeeklyRange[]
  readonly kpis: readonly ScriptedKpi[]
  readonly objectives: readonly ScriptedObjective[]
  readonly habits: readonly ScriptedHabit[]
  readonly tasks: readonly ScriptedTask[]
}
