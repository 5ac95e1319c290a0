import { parseInstant } from '../time/instant.ts'
import { type Interval, MINUTE_MS, interval, lengthMs, subtract } from '../time/interval.ts'
import { localClock } from '../time/local-clock.ts'
import { dayNumberOf, minuteOfDay } from '../time/local-date.ts'
import { openWindows } from '../time/working-hours.ts'
import type { Busy, Problem } from '../planning/problem.ts'
import type { Block } from './block.ts'

/**
 * Could a task's block still lie somewhere else before it is due? It could if its hours hold a free stretch of its
 * length between now and then, beside busy time and all other blocks. Without a due date it always could.
 */
export function hasOtherPlace(
  problem: Problem,
  block: Block,
  live: readonly Block[],
  nowMs: number,
): boolean {
  const task = (problem.tasks ?? []).find(({ id }) => id === block.itemId)
  if (task?.due === undefined || task.due === null) return true
  const fromMs = Math.max(nowMs, task.notBefore ? parseInstant(task.notBefore) : nowMs)
  const span = interval(fromMs, Math.min(parseInstant(task.due), parseInstant(problem.until)))
  const taken = [...(problem.busy ?? []).map(busyInterval), ...live]
  return subtract(windowsOf(problem, task.hours, span), taken).some(
    (free) => lengthMs(free) >= lengthMs(block),
  )
}

const busyInterval = (busy: Busy): Interval =>
  interval(
    parseInstant(busy.start) - (busy.bufferBeforeMinutes ?? 0) * MINUTE_MS,
    parseInstant(busy.end) + (busy.bufferAfterMinutes ?? 0) * MINUTE_MS,
  )

function windowsOf(problem: Problem, hours: string, span: Interval): Interval[] {
  if (span.endMs <= span.startMs) return []
  const ranges = (problem.hours[hours] ?? []).map(({ days, from, to }) => ({
    days,
    fromMinute: minuteOfDay(from),
    toMinute: minuteOfDay(to),
  }))
  const clock = localClock(problem.timeZone, span.startMs, span.endMs)
  const daysOff = (problem.daysOff ?? []).map((date) => dayNumberOf(date) ?? -1)
  return openWindows(ranges, clock, span, new Set(daysOff))
}
