import type { Facts } from '../../check/facts.ts'
import { parseInstant } from '../../check/instant.ts'
import { listWords, minutesWords, tidy } from '../../check/words.ts'
import { called, endWords, hoursWords } from '../called.ts'
import type { Change } from './change.ts'

type Words = {
  readonly [Op in Change['op']]: (facts: Facts, change: Extract<Change, { readonly op: Op }>) => string
}

const WORDS: Words = {
  'extend-due': (facts, { item, to }) =>
    `moving the due of ${called(facts, item)} to ${endWords(facts, parseInstant(to) ?? facts.untilMs)}`,
  'soften-due': (facts, { item }) => `letting ${called(facts, item)} be finished late`,
  'allow-splitting': (facts, { item, minBlockMinutes }) =>
    `letting ${called(facts, item)} have blocks of ${minutesWords(minBlockMinutes)}`,
  'raise-task-limit': (facts, { item, maxMinutesPerDay }) =>
    `allowing ${minutesWords(maxMinutesPerDay)} a day for ${called(facts, item)}`,
  'raise-day-limit': (_, { maxTaskMinutesPerDay }) =>
    `allowing ${minutesWords(maxTaskMinutesPerDay)} of tasks a day`,
  'raise-stretch': (_, { maxStretchMinutes }) =>
    `allowing ${minutesWords(maxStretchMinutes)} without a break`,
  'use-hours': (facts, { item, hours }) => `putting ${called(facts, item)} into the ${hoursWords(hours)}`,
  'extend-hours': (_, { hours, minutes }) =>
    `letting the ${hoursWords(hours)} end ${minutesWords(minutes)} later`,
  'reduce-minutes': (facts, { item, minutes }) =>
    `cutting ${called(facts, item)} to ${minutesWords(minutes)}`,
  'lower-times': (facts, { item, timesPerWeek }) =>
    `asking for ${called(facts, item)} only ${timesPerWeek === 1 ? 'once' : `${timesPerWeek} times`} a week`,
  'shorten-habit': (facts, { item, minMinutes }) =>
    `letting ${called(facts, item)} be as short as ${minutesWords(minMinutes)}`,
  'widen-window': (facts, { item, from, to }) =>
    `letting ${called(facts, item)} be between ${from} and ${to}`,
  'drop-order': (facts, { item, after }) =>
    `letting ${called(facts, item)} start before ${called(facts, after)} is done`,
  'drop-item': (facts, { item }) =>
    `${facts.items.get(item)?.kind === 'habit' ? 'pausing' : 'dropping'} ${called(facts, item)}`,
}

/**
 * "Moving the due of “Draft” to Fri 27 Nov 17:00 places it in full; …": what the changes do, which items (`filled`)
 * they place in full, and the cost before and after.
 */
export function repairSentence(
  facts: Facts,
  changes: readonly Change[],
  filled: readonly string[],
  costs: { readonly before: number; readonly after: number },
): string {
  const dropped = new Set(changes.flatMap((change) => (change.op === 'drop-item' ? [change.item] : [])))
  const changed = new Set(changes.flatMap(({ item }) => item ?? []))
  const nameOf = (id: string): string => (changed.size === 1 && changed.has(id) ? 'it' : called(facts, id))
  const placed = filled.filter((id) => !dropped.has(id)).map(nameOf)
  const verb = changes.length === 1 ? 'places' : 'place'
  const result = placed.length === 0 ? '' : ` ${verb} ${listWords(placed)} in full`
  const start = `${changeSentence(facts, changes)}${result}`
  return `${start}${result === '' ? ':' : ';'} the plan then costs ${tidy(costs.after)} points, not ${tidy(costs.before)}.`
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
