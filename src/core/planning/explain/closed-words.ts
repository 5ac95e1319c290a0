import type { Facts, ItemFact } from '../check/facts.ts'
import { clockText } from '../check/instant.ts'
import type { Closed } from '../check/window.ts'
import { timeWords } from '../check/words.ts'

/** Why a minute is closed to an item, as part of a sentence with the numbers. */
export function closedWords(facts: Facts, item: ItemFact, closed: Closed): string {
  const [task, habit] = [item.kind === 'task' ? item : undefined, item.kind === 'habit' ? item : undefined]
  const time = (ms: number | undefined): string => timeWords(facts.wall, ms ?? facts.nowMs)
  const words: Record<Closed, string> = {
    now: `nothing starts before now, ${time(facts.firstMs)} on the grid`,
    'not-before': `it is not to start before ${time(task?.releaseMs)}`,
    until: `the horizon ends ${time(facts.untilMs)}`,
    due: `its hard due is ${time(task?.dueMs)}`,
    'day-off': 'that is a day off',
    hours: `its hours "${item.hours ?? ''}" are closed`,
    'local-window': `its window is ${clockText(habit?.part.from ?? 0)}–${clockText(habit?.part.to ?? 0)}`,
  }
  return words[closed]
}
