import { MINUTE_MS } from '#core/time/interval.ts'
import { type LocalClock, localDayAt, minuteOfDayAt } from '#core/time/zone-clock.ts'
import { minuteOfDay } from '#core/time/local-date.ts'
import { parseInstant } from '#core/time/instant.ts'
import { delayCost } from './constraints/delay.ts'
import { lateCost } from './constraints/late.ts'
import { offPreferredCost } from './constraints/off-preferred.ts'
import { weightOf } from './constraints/weights.ts'
import type { Task } from './problem.ts'

/** What the minutes of a task's blocks cost, read from the problem once. */
export type TaskRules = {
  readonly weight: number
  /** +Infinity without a due. */
  readonly dueMs: number
  readonly dueDay: number
  /** Local date of max(now, notBefore): delay counts the dates after it. */
  readonly delayFromDay: number
  /** Preferred time of day in minutes after midnight; the whole day where there is none. */
  readonly preferredFrom: number
  readonly preferredTo: number
}

export function taskRules(task: Task, clock: LocalClock, nowMs: number): TaskRules {
  const dueMs = task.due == null ? Number.POSITIVE_INFINITY : parseInstant(task.due)
  const notBeforeMs = task.notBefore == null ? nowMs : parseInstant(task.notBefore)
  return {
    weight: weightOf(task),
    dueMs,
    dueDay: task.due == null ? Number.POSITIVE_INFINITY : localDayAt(clock, dueMs),
    delayFromDay: localDayAt(clock, Math.max(nowMs, notBeforeMs)),
    preferredFrom: task.preferred == null ? 0 : minuteOfDay(task.preferred.from),
    preferredTo: task.preferred == null ? 1440 : minuteOfDay(task.preferred.to),
  }
}

export type MinuteCosts = { late: number; delay: number; offPreferred: number }

/** Costs of the minutes [startMs, endMs) of a task, minute by minute: slow, and the measure of all shortcuts. */
export function minuteCosts(
  rules: TaskRules,
  clock: LocalClock,
  startMs: number,
  endMs: number,
): MinuteCosts {
  const sums = { late: 0, delay: 0, offPreferred: 0 }
  for (let ms = startMs; ms < endMs; ms += MINUTE_MS) {
    const day = localDayAt(clock, ms)
    const minute = minuteOfDayAt(clock, ms)
    if (ms >= rules.dueMs) sums.late += lateCost(rules.weight, day - rules.dueDay, 1)
    sums.delay += delayCost(rules.weight, day - rules.delayFromDay, 1)
    if (minute < rules.preferredFrom || minute >= rules.preferredTo) sums.offPreferred += offPreferredCost(1)
  }
  return sums
}

/** The same sum for one regular grid step that lies on one local date, wholly before or wholly after the due. */
export function regularStepCost(
  rules: TaskRules,
  startMs: number,
  day: number,
  minute: number,
  minutes: number,
): number {
  const inside = Math.min(minute + minutes, rules.preferredTo) - Math.max(minute, rules.preferredFrom)
  const late = startMs >= rules.dueMs ? lateCost(rules.weight, day - rules.dueDay, minutes) : 0
  return (
    late +
    delayCost(rules.weight, day - rules.delayFromDay, minutes) +
    offPreferredCost(minutes - Math.max(0, inside))
  )
}
