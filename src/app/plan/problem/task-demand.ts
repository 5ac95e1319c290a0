import { type Block, settledStates } from '#core/blocks/block.ts'
import { blockMinutes, isPending, pendingMinutes } from '#core/blocks/pending-minutes.ts'
import type { Task } from '#core/tasks/task.ts'

/** Minutes of a task that still want a place: neither worked, nor in a block that waits for a word. */
export const minutesLeft = (
  task: Task,
  settledMinutes: number,
  blocks: readonly Block[],
  nowMs: number,
): number => task.minutes - settledMinutes - pendingMinutes(blocks, nowMs)

/**
 * What a task asks for, told so that the mere passing of planned time does not change it: a block that ends and is
 * confirmed in full counts as much before as after. A missed block, a correction or a drop does change it.
 */
export function taskDemand(
  task: Task,
  settledMinutes: number,
  blocks: readonly Block[],
  nowMs: number,
): number {
  const left = minutesLeft(task, settledMinutes, blocks, nowMs)
  const passed = blocks.filter((block) => isPending(block, nowMs) || settledStates.includes(block.state))
  const demand = left + passed.reduce((sum, block) => sum + blockMinutes(block), 0)
  return task.status === 'open' ? demand : demand - Math.max(0, left)
}
