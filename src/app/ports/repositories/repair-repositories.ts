import type { RepairChange } from '#core/planning/plan.ts'

type Values = Readonly<Record<string, unknown>>

/** One thing of a person that a repair changed: the fields as they were and as they are since. `settings` has no id. */
export type RepairEdit = {
  readonly kind: 'task' | 'habit' | 'hours' | 'effort-plan' | 'settings'
  /** Of the task, habit or hours profile, or of the key result that has the effort plan. */
  readonly id: string
  readonly before: Values
  readonly after: Values
}

/** A repair that the person chose: what it was, and how to take it back. */
export type AppliedRepair = {
  readonly id: string
  /** The version that gave the advice and was in force until then. */
  readonly planVersionId: string
  readonly changes: readonly RepairChange[]
  readonly edits: readonly RepairEdit[]
  /** What was done: "“Draft” may be finished by Fri 27 Nov 17:00". */
  readonly sentence: string
  readonly appliedAtMs: number
  readonly undoneAtMs: number | null
}

export type RepairRepository = {
  add(repair: AppliedRepair): Promise<void>
  find(id: string): Promise<AppliedRepair | null>
  /** The newest one that was not taken back. */
  latestStanding(): Promise<AppliedRepair | null>
  setUndone(id: string, undoneAtMs: number): Promise<void>
}
