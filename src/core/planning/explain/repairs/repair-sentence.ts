import type { Facts } from '../../check/facts.ts'
import { parseInstant } from '../../check/instant.ts'
import { listWords, minutesWords, nameOf, tidy, timeWords } from '../../check/words.ts'
import type { Change } from './change.ts'

type Words = {
  readonly [Op in Change['op']]: (facts: Facts, change: Extract<Change, { readonly op: Op }>) => string
}

const WORDS: Words = {
  'extend-due': (facts, { item, to }) =>
    `moving the due of ${nameOf(facts, item)} to ${timeWords(facts.wall, parseInstant(to) ?? facts.untilMs)}`,
  'soften-due': (facts, { item }) => `letting ${nameOf(facts, item)} be late`,
  'allow-splitting': (facts, { item, minBlockMinutes }) =>
    `letting ${nameOf(facts, item)} have blocks of ${minutesWords(minBlockMinutes)}`,
  'raise-task-limit': (facts, { item, maxMinutesPerDay }) =>
    `allowing ${minutesWords(maxMinutesPerDay)} a day for ${nameOf(facts, item)}`,
  'raise-day-limit': (_, { maxTaskMinutesPerDay }) =>
    `allowing ${minutesWords(maxTaskMinutesPerDay)} of tasks a day`,
  'raise-stretch': (_, { maxStretchMinutes }) =>
    `allowing ${minutesWords(maxStretchMinutes)} without a break`,
  'use-hours': (facts, { item, hours }) => `putting ${nameOf(facts, item)} into the hours "${hours}"`,
  'extend-hours': (_, { hours, minutes }) => `ending the hours "${hours}" ${minutesWords(minutes)} later`,
  'reduce-minutes': (facts, { item, minutes }) =>
    `cutting ${nameOf(facts, item)} to ${minutesWords(minutes)}`,
  'lower-times': (facts, { item, timesPerWeek }) =>
    `asking for ${nameOf(facts, item)} only ${timesPerWeek === 1 ? 'once' : `${timesPerWeek} times`} a week`,
  'shorten-habit': (facts, { item, minMinutes }) =>
    `letting ${nameOf(facts, item)} be as short as ${minutesWords(minMinutes)}`,
  'widen-window': (facts, { item, from, to }) =>
    `letting ${nameOf(facts, item)} be between ${from} and ${to}`,
  'drop-order': (facts, { item, after }) =>
    `letting ${nameOf(facts, item)} start before ${nameOf(facts, after)} is done`,
  'drop-item': (facts, { item }) => `dropping ${nameOf(facts, item)}`,
}

/**
 * "Moving the due of "Draft" (t9) to Fri 27 Nov 17:00 places it in full; …": what the changes do, which items (`filled`)
 * they place in full, and the cost before and after.
 */
export function repairSentence(
  facts: Facts,
  changes: readonly Change[],
  filled: readonly string[],
  costs: { readonly before: number; readonly after: number },
): string {
  const dropped = new Set(changes.flatMap((change) => (change.op === 'drop-item' ? [change.item] : [])))
  const placed = filled.filter((id) => !dropped.has(id)).map((id) => nameOf(facts, id))
  const verb = changes.length === 1 ? 'places' : 'place'
  const result = placed.length === 0 ? '' : ` ${verb} ${listWords(placed)} in full`
  const start = `${changeSentence(facts, changes)}${result}`
  return `${start}${result === '' ? ':' : ';'} the plan then costs ${tidy(costs.after)}, not ${tidy(costs.before)}.`
}

/** "Letting “Draft” be late and allowing 6 h of tasks a day": what the changes do, without an end. */
export function changeSentence(facts: Facts, changes: readonly Change[]): string {
  const words = listWords(changes.map((change) => wordsOf(facts, change)))
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function wordsOf(facts: Facts, change: Change): string {
  const words: (facts: Facts, change: never) => string = WORDS[change.op]
  return words(facts, change as never)
}
