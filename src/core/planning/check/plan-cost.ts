import type { Cost, CostConstraint } from '../plan.ts'
import { itemCost } from './item-cost.ts'
import { groupByItem, type Placed } from './placed.ts'

const MEDIUM: readonly CostConstraint[] = ['unplaced', 'missed-due', 'late', 'habit-missed']
const SOFT: readonly CostConstraint[] = [
  'delay',
  'off-preferred',
  'split',
  'habit-off-ideal',
  'habit-shortened',
  'moved',
]
export const CONSTRAINTS: readonly CostConstraint[] = [...MEDIUM, ...SOFT]

/** The cost of a plan from scratch: the costs of its items, constraint by constraint. */
export function planCost({ facts, byItem }: Placed): Cost {
  const previous = groupByItem(facts.movable)
  const sums = new Map<CostConstraint, number>(CONSTRAINTS.map((constraint) => [constraint, 0]))
  for (const item of facts.items.values()) {
    const points = itemCost(facts, item, byItem.get(item.id) ?? [], previous.get(item.id) ?? [])
    for (const constraint of CONSTRAINTS) {
      sums.set(constraint, (sums.get(constraint) ?? 0) + (points[constraint] ?? 0))
    }
  }
  const sum = (of: readonly CostConstraint[]): number =>
    of.reduce((total, constraint) => total + (sums.get(constraint) ?? 0), 0)
  const [medium, soft] = [sum(MEDIUM), sum(SOFT)]
  return { total: medium + soft, medium, soft, byConstraint: Object.fromEntries(sums) }
}
