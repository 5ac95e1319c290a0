import type { Facts, ItemFact } from '../check/facts.ts'
import { DAY_MINUTES } from '../check/instant.ts'
import { dayWords, listWords, minutesWords, printable, timeWords } from '../check/words.ts'

const LONGEST_NAME = 60

/**
 * What a person calls an item: “Write draft”. Where others have the same title it is told apart by what people know
 * of it: “Write draft” (due Fri 27 Nov). Ids never appear, but for items without any title.
 */
export function called(facts: Facts, id: string): string {
  const item = facts.items.get(id)
  if (item === undefined) return 'something else'
  const title = titleOf(item)
  const namesakes = byTitle(facts).get(title) ?? []
  if (namesakes.length < 2) return title
  const mark = marks.map((of) => unique(facts, item, namesakes, of)).find((one) => one !== undefined)
  return `${title} (${mark ?? `number ${namesakes.indexOf(item) + 1} of ${namesakes.length}`})`
}

const known = new WeakMap<Facts, ReadonlyMap<string, readonly ItemFact[]>>()

function byTitle(facts: Facts): ReadonlyMap<string, readonly ItemFact[]> {
  const titles = known.get(facts) ?? Map.groupBy(facts.items.values(), titleOf)
  known.set(facts, titles)
  return titles
}

/** The title between quotes, on one line, and not too long to be read. */
function titleOf(item: ItemFact): string {
  const title = printable(item.name.replaceAll(/\s+/g, ' ').trim())
  if (title === '') return item.kind === 'task' ? 'a task without a title' : 'a habit without a title'
  const letters = Array.from(title)
  return letters.length > LONGEST_NAME
    ? `“${letters
        .slice(0, LONGEST_NAME - 1)
        .join('')
        .trimEnd()}…”`
    : `“${title}”`
}

type Mark = (facts: Facts, item: ItemFact) => string | undefined

const marks: readonly Mark[] = [
  (_, { kind }) => `the ${kind}`,
  (facts, item) => (item.kind === 'task' ? dueMark(facts, item.dueMs) : undefined),
  (facts, item) =>
    item.kind === 'task' && item.dueMs !== undefined ? `due ${timeWords(facts.wall, item.dueMs)}` : undefined,
  (facts, item) =>
    item.kind === 'task' && item.releaseMs > facts.nowMs
      ? `from ${dayWords(facts.wall.day(item.releaseMs))}`
      : undefined,
  (_, item) => (item.kind === 'task' ? `of ${minutesWords(item.minutes)}` : timesMark(item.timesPerWeek)),
  (_, item) => (item.kind === 'habit' ? `of ${minutesWords(item.maxMinutes)}` : undefined),
]

/** What ends with a day ends on that day, not at the midnight after it. */
function dueMark(facts: Facts, dueMs: number | undefined): string | undefined {
  if (dueMs === undefined) return 'without a due date'
  return `due ${dayWords(facts.wall.day(dueMs - 1))}`
}

const timesMark = (times: number): string => `${times === 1 ? 'once' : `${times} times`} a week`

function unique(facts: Facts, item: ItemFact, namesakes: readonly ItemFact[], of: Mark): string | undefined {
  const own = of(facts, item)
  return own !== undefined && namesakes.every((other) => other === item || of(facts, other) !== own)
    ? own
    : undefined
}

const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** "“work” hours", or "“work” hours on Mon and Wed" of the profile "work|1,3". */
export function hoursWords(name: string): string {
  const [, base, days] = /^(.+)\|([1-7](?:,[1-7])*)$/.exec(name) ?? []
  if (base === undefined || days === undefined) return `“${printable(name)}” hours`
  return `“${printable(base)}” hours on ${listWords(
    days.split(',').map((day) => weekdays[Number(day)] ?? ''),
    7,
  )}`
}

/** "Fri 27 Nov 17:00"; midnight is told as the end of the day before it. */
export function endWords(facts: Facts, ms: number): string {
  const day = facts.wall.day(ms)
  return facts.wall.minutes(ms) === day * DAY_MINUTES
    ? `the end of ${dayWords(day - 1)}`
    : timeWords(facts.wall, ms)
}
