import type { Task } from './task.ts'

/**
 * Whether work with a due takes its time before goals do whose least important effort plan has this priority (1 is
 * the highest). Work of effort plans is the goals' own.
 */
export const standsBefore = (
  { dueMs, source, priority, upNextRank }: Pick<Task, 'dueMs' | 'source' | 'priority' | 'upNextRank'>,
  leastPriority: number,
): boolean =>
  source !== 'effort-plan' && (upNextRank !== null || (dueMs !== null && priority < leastPriority))
