import type { Cycle } from '../goals/cycle.ts'
import type { EffortPlan, KeyResult } from '../goals/key-result.ts'
import { dayNumberOf, localDateOf } from '../time/local-date.ts'
import { spreadMinutes, weeklyMinutes } from './effort-minutes.ts'
import { type EffortWeek, effortSpan, effortWeeks } from './effort-weeks.ts'
import { startOfLocalDate } from './start-of-local-date.ts'
import type { Task } from './task.ts'

/** What one week of an effort plan asks for, whoever holds it already. */
export type WantedWeek = {
  readonly weekOf: string
  readonly minutes: number
  readonly rolledOverMinutes: number
  readonly notBeforeMs: number
  readonly dueMs: number
}

export type Calendar = {
  readonly zone: string
  /** Local date of now, and the end of the horizon (not included), as day numbers. */
  readonly today: number
  readonly untilDay: number
  readonly weekStart: number
  readonly gridMinutes: number
}

export type EffortHistory = {
  /** The task of the week that holds today, if there is one. */
  readonly thisWeek: Task | null
  /** What the week before left undone and may hand on. */
  readonly undoneMinutes: number
  /** Minutes worked on the key result before this week; of use to plans with a total. */
  readonly workedMinutes: number
}

/** The weeks of a key result's effort plan in the horizon, with their minutes and their edges as instants. */
export function unfoldEffortPlan(
  plan: EffortPlan,
  cycle: Cycle,
  history: EffortHistory,
  calendar: Calendar,
): WantedWeek[] {
  const weeks = effortWeeks(plan, cycle, calendar.today, calendar.untilDay, calendar.weekStart)
  const minutesOf =
    plan.totalMinutes === null
      ? weeklyShares(plan, weeks, history, calendar)
      : totalShares(plan, plan.totalMinutes, cycle, history, calendar)
  return weeks.flatMap((week) => {
    const rolled = plan.totalMinutes === null && isThisWeek(week, calendar) ? history.undoneMinutes : 0
    const minutes = (minutesOf.get(week.weekOf) ?? 0) + rolled
    return minutes <= 0 ? [] : [{ ...edgesOf(week, calendar.zone), minutes, rolledOverMinutes: rolled }]
  })
}

type Shares = ReadonlyMap<string, number>

/** A week that has begun keeps what it was given: a changed plan speaks for the weeks to come. */
function weeklyShares(
  plan: EffortPlan,
  weeks: readonly EffortWeek[],
  history: EffortHistory,
  calendar: Calendar,
): Shares {
  return new Map(
    weeks.map((week) => {
      const begun = isThisWeek(week, calendar) ? history.thisWeek : null
      const minutes =
        begun === null
          ? weeklyMinutes(plan, week, calendar.today, calendar.gridMinutes)
          : begun.minutes - begun.rolledOverMinutes
      return [week.weekOf, minutes] as const
    }),
  )
}

/** What is left of the total, over all weeks until its date. What a week leaves undone is spread anew by itself. */
function totalShares(
  plan: EffortPlan,
  total: number,
  cycle: Cycle,
  { thisWeek, workedMinutes }: EffortHistory,
  calendar: Calendar,
): Shares {
  const all = effortWeeks(plan, cycle, calendar.today, effortSpan(plan, cycle).toDay, calendar.weekStart)
  const { today, gridMinutes } = calendar
  const left = total - workedMinutes
  const begun = all.find((week) => isThisWeek(week, calendar))
  const first = spreadMinutes(left, plan, all, today, gridMinutes).get(begun?.weekOf ?? '') ?? 0
  const thisMinutes = thisWeek?.minutes ?? first
  // The same sum whether this week has its task already or not: a second run must not see other weeks.
  const later = all.filter((week) => week !== begun)
  return new Map([
    ...spreadMinutes(left - thisMinutes, plan, later, today, gridMinutes),
    ...(begun === undefined ? [] : [[begun.weekOf, thisMinutes] as const]),
  ])
}

const isThisWeek = (week: EffortWeek, calendar: Calendar): boolean => {
  const first = dayNumberOf(week.weekOf) ?? 0
  return first <= calendar.today && calendar.today < first + 7
}

const edgesOf = (week: EffortWeek, zone: string) => ({
  weekOf: week.weekOf,
  notBeforeMs: startOfLocalDate(week.fromDay, zone),
  dueMs: startOfLocalDate(week.toDay, zone),
})

/** The task as the plan wants it; what a person added to it (rank, notes, colour, part of the day) stays. */
export function effortTask(keyResult: KeyResult, plan: EffortPlan, week: WantedWeek, old: Task | null): Task {
  return {
    ...(old ?? blank),
    id: old?.id ?? '',
    title: keyResult.title,
    minutes: week.minutes,
    minBlockMinutes: plan.minBlockMinutes,
    maxBlockMinutes: plan.maxBlockMinutes,
    hoursProfileId: plan.hoursProfileId,
    notBeforeMs: week.notBeforeMs,
    dueMs: week.dueMs,
    // The week after has hours of its own: what finds no room here is handed on once, not squeezed in beside them.
    hardDue: true,
    priority: plan.priority,
    keyResultId: keyResult.id,
    objectiveId: keyResult.objectiveId,
    status: 'open',
    doneAtMs: null,
    source: 'effort-plan',
    weekOf: week.weekOf,
    rolledOverMinutes: week.rolledOverMinutes,
  }
}

const blank = {
  notes: '',
  upNextRank: null,
  preferredFrom: null,
  preferredTo: null,
  maxMinutesPerDay: null,
  afterTaskIds: [],
  colorId: null,
  isUnscheduled: false,
  visibility: 'workspace',
  seriesId: null,
  seriesDate: null,
} as const

/** Name of the week before: the local date seven days earlier. */
export const weekBefore = (weekOf: string): string => localDateOf((dayNumberOf(weekOf) ?? 7) - 7)
