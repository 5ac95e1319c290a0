import { parseInstant } from '../time/instant.ts'
import { type Interval, MINUTE_MS, clip, interval, lengthMs, subtract } from '../time/interval.ts'
import { localClock } from '../time/local-clock.ts'
import { dayNumbersOf, minuteOfDay } from '../time/local-date.ts'
import { whereaboutsOf } from '../time/trips.ts'
import { openWindows } from '../time/working-hours.ts'
import { wholeOf } from '../tasks/item-parts.ts'
import type { Busy, Problem } from '../planning/problem.ts'
import type { Block } from './block.ts'

/**
 * Answers whether a task's block could still lie somewhere else before it is due: whether its hours hold a free
 * stretch of its length between now and then, beside busy time and all live blocks. Without a due date it always
 * could. The free time of each hours profile is worked out once.
 */
export function otherPlaces(
  problem: Problem,
  live: readonly Block[],
  nowMs: number,
): (block: Block) => boolean {
  const taken = [...(problem.busy ?? []).map(busyInterval), ...live]
  const tasks = new Map((problem.tasks ?? []).map((task) => [wholeOf(task.id), task]))
  const freeByHours = new Map<string, readonly Interval[]>()
  const freeIn = (hours: string): readonly Interval[] => {
    const free = freeByHours.get(hours) ?? subtract(windowsOf(problem, hours, nowMs), taken)
    freeByHours.set(hours, free)
    return free
  }
  return (block) => {
    const task = tasks.get(block.itemId)
    if (task?.due === undefined || task.due === null) return true
    const fromMs = task.notBefore ? parseInstant(task.notBefore) : nowMs
    const span = interval(fromMs, parseInstant(task.due))
    return clip(freeIn(task.hours), span).some((free) => lengthMs(free) >= lengthMs(block))
  }
}

const busyInterval = (busy: Busy): Interval =>
  interval(
    parseInstant(busy.start) - (busy.bufferBeforeMinutes ?? 0) * MINUTE_MS,
    parseInstant(busy.end) + (busy.bufferAfterMinutes ?? 0) * MINUTE_MS,
  )

function windowsOf(problem: Problem, hours: string, nowMs: number): Interval[] {
  const span = interval(nowMs, parseInstant(problem.until))
  if (span.endMs <= span.startMs) return []
  const ranges = (problem.hours[hours] ?? []).map(({ days, from, to }) => ({
    days,
    fromMinute: minuteOfDay(from),
    toMinute: minuteOfDay(to),
  }))
  const clock = localClock(whereaboutsOf(problem), span.startMs, span.endMs)
  return openWindows(ranges, clock, span, dayNumbersOf(problem.daysOff))
}
