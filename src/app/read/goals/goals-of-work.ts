import type { Cycle } from '#core/goals/cycle.ts'
import type { CheckIn, KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

export type GoalsOfWork = {
  readonly objectives: readonly Objective[]
  /** With the person's own effort plans. */
  readonly keyResults: readonly KeyResult[]
  readonly cycles: readonly Cycle[]
  /** The last ones of goals of colleagues, oldest first. */
  readonly checkIns: readonly CheckIn[]
}

/** The goals that a person's work may be for: their own, and those of colleagues which they work for. */
export async function goalsOfWork({
  objectives,
  keyResults,
  cycles,
  sharedGoals,
}: Repositories): Promise<GoalsOfWork> {
  const served = await sharedGoals.listServed()
  const own = await cycles.list()
  const known = new Set(own.map(({ id }) => id))
  return {
    objectives: [...(await objectives.list()), ...served.objectives],
    keyResults: [...(await keyResults.list()), ...served.keyResults],
    cycles: [...own, ...served.cycles.filter(({ id }) => !known.has(id))],
    checkIns: served.checkIns,
  }
}
