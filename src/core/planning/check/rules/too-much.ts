import { movableMinutes } from '../minutes.ts'
import type { Placed } from '../placed.ts'
import type { Violation } from '../violation.ts'
import { nameOf, tidy } from '../words.ts'

/** The movable blocks of a task add up to at most what its pinned blocks leave of it. */
export function tooMuch({ facts, byItem }: Placed): Violation[] {
  return facts.tasks.flatMap((task) => {
    const minutes = movableMinutes(byItem.get(task.id) ?? [])
    if (minutes <= task.remaining) return []
    const sentence =
      `${nameOf(facts, task.id)} has ${tidy(minutes)} movable minutes, but only ${tidy(task.remaining)} ` +
      `of its ${task.minutes} remain beside ${tidy(task.pinnedMinutes)} pinned ones.`
    return [{ rule: 'too-much', item: task.id, sentence }]
  })
}
