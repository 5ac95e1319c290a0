import type { Change } from '#core/planning/explain/repairs/change.ts'
import { invalid } from '../../errors.ts'
import type { PlanVersion } from '../../ports/repositories/work-repositories.ts'

/** What a repair of a version would change. */
export function changesOf({ plan }: Pick<PlanVersion, 'plan'>, repairId: string): readonly Change[] {
  const repair = plan.repairs[Number(repairId) - 1]
  if (repair === undefined) {
    const expected =
      plan.repairs.length === 0
        ? 'no repair: this plan advises none'
        : `the id of one of its ${plan.repairs.length} repairs`
    throw invalid('body.repairId', repairId, expected)
  }
  // Written down by our own planner, which knows no others.
  return [repair.change].flat() as readonly Change[]
}
