import type { Plan, Why } from '#core/planning/plan.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import { paceFactorOf } from './problem/pace-weights.ts'
import { floorPart } from './problem/place-in-parts.ts'
import type { Snapshot } from './snapshot.ts'

/** Says of the blocks of effort tasks why they weigh what they weigh; the planner knows weights only. */
export function withWeightsTold(plan: Plan, snapshot: Snapshot): Plan {
  const told = new Map(snapshot.tasks.map((task) => [task.id, paceWhy(paceFactorOf(task, snapshot))]))
  return {
    ...plan,
    blocks: plan.blocks.map((block) => {
      const whole = wholeOf(block.item)
      const floor = block.item === floorPart(whole) ? [floorWhy] : []
      const added = [...floor, ...(told.get(whole) ?? [])]
      return added.length === 0 ? block : { ...block, why: [...(block.why ?? []), ...added] }
    }),
  }
}

const floorWhy: Why = {
  constraint: 'floor',
  sentence: 'It belongs to the time that its objective gets every week before other work.',
}

const words: ReadonlyMap<number, string> = new Map([
  [0.75, 'Its key result is ahead of its pace: it weighs a quarter less.'],
  [1.25, 'Its key result is behind its pace: it weighs a quarter more.'],
  [1.5, 'Its key result is behind its pace: it weighs half as much again.'],
])

function paceWhy(factor: number): Why[] {
  const sentence = words.get(factor)
  return sentence === undefined ? [] : [{ constraint: 'pace', sentence }]
}
