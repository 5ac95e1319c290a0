import type { Task } from './task.ts'

type Ordered = Pick<Task, 'id' | 'afterTaskIds'>

/**
 * The shortest way on which a task would wait for itself: its id, whom it waits for, and so on up to its id again.
 * Null when there is none. `others` may hold the task as it was before.
 */
export function circleOf(task: Ordered, others: readonly Ordered[]): readonly string[] | null {
  const after = new Map(others.map(({ id, afterTaskIds }) => [id, afterTaskIds]))
  after.set(task.id, task.afterTaskIds)
  const ways: string[][] = [[task.id]]
  const seen = new Set<string>()
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const id of after.get(way.at(-1)!) ?? []) {
      if (id === task.id) return [...way, id]
      if (seen.has(id)) continue
      seen.add(id)
      ways.push([...way, id])
    }
  }
  return null
}
