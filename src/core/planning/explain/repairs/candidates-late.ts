import type { TaskFact } from '../../check/facts.ts'
import { instantText, minuteEnd, MINUTE_MS } from '../../check/instant.ts'
import type { Placed } from '../../check/placed.ts'
import type { Board } from '../board.ts'
import { roomCandidates } from './candidates-task.ts'
import type { Change } from './change.ts'

/**
 * Changes that could bring a task in before its due: room for it there first, then another due, then less of it. What
 * is pinned after its due leaves only the due to be moved.
 */
export function lateCandidates(board: Board, placed: Placed, task: TaskFact): Change[] {
  const dueEndMs = minuteEnd(task.dueMs ?? Infinity)
  const own = placed.byItem.get(task.id) ?? []
  const endMs = Math.max(...own.map((block) => block.endMs))
  const later: Change = { op: 'extend-due', item: task.id, to: instantText(endMs) }
  if (own.some((block) => block.pinned && block.endMs > dueEndMs)) return [later]
  const inTimeMs = own.reduce((sum, one) => sum + Math.max(0, Math.min(one.endMs, dueEndMs) - one.startMs), 0)
  const { gridMinutes } = board.facts.problem
  const minutes = Math.floor(inTimeMs / MINUTE_MS / gridMinutes) * gridMinutes
  return [
    ...roomCandidates(board, { ...task, hardDue: true }),
    later,
    ...(minutes > 0 ? [{ op: 'reduce-minutes' as const, item: task.id, minutes }] : []),
  ]
}
