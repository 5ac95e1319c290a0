import { stepStartMs } from './compiled.ts'
import { type CostedBlock, costOf } from './cost.ts'
import { BLOCKED, FREE, type PlanState } from './plan-state.ts'

/** All blocks of a state, pinned ones first. */
export function blocksOfState({ problem, slots, slotFrom, count }: PlanState): CostedBlock[] {
  const blocks: CostedBlock[] = problem.pinned.map(({ item, startMs, endMs }) => ({ item, startMs, endMs }))
  for (let item = 0; item < count.length; item++)
    for (let slot = slotFrom[item]!; slot < slotFrom[item]! + 2 * count[item]!; slot += 2)
      blocks.push({
        item,
        startMs: stepStartMs(problem.grid, slots[slot]!),
        endMs: stepStartMs(problem.grid, slots[slot + 1]!),
      })
  return blocks
}

/**
 * The slow, honest twin of all incremental sums: recounts who owns which step and what the plan costs from its blocks
 * alone. Throws on any difference; for tests and for hunting faults, not for the search.
 */
export function verifyState(state: PlanState): void {
  const owner = Int32Array.from(state.problem.grid.blocked, (flags) => (flags === 0 ? FREE : BLOCKED))
  for (let item = 0; item < state.count.length; item++) {
    const from = state.slotFrom[item]!
    let placed = 0
    for (let slot = from; slot < from + 2 * state.count[item]!; slot += 2) {
      owner.fill(item, state.slots[slot], state.slots[slot + 1])
      placed += state.slots[slot + 1]! - state.slots[slot]!
    }
    if (placed !== state.placed[item])
      throw new Error(
        `Item ${item} has ${placed} steps in its blocks, but ${state.placed[item]} are counted.`,
      )
  }
  for (const [step, expected] of owner.entries())
    if (state.owner[step] !== expected)
      throw new Error(`Step ${step} belongs to ${expected}, but ${state.owner[step]} is noted.`)
  const total = costOf(state.problem, blocksOfState(state)).total + costOfMoves(state)
  if (Math.abs(total - state.cost) > 1e-3)
    throw new Error(`The plan costs ${total} counted from scratch, but ${state.cost} by its own sums.`)
}

function costOfMoves({ homes, slots, slotFrom, count }: PlanState): number {
  const pairs = (list: Int32Array, item: number, length: number): string[] =>
    Array.from({ length }, (_, index) =>
      list
        .slice(slotFrom[item]! + 2 * index)
        .slice(0, 2)
        .join('–'),
    )
  let moves = 0
  for (let item = 0; item < count.length; item++) {
    const here = pairs(slots, item, count[item]!)
    moves += pairs(homes.slots, item, homes.count[item]!).filter((home) => !here.includes(home)).length
  }
  return homes.pointsPerMove * moves
}
