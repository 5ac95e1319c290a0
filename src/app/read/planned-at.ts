import type { Block } from '#core/blocks/block.ts'
import type { Plan, PlannedBlock } from '#core/planning/plan.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import { parseInstant } from '#core/time/instant.ts'

/** The block as the plan knows it; undefined where it has moved since. */
export const plannedAt = (block: Block, plan: Plan | null): PlannedBlock | undefined =>
  plan?.blocks.find(
    ({ item, start, end }) =>
      wholeOf(item) === block.itemId &&
      parseInstant(start) === block.startMs &&
      parseInstant(end) === block.endMs,
  )
