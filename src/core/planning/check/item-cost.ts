import type { CostConstraint } from '../plan.ts'
import { habitMissed, habitOffIdeal, habitShortened } from './costs/habit-costs.ts'
import { delay, late, missedDue, moved, offPreferred, split, unplaced } from './costs/task-costs.ts'
import type { Block, Facts, ItemFact } from './facts.ts'

export type Points = Readonly<Partial<Record<CostConstraint, number>>>

/** Every cost of one item: all of them depend on nothing but its own blocks. `previous` = its movable ones. */
export function itemCost(
  facts: Facts,
  item: ItemFact,
  blocks: readonly Block[],
  previous: readonly Block[],
): Points {
  if (item.kind === 'habit') {
    return {
      'habit-missed': habitMissed(facts, item, blocks),
      'habit-off-ideal': habitOffIdeal(facts, item, blocks),
      'habit-shortened': habitShortened(item, blocks),
      moved: moved(facts, previous, blocks),
    }
  }
  return {
    unplaced: unplaced(item, blocks),
    'missed-due': missedDue(item, blocks),
    late: late(facts, item, blocks),
    delay: delay(facts, item, blocks),
    'off-preferred': offPreferred(facts, item, blocks),
    split: split(blocks),
    moved: moved(facts, previous, blocks),
  }
}

/** Sum over all constraints. */
export function totalPoints(points: Points): number {
  let sum = 0
  for (const value of Object.values(points)) sum += value
  return sum
}
