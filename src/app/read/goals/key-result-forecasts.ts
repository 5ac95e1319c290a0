import type { KeyResultView } from '#contracts/http/goals.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import { keyResultEffort } from '#core/goals/effort.ts'
import { type ColleaguesPlans, spreadOverCycle } from '#core/goals/effort-of-colleagues.ts'
import { forecastEffort, type PastWeek, RATE_WEEKS } from '#core/goals/forecast-effort.ts'
import { forecastOutcome, lastOfEachDate } from '#core/goals/forecast-outcome.ts'
import type { EffortPlan, KeyResult, MilestoneKeyResult } from '#core/goals/key-result.ts'
import type { Point } from '#core/goals/median-slope.ts'
import { cycleOfPlan } from '#core/goals/pace.ts'
import { keyResultProgress, metricWay } from '#core/goals/progress.ts'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import type { Task } from '#core/tasks/task.ts'
import { type Calendar, unfoldEffortPlan } from '#core/tasks/unfold-effort-plan.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { dayNumberOf, localDateOf, weekStartOf } from '#core/time/local-date.ts'
import type { GoalMinutes } from './work-of-all.ts'

export type ForecastContext = {
  readonly cycle: Cycle
  readonly nowMs: number
  readonly calendar: Omit<Calendar, 'untilDay'>
  readonly workOf: (id: string) => GoalMinutes
  readonly plansOfColleagues: (keyResultId: string) => ColleaguesPlans
  /** Minutes that they ask for over the whole cycle. */
  readonly othersTargetOf: (keyResultId: string) => number
  /** Weeks that the effort plan of a key result asked for. */
  readonly effortTasksOf: (keyResultId: string) => readonly Task[]
}

/** Where a metric or a list of milestones is heading until the cycle ends; null while too little is known. */
export function outcomeForecast(
  keyResult: KeyResult,
  said: readonly Point[],
  context: ForecastContext,
): KeyResultView['outcomeForecast'] {
  const { cycle, calendar } = context
  const endMs = startOfLocalDate((dayNumberOf(cycle.endsOn) ?? 0) + 1, calendar.zone)
  const startMs = Math.max(
    startOfLocalDate(dayNumberOf(cycle.startsOn) ?? 0, calendar.zone),
    keyResult.createdAtMs,
  )
  const way = wayOf(keyResult, said, startMs, context.nowMs)
  if (way === null) return null
  const forecast = forecastOutcome(lastOfEachDate(way.points, calendar.zone), way.target, way.isRising, {
    endMs,
    nowMs: context.nowMs,
  })
  if (forecast === null) return null
  const { metAtMs, points } = forecast
  const valueAtEnd = keyResult.kind === 'milestone' ? clamp01(forecast.valueAtEnd) : forecast.valueAtEnd
  const progressAtEnd = clamp01(way.progressAt(valueAtEnd))
  return { valueAtEnd, progressAtEnd, metOn: metOn(metAtMs, calendar.zone), points }
}

const clamp01 = (share: number): number => Math.min(1, Math.max(0, share))

type Way = {
  readonly points: readonly Point[]
  readonly target: number
  readonly isRising: boolean
  readonly progressAt: (value: number) => number
}

function wayOf(keyResult: KeyResult, said: readonly Point[], startMs: number, nowMs: number): Way | null {
  if (keyResult.kind === 'effort') return null
  if (keyResult.kind === 'milestone') return milestoneWay(keyResult, startMs, nowMs)
  const { baseline, target } = keyResult
  if (baseline === null || target === null) return null
  return {
    points: [{ atMs: startMs, value: baseline }, ...said.filter(({ atMs }) => atMs > startMs)],
    target,
    isRising: target > baseline,
    progressAt: (value) => metricWay(keyResult, value) ?? 0,
  }
}

/** Milestones rise in steps; that none was reached since the last one is news, too. */
function milestoneWay(keyResult: MilestoneKeyResult, startMs: number, nowMs: number): Way | null {
  if (keyResult.milestones.length === 0) return null
  const shareAt = (atMs: number): number =>
    keyResultProgress({
      ...keyResult,
      milestones: keyResult.milestones.map((one) =>
        one.doneAtMs !== null && one.doneAtMs <= atMs ? one : { ...one, doneAtMs: null },
      ),
    })
  const steps = keyResult.milestones.flatMap(({ doneAtMs }) => (doneAtMs === null ? [] : [doneAtMs]))
  const moments = [...new Set([startMs, ...steps.filter((atMs) => atMs > startMs), nowMs])]
  return {
    points: moments.map((atMs) => ({ atMs, value: shareAt(atMs) })),
    target: 1,
    isRising: true,
    progressAt: (share) => share,
  }
}

/** Where everybody's hours for a key result are heading; null without a target in hours or a plan for them. */
export function effortForecast(
  keyResult: KeyResult,
  context: ForecastContext,
): KeyResultView['effortForecast'] {
  const { effortPlan } = keyResult
  const { cycle, nowMs, calendar } = context
  const { id } = keyResult
  const { doneMinutes, ownMinutes } = context.workOf(id)
  const others = context.plansOfColleagues(id)
  const span = cycleOfPlan(cycle, keyResult, calendar.zone)
  const asked = keyResultEffort(keyResult, span, doneMinutes, context.othersTargetOf(id)).targetMinutes
  if (asked === null || (effortPlan === null && others.aheadMinutes === 0)) return null
  const own = effortPlan === null ? [] : comingWeeks(id, effortPlan, ownMinutes, context)
  const theirs = spreadOverCycle(others.aheadMinutes, cycle, calendar)
  const coming = [...own, ...theirs].toSorted((a, b) => a.endMs - b.endMs)
  const past = [...pastWeeks(id, context).slice(-RATE_WEEKS), others.past]
  const { minutesAtEnd, metAtMs, doneRate } = forecastEffort(doneMinutes, asked, past, coming, nowMs)
  return { minutesAtEnd, metOn: metOn(metAtMs, calendar.zone), doneRate }
}

const thisWeekOf = ({ today, weekStart }: ForecastContext['calendar']): string =>
  localDateOf(weekStartOf(today, weekStart))

function pastWeeks(keyResultId: string, { calendar, effortTasksOf, workOf }: ForecastContext): PastWeek[] {
  const thisWeek = thisWeekOf(calendar)
  return effortTasksOf(keyResultId)
    .filter(({ weekOf }) => weekOf !== null && weekOf < thisWeek)
    .toSorted((a, b) => (a.weekOf! < b.weekOf! ? -1 : 1))
    .map(({ id, minutes, rolledOverMinutes }) => ({
      plannedMinutes: minutes - rolledOverMinutes,
      doneMinutes: workOf(id).doneMinutes,
    }))
}

function comingWeeks(keyResultId: string, plan: EffortPlan, doneMinutes: number, context: ForecastContext) {
  const { calendar, cycle, effortTasksOf, workOf } = context
  const thisWeek = effortTasksOf(keyResultId).find(({ weekOf }) => weekOf === thisWeekOf(calendar)) ?? null
  const doneNow = thisWeek === null ? 0 : workOf(thisWeek.id).doneMinutes
  const history = { thisWeek, undoneMinutes: 0, workedMinutes: doneMinutes - doneNow }
  const untilDay = (dayNumberOf(cycle.endsOn) ?? 0) + 1
  return unfoldEffortPlan(plan, cycle, history, { ...calendar, untilDay }).map(
    ({ weekOf, minutes, dueMs }) => ({
      plannedMinutes: weekOf === thisWeek?.weekOf ? Math.max(0, minutes - doneNow) : minutes,
      endMs: dueMs,
    }),
  )
}

/** A moment at the very end of a date still belongs to it. What lies beyond a century is never. */
function metOn(metAtMs: number | null, zone: string): string | null {
  if (metAtMs === null || metAtMs > 4.1e12 - DAY_MS) return null
  return localDateOf(localDayOf(metAtMs - 1, zone))
}
