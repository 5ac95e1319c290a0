import type { Block, Facts, ItemFact } from '../facts.ts'
import { instantText, MINUTE_MS } from '../instant.ts'
import type { Placed } from '../placed.ts'
import type { Violation } from '../violation.ts'
import { type Closed, closedBy } from '../window.ts'
import { dayWords, nameOf, spanWords, timeWords } from '../words.ts'

/** Every minute of a movable block lies in its item's window, and a habit's block in that of one local date. */
export function outsideWindow({ facts, blocks }: Placed): Violation[] {
  return blocks.flatMap((block) => {
    const item = facts.items.get(block.item)
    if (block.pinned || item === undefined) return []
    const why = firstClosed(facts, item, block) ?? twoDates(facts, item, block)
    if (why === undefined) return []
    const sentence = `${nameOf(facts, block.item)} ${spanWords(facts.wall, block.startMs, block.endMs)} ${why}.`
    return [{ rule: 'outside-window', item: block.item, block, sentence }]
  })
}

function firstClosed(facts: Facts, item: ItemFact, block: Block): string | undefined {
  for (let ms = block.startMs; ms < block.endMs; ms += MINUTE_MS) {
    const closed = closedBy(facts, item, ms)
    if (closed !== undefined)
      return `lies outside its window at ${timeWords(facts.wall, ms)}: ${because(facts, item, closed)}`
  }
  return undefined
}

function twoDates(facts: Facts, item: ItemFact, block: Block): string | undefined {
  const [first, last] = [facts.wall.day(block.startMs), facts.wall.day(block.endMs - MINUTE_MS)]
  if (item.kind === 'task' || first === last) return undefined
  return `lies on two dates, ${dayWords(first)} and ${dayWords(last)}`
}

function because(facts: Facts, item: ItemFact, closed: Closed): string {
  const task = item.kind === 'task' ? item : undefined
  const reasons: Record<Closed, string> = {
    now: `nothing starts before now, rounded up to ${instantText(facts.firstMs)}`,
    'not-before': `not before ${instantText(task?.releaseMs ?? facts.nowMs)}`,
    until: `the horizon ends at ${instantText(facts.untilMs)}`,
    due: `its hard due is ${instantText(task?.dueMs ?? facts.untilMs)}`,
    'day-off': 'a day off',
    'on-the-way': 'on the way between two time zones',
    hours: `closed in hours "${item.hours}"`,
    'local-window': `outside the window of the habit`,
  }
  return reasons[closed]
}
