import type { Block } from '#core/blocks/block.ts'
import type { Plan, PlannedBlock } from '#core/planning/plan.ts'
import { piecesOf } from '../../plan/joined-parts.ts'

/** The block as the plan knows it, or the first part of it; undefined where it has moved since. */
export const plannedAt = (block: Block, plan: Plan | null): PlannedBlock | undefined =>
  piecesOf(block, plan?.blocks ?? [])[0]
