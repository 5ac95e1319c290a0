import type { TaskFact } from '../check/facts.ts'
import { parseInstant } from '../check/instant.ts'
import { listWords, minutesWords, nameOf, timeWords } from '../check/words.ts'
import type { UnplacedReason } from '../plan.ts'
import type { Board } from './board.ts'

type Given = Readonly<Record<string, unknown>>

/** One plain sentence for a reason, made of nothing but the numbers of its facts. */
export function reasonSentence(
  board: Board,
  task: TaskFact,
  reason: UnplacedReason,
  minutes: number,
  facts: Given,
): string {
  return `${minutesWords(minutes)} of ${nameOf(board.facts, task.id)} are not placed: ${why(board, reason, facts)}.`
}

function why(board: Board, reason: UnplacedReason, facts: Given): string {
  const need = minutesWords(Number(facts['needMinutes']))
  const length = (name: string): string => minutesWords(Number(facts[name]))
  const between = spanText(board, facts)
  const sentences: Record<UnplacedReason, () => string> = {
    NO_WINDOW: () => `its hours "${text(facts['hours'])}" are never open ${between}`,
    HORIZON_TOO_SHORT: () =>
      `it needs ${need}, and its hours "${text(facts['hours'])}" have only ${length('windowMinutes')} ${between}, where the horizon ends`,
    NO_FREE_TIME: () =>
      `it needs ${need}, and only ${length('freeMinutes')} are free in its hours ${between}`,
    NO_FREE_TIME_BEFORE_DUE: () =>
      `it needs ${need} before its hard due, and only ${minutesWords(Number(facts['freeMinutes'] ?? facts['windowMinutes']))} are free in its hours ${between}`,
    CALENDAR_UNKNOWN: () =>
      `${length('freeMinutes')} are known to be free ${between}; with the calendars that could not be read it might be ${length('freeMinutesIfKnown')}`,
    ONLY_FRAGMENTS_SHORTER_THAN_MIN_BLOCK: () =>
      `${length('freeMinutes')} are free ${between}, but the longest gap has ${length('longestFreeMinutes')}, its blocks need ${blocksText(facts)}, and so only ${length('usableMinutes')} can be used`,
    DAILY_LIMIT: () => `the limits per day leave it at most ${length('usableMinutes')} ${between}`,
    LONG_STRETCH: () =>
      `a break is due after ${length('maxStretchMinutes')}, which leaves it at most ${length('usableMinutes')} ${between}`,
    PREDECESSOR_UNPLACED: () =>
      `it comes after ${nameOf(board.facts, text(facts['predecessor']))}, of which only ${length('predecessorPlacedMinutes')} of ${length('predecessorNeedMinutes')} are placed`,
    OUTRANKED: () => outranked(board, facts, between),
  }
  return sentences[reason]()
}

function outranked(board: Board, facts: Given, between: string): string {
  const by = Array.isArray(facts['by']) ? facts['by'].map((id) => nameOf(board.facts, text(id))) : []
  const [left, need] = [
    minutesWords(Number(facts['freeMinutes'])),
    minutesWords(Number(facts['needMinutes'])),
  ]
  const longest = facts['longestFreeMinutes']
  const rest =
    longest === undefined
      ? `${left} of the ${need} that it needs`
      : `${left} in gaps, the longest ${minutesWords(Number(longest))}, while its blocks need ${blocksText(facts)}`
  const who = by.length === 0 ? 'other blocks' : listWords(by)
  return by.length === 1
    ? `${who} takes the time ${between}, and leaves it ${rest}`
    : `${who} take the time ${between}, and leave it ${rest}`
}

function blocksText(facts: Given): string {
  const [least, most] = [Number(facts['minBlockMinutes']), Number(facts['maxBlockMinutes'])]
  return most <= least ? minutesWords(least) : `${minutesWords(least)} to ${minutesWords(most)}`
}

function spanText(board: Board, facts: Given): string {
  const [from, to] = [parseInstant(text(facts['from'])), parseInstant(text(facts['to']))]
  if (from === undefined || to === undefined) return 'there'
  return `from ${timeWords(board.facts.wall, from)} to ${timeWords(board.facts.wall, to)}`
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
