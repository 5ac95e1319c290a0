import { DateTime } from 'luxon'
import type { HoursRange, Problem } from '#core/planning/problem.ts'

const MINUTE = 60_000
const DAY = 1440

type Clocked = {
  readonly date: string
  readonly weekday: number
  readonly minute: number
  readonly isOnTheWay: boolean
}

/** One step of the grid; `at` says date and time of day of each of its minutes. */
export type Step = { readonly startMs: number; readonly endMs: number; readonly at: readonly Clocked[] }

export type Span = { readonly startMs: number; readonly endMs: number }

/** The horizon step by step, read with luxon: it shares no code with the checker, the solver or the explanations. */
export type StepCalendar = {
  readonly problem: Problem
  readonly gridMs: number
  readonly steps: readonly Step[]
  /** Open in a profile (none: at any hour) for every minute of the step, on no day off. */
  readonly isOpen: (step: Step, profile: string | null) => boolean
  readonly isBusy: (step: Step) => boolean
}

/** A minute counts by its start: those before 16:59:30 end at 17:00. */
export const endOfMinute = (ms: number): number => Math.ceil(ms / MINUTE) * MINUTE

export function stepCalendar(problem: Problem): StepCalendar {
  const gridMs = problem.gridMinutes * MINUTE
  const steps: Step[] = []
  const untilMs = endOfMinute(Date.parse(problem.until))
  for (let ms = Math.ceil(Date.parse(problem.now) / gridMs) * gridMs; ms + gridMs <= untilMs; ms += gridMs)
    steps.push({ startMs: ms, endMs: ms + gridMs, at: minutesOf(problem, ms) })
  const busy = (problem.busy ?? []).map((time) => ({
    startMs: Date.parse(time.start) - (time.bufferBeforeMinutes ?? 0) * MINUTE,
    endMs: Date.parse(time.end) + (time.bufferAfterMinutes ?? 0) * MINUTE,
  }))
  const off = new Set(problem.daysOff ?? [])
  return {
    problem,
    gridMs,
    steps,
    isOpen: (step, profile) =>
      step.at.every(
        (clock) =>
          !clock.isOnTheWay &&
          !off.has(clock.date) &&
          (profile === null || isIn(problem.hours[profile]!, clock)),
      ),
    isBusy: (step) => busy.some((time) => meet(time, step)),
  }
}

export const meet = (a: Span, b: Span): boolean => a.startMs < b.endMs && b.startMs < a.endMs

export const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))

function minutesOf(problem: Problem, startMs: number): Clocked[] {
  if ((problem.trips ?? []).length > 0)
    return Array.from({ length: problem.gridMinutes }, (_, index) =>
      clockAt(problem, startMs + index * MINUTE),
    )
  const start = DateTime.fromMillis(startMs, { zone: problem.timeZone })
  const minute = start.hour * 60 + start.minute
  const next = start.plus({ days: 1 })
  return Array.from({ length: problem.gridMinutes }, (_, index) => {
    const day = minute + index < DAY ? start : next
    return { date: day.toISODate(), weekday: day.weekday, minute: (minute + index) % DAY, isOnTheWay: false }
  })
}

/** Date and time of day of an instant where the person is: on a trip once the date before it is over. */
export function clockAt({ timeZone, trips }: Problem, ms: number): Clocked {
  const at = (zone: string) => DateTime.fromMillis(ms, { zone })
  const dateIn = (zone: string): string => at(zone).toISODate()
  const sorted = (trips ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const trip = sorted.find((one, index) => {
    const before = sorted[index - 1]
    const last =
      before === undefined ? '' : DateTime.fromISO(before.to, { zone: 'utc' }).plus({ days: 1 }).toISODate()
    const from = last === one.from ? before!.timeZone : timeZone
    const date = dateIn(one.timeZone)
    return date >= one.from && date <= one.to && dateIn(from) >= one.from
  })
  const wall = at(trip?.timeZone ?? timeZone)
  const date = wall.toISODate()
  return {
    date,
    weekday: wall.weekday,
    minute: wall.hour * 60 + wall.minute,
    isOnTheWay: trip === undefined && sorted.some(({ from, to }) => date >= from && date <= to),
  }
}

function isIn(ranges: readonly HoursRange[], { weekday, minute }: Clocked): boolean {
  return ranges.some(
    ({ days, from, to }) => days.includes(weekday) && minute >= minuteOf(from) && minute < minuteOf(to),
  )
}

/** Minutes of the steps, and the longest stretch of them without a break. */
export function countOf(steps: readonly Step[]): { readonly minutes: number; readonly longest: number } {
  let [minutes, longest, run, last] = [0, 0, 0, Number.NaN]
  for (const { startMs, endMs } of steps) {
    const length = (endMs - startMs) / MINUTE
    run = startMs === last ? run + length : length
    last = endMs
    minutes += length
    longest = Math.max(longest, run)
  }
  return { minutes, longest }
}
