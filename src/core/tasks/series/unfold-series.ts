import { dayNumberOf, localDateOf } from '../../time/local-date.ts'
import type { Task } from '../task.ts'
import { nextRepeat, readRepeatRule } from './repeat-rule.ts'
import type { TaskSeries } from './task-series.ts'
import { firstDayOf, instanceOf } from './template.ts'

export type SeriesNow = {
  readonly today: number
  readonly zone: string
  /** Whether the instance that was made last is still to be done. */
  readonly isOpen: boolean
}

export type UnfoldedSeries = {
  readonly series: TaskSeries
  /** The next instance, where it is time for one. */
  readonly task: Task | null
  /** Local day to look again; null when nothing comes any more. */
  readonly lookAgainOn: number | null
}

/**
 * The next instance is made when the one before is done, or when its own first day has come. Days that passed while
 * nobody looked are counted, but bring no heap of tasks: only the latest is made.
 */
export function unfoldSeries(given: TaskSeries, { today, zone, isOpen }: SeriesNow): UnfoldedSeries {
  let series = given
  let next = nextOf(series)
  if (next === null) return { series: ended(given), task: null, lookAgainOn: null }
  if (isOpen && firstDayOf(series, next) > today)
    return { series: given, task: null, lookAgainOn: firstDayOf(series, next) }
  for (;;) {
    const later = { ...series, lastOn: localDateOf(next), made: series.made + 1 }
    const afterIt = nextOf(later)
    if (afterIt === null || firstDayOf(later, afterIt) > today) break
    series = later
    next = afterIt
  }
  const date = localDateOf(next)
  const task = instanceOf(series, next, date, zone)
  const made = { ...series, lastOn: date, made: series.made + 1 }
  const afterwards = nextOf(made)
  return { series: made, task, lookAgainOn: afterwards === null ? null : firstDayOf(made, afterwards) }
}

const ended = (series: TaskSeries): TaskSeries => (series.hasEnded ? series : { ...series, hasEnded: true })

function nextOf({ rule: text, startsOn, lastOn, made, hasEnded }: TaskSeries): number | null {
  const rule = readRepeatRule(text)
  const [start, last] = [dayNumberOf(startsOn), dayNumberOf(lastOn)]
  if (hasEnded || rule === null || start === undefined || last === undefined) return null
  return made >= (rule.count ?? Infinity) ? null : nextRepeat(rule, start, last)
}
