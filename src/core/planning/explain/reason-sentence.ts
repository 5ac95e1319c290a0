import type { TaskFact } from '../check/facts.ts'
import { parseInstant } from '../check/instant.ts'
import { listWords, minutesWords, timeWords } from '../check/words.ts'
import type { UnplacedReason } from '../plan.ts'
import type { Board } from './board.ts'
import { called, endWords, hoursWords } from './called.ts'

type Given = Readonly<Record<string, unknown>>

/** One plain sentence for a reason, made of nothing but the numbers of its facts. */
export function reasonSentence(
  board: Board,
  task: TaskFact,
  reason: UnplacedReason,
  minutes: number,
  facts: Given,
): string {
  const verb = isSingular(minutes) ? 'is' : 'are'
  return `${minutesWords(minutes)} of ${called(board.facts, task.id)} ${verb} not placed: ${why(board, reason, facts)}.`
}

type Told = (board: Board, facts: Given) => string

const SENTENCES: Readonly<Record<UnplacedReason, Told>> = {
  NO_WINDOW: neverOpen,
  HORIZON_TOO_SHORT: (board, facts) =>
    momentOf(facts, 'notBefore') === undefined
      ? `it needs ${need(facts)}, and the plan ends before its ${hours(facts)} have that much: ${length(facts, 'windowMinutes')} ${spanText(board, facts)}`
      : `it is not to start before ${timeAt(board, facts, 'notBefore')}, and the plan looks no further than ${endWords(board.facts, board.facts.untilMs)}`,
  NO_FREE_TIME: (board, facts) =>
    `it needs ${need(facts)}, and ${freeText(facts, 'freeMinutes')} in its ${hours(facts)} ${spanText(board, facts)}`,
  NO_FREE_TIME_BEFORE_DUE: (board, facts) => {
    const name = facts['freeMinutes'] === undefined ? 'windowMinutes' : 'freeMinutes'
    return `it needs ${need(facts)} by ${endAt(board, facts, 'due')}, and ${freeText(facts, name)} in its ${hours(facts)} until then`
  },
  CALENDAR_UNKNOWN: (board, facts) =>
    `only ${length(facts, 'freeMinutes')} ${are(facts, 'freeMinutes')} known to be free ${spanText(board, facts)}; with the calendars that could not be read it might be ${length(facts, 'freeMinutesIfKnown')}`,
  ONLY_FRAGMENTS_SHORTER_THAN_MIN_BLOCK: (board, facts) =>
    `${length(facts, 'freeMinutes')} ${are(facts, 'freeMinutes')} free ${spanText(board, facts)}, but in gaps of at most ${length(facts, 'longestFreeMinutes')}; its blocks need ${blocksText(facts)}, so only ${length(facts, 'usableMinutes')} can be used`,
  DAILY_LIMIT: (board, facts) =>
    `${limitText(facts)}${facts['usedByTasks'] === undefined ? '' : ', beside other tasks,'} room for at most ${length(facts, 'usableMinutes')} of it ${spanText(board, facts)}`,
  LONG_STRETCH: (board, facts) =>
    `a break is due after ${length(facts, 'maxStretchMinutes')} without one, which leaves room for at most ${length(facts, 'usableMinutes')} of it ${spanText(board, facts)}`,
  PREDECESSOR_UNPLACED: (board, facts) =>
    `it comes after ${called(board.facts, text(facts['predecessor']))}, of which only ${length(facts, 'predecessorPlacedMinutes')} of ${length(facts, 'predecessorNeedMinutes')} found a place`,
  OUTRANKED: outranked,
}

const why = (board: Board, reason: UnplacedReason, facts: Given): string => SENTENCES[reason](board, facts)

function neverOpen(board: Board, facts: Given): string {
  const due = momentOf(facts, 'due')
  if (due !== undefined && due <= board.facts.nowMs)
    return `it had to be done by ${endAt(board, facts, 'due')}, which is over`
  const until = due === undefined ? spanText(board, facts) : `before ${endAt(board, facts, 'due')}`
  const from = momentOf(facts, 'notBefore')
  const start = from === undefined ? '' : ` after ${timeAt(board, facts, 'notBefore')} and`
  return `its ${hours(facts)} are never open${start} ${until}`
}

function outranked(board: Board, facts: Given): string {
  const by = Array.isArray(facts['by']) ? facts['by'].map((id) => called(board.facts, text(id))) : []
  const left = length(facts, 'freeMinutes')
  if (facts['predecessorEnd'] !== undefined) {
    return `it comes after ${by.join('')}, which ends ${timeAt(board, facts, 'predecessorEnd')}, and that leaves it ${length(facts, 'usableMinutes')} of the ${need(facts)} that it needs`
  }
  const longest = facts['longestFreeMinutes']
  const rest =
    longest === undefined
      ? `${left} of the ${need(facts)} that it needs`
      : `${left} in gaps of at most ${minutesWords(Number(longest))}, while its blocks need ${blocksText(facts)}`
  const who = by.length === 0 ? 'other blocks' : listWords(by)
  const [take, leave] = by.length === 1 ? ['takes', 'leaves'] : ['take', 'leave']
  return `${who} ${take} the time ${spanText(board, facts)}, and ${leave} it ${rest}`
}

function limitText(facts: Given): string {
  const [own, all] = [facts['maxMinutesPerDay'], facts['maxTaskMinutesPerDay']]
  const texts = [
    ...(typeof own === 'number' ? [`its limit of ${minutesWords(own)} a day`] : []),
    ...(typeof all === 'number' ? [`your limit of ${minutesWords(all)} of tasks a day`] : []),
  ]
  return texts.length === 2 ? `${texts.join(' and ')} leave` : `${texts.join('')} leaves`
}

function blocksText(facts: Given): string {
  const [least, most] = [Number(facts['minBlockMinutes']), Number(facts['maxBlockMinutes'])]
  return most <= least ? minutesWords(least) : `${minutesWords(least)} to ${minutesWords(most)}`
}

/** Midnight at the end is told as the day that it ends. */
function spanText(board: Board, facts: Given): string {
  const [from, to] = [momentOf(facts, 'from'), momentOf(facts, 'to')]
  if (from === undefined || to === undefined) return 'there'
  return `from ${timeWords(board.facts.wall, from)} to ${endWords(board.facts, to)}`
}

const need = (facts: Given): string => length(facts, 'needMinutes')
const length = (facts: Given, name: string): string => minutesWords(Number(facts[name]))
const are = (facts: Given, name: string): string => (isSingular(Number(facts[name])) ? 'is' : 'are')
const isSingular = (minutes: number): boolean => minutes === 1 || minutes === 60
const freeText = (facts: Given, name: string): string =>
  Number(facts[name]) === 0 ? 'nothing is free' : `only ${length(facts, name)} ${are(facts, name)} free`
const hours = (facts: Given): string => hoursWords(text(facts['hours']))
const momentOf = (facts: Given, name: string): number | undefined => parseInstant(text(facts[name]))
const timeAt = (board: Board, facts: Given, name: string): string =>
  timeWords(board.facts.wall, momentOf(facts, name) ?? board.facts.nowMs)
const endAt = (board: Board, facts: Given, name: string): string =>
  endWords(board.facts, momentOf(facts, name) ?? board.facts.untilMs)

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
