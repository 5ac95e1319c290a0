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

/** Items that a repair places in full, and items that it brings in on time. */
type Gain = { readonly placed: readonly string[]; readonly onTime: readonly string[] }

/**
 * "Moving the due of “Draft” to Fri 27 Nov 17:00 places it in full; …": what the changes do, what they bring or leave
 * out, and the cost before and after.
 */
export function repairSentence(
  facts: Facts,
  changes: readonly Change[],
  gain: Gain,
  costs: { readonly before: number; readonly after: number },
): string {
  const changed = new Set(changes.flatMap(({ item }) => item ?? []))
  const lost = new Map(changes.flatMap((change) => lossOf(facts, change)))
  const nameOf = (id: string): string => (changed.size === 1 && changed.has(id) ? 'it' : called(facts, id))
  const s = changes.length === 1 ? 's' : ''
  const gained = (verb: string, ids: readonly string[], end: string): string[] => {
    const names = ids.filter((id) => !lost.has(id)).map(nameOf)
    return names.length === 0 ? [] : [`${verb}${s} ${listWords(names)} ${end}`]
  }
  const results = [
    ...[...lost.values()].map((what) => `leave${s} ${what}`),
    ...gained('place', gain.placed, 'in full'),
    ...gained('bring', gain.onTime, 'in on time'),
  ]
  const start = [changeSentence(facts, changes), listWords(results)].filter((part) => part !== '').join(' ')
  return `${start}; the plan then costs ${tidy(costs.after)} points, not ${tidy(costs.before)}.`
}

/** What a change that asks for less leaves out, by the item that it is about. */
function lossOf(facts: Facts, change: Change): [string, string][] {
  if (change.op === 'reduce-minutes') return [[change.item, 'out the rest']]
  if (change.op === 'lower-times') return [[change.item, 'out the other times']]
  if (change.op !== 'drop-item') return []
  const isHabit = facts.items.get(change.item)?.kind === 'habit'
  return [[change.item, isHabit ? 'it out until it is resumed' : 'it out for good']]
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
