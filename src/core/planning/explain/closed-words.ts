import type { Facts, HabitFact, ItemFact, TaskFact } from '../check/facts.ts'
import { clockText } from '../check/instant.ts'
import type { Closed } from '../check/window.ts'
import { timeWords } from '../check/words.ts'
import { endWords, hoursWords } from './called.ts'

type Edge = 'start' | 'end'

/** Why the minute before a block's start, or after its end, is closed to it, as part of a sentence. */
export function closedWords(facts: Facts, item: ItemFact, closed: Closed, edge: Edge): string {
  if (closed === 'until') return `the plan looks no further than ${endWords(facts, facts.untilMs)}`
  if (closed === 'day-off') return `a day off ${edge === 'start' ? 'ends' : 'begins'} then`
  if (closed === 'on-the-way')
    return `you ${edge === 'start' ? 'arrive from' : 'leave for'} another time zone then`
  if (closed === 'hours')
    return `its ${hoursWords(item.hours ?? '')} ${edge === 'start' ? 'begin' : 'end'} then`
  return item.kind === 'habit' ? habitWords(item) : taskWords(facts, item, closed)
}

function taskWords(facts: Facts, { releaseMs, dueMs }: TaskFact, closed: Closed): string {
  if (closed === 'due') return `it must be done by ${endWords(facts, dueMs ?? facts.untilMs)}`
  if (closed === 'not-before') return `you do not want it to start before ${timeWords(facts.wall, releaseMs)}`
  return 'nothing can begin in the past'
}

const habitWords = ({ part }: HabitFact): string =>
  `its window is ${clockText(part.from)}–${clockText(part.to)}`
