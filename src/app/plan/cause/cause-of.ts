import type { Problem } from '#core/planning/problem.ts'
import type { Background } from './cause-background.ts'
import { handWords } from './done-by-hand.ts'
import { isSame, textOf } from '../is-same.ts'
import { counted, itemCauses, named } from './item-causes.ts'
import { isSameHabit, isSameTask, wholeHabits, wholeTasks } from './whole-items.ts'

const none: Background = { byHand: [], marks: new Map(), ends: new Map() }

/** What made us plan, as a sentence for the person: what they did, and how this problem differs from the last. */
export function causeOf(before: Problem | null, problem: Problem, background = none): string {
  if (before === null) return 'This is the first plan.'
  const causes = [
    ...handCauses(background, [before, problem]),
    ...calendarCauses(before, problem),
    ...itemCauses(wholeTasks(before), wholeTasks(problem), 'task', isSameTask, background),
    ...itemCauses(wholeHabits(before), wholeHabits(problem), 'habit', isSameHabit, background),
    ...settingCauses(before, problem),
  ]
  if (causes.length === 0) return 'Time has passed.'
  const [first, second] = causes
  if (second === undefined) return `${first}.`
  const more = causes.length - 2
  return `${first}; ${second}${more > 0 ? `; and ${counted(more, 'other change')}` : ''}.`
}

function handCauses({ byHand, marks }: Background, problems: readonly Problem[]): string[] {
  const known = problems.flatMap((problem) => [...wholeTasks(problem), ...wholeHabits(problem)])
  return [...Map.groupBy(byHand, ({ what }) => what)].map(([what, blocks]) => {
    const ids = new Set(blocks.map(({ itemId }) => itemId))
    const item = ids.size === 1 ? known.find(({ id }) => ids.has(id)) : undefined
    return handWords[what](item === undefined ? counted(blocks.length, 'block') : named(item, marks))
  })
}

/** Compares events of the time that both problems look at; our own blocks among the busy times are no events. */
function calendarCauses(before: Problem, problem: Problem): string[] {
  const until = before.until < problem.until ? before.until : problem.until
  const seen = ({ busy }: Problem): Set<string> =>
    new Set(
      (busy ?? [])
        .filter(({ id, start, end }) => !id.startsWith('block/') && end > problem.now && start < until)
        .map((one) => textOf({ ...one, end: one.end < until ? one.end : until })),
    )
  const [old, current] = [seen(before), seen(problem)]
  const added = [...current].filter((one) => !old.has(one)).length
  const gone = [...old].filter((one) => !current.has(one)).length
  return added + gone === 0
    ? []
    : [`Your calendar changed (${counted(added, 'busy time')} new, ${gone} gone)`]
}

const rules = ({ gridMinutes, freezeMinutes, limits, timeZone }: Problem) => ({
  gridMinutes,
  freezeMinutes,
  limits,
  timeZone,
})

function settingCauses(before: Problem, problem: Problem): string[] {
  const hours =
    isSame(before.hours, problem.hours) &&
    isSame(before.daysOff, problem.daysOff) &&
    isSame(before.trips, problem.trips)
  return [
    ...(hours ? [] : ['Your hours changed']),
    ...(isSame(rules(before), rules(problem)) ? [] : ['Your settings changed']),
  ]
}
