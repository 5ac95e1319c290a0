import { type Block, lengthOf } from '../facts.ts'
import type { Placed } from '../placed.ts'
import type { Violation } from '../violation.ts'
import { dayWords, nameOf, tidy } from '../words.ts'

/** Per local day of start: all tasks within maxTaskMinutesPerDay, each within its own maxMinutesPerDay. */
export function dailyLimit(placed: Placed): Violation[] {
  const { facts, byItem } = placed
  const tasks = placed.blocks.filter((block) => facts.items.get(block.item)?.kind === 'task')
  const overall = overLimit(placed, tasks, facts.maxTaskMinutesPerDay).map(({ day, minutes }): Violation => ({
    rule: 'daily-limit',
    sentence: `${dayWords(day)} holds ${tidy(minutes)} minutes of tasks, more than ${facts.maxTaskMinutesPerDay}.`,
  }))
  const single = facts.tasks.flatMap((task) =>
    overLimit(placed, byItem.get(task.id) ?? [], task.maxPerDay).map(({ day, minutes }): Violation => ({
      rule: 'daily-limit',
      item: task.id,
      sentence: `${nameOf(facts, task.id)} has ${tidy(minutes)} minutes on ${dayWords(day)}, more than ${task.maxPerDay}.`,
    })),
  )
  return [...overall, ...single]
}

function overLimit(
  { facts }: Placed,
  blocks: readonly Block[],
  limit: number | undefined,
): { day: number; minutes: number }[] {
  if (limit === undefined) return []
  const days = new Map<number, { minutes: number; movable: boolean }>()
  for (const block of blocks) {
    const day = facts.wall.day(block.startMs)
    const sum = days.get(day) ?? { minutes: 0, movable: false }
    days.set(day, { minutes: sum.minutes + lengthOf(block), movable: sum.movable || !block.pinned })
  }
  return [...days]
    .filter(([, sum]) => sum.movable && sum.minutes > limit)
    .map(([day, sum]) => ({ day, minutes: sum.minutes }))
}
