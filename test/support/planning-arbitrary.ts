import * as fc from 'fast-check'
import type { Habit, Problem, Task } from '#core/planning/problem.ts'
import type { Trip } from '#core/time/trips.ts'

/** How large and how rich the problems are; the enumerator needs them tiny. */
export type Size = {
  readonly tasks: number
  readonly habits: number
  readonly days: number
  readonly steps: number
}

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe']
/** Ordinary weeks and weeks with a clock change in one of the zones. */
const STARTS = [
  '2026-11-23T06:00:00Z',
  '2026-03-27T08:07:00Z',
  '2026-10-23T09:30:00Z',
  '2026-04-03T11:00:00Z',
]
const DAY_MS = 86_400_000
const AWAY = ['America/New_York', 'Asia/Tokyo', 'Pacific/Apia', 'Pacific/Honolulu', 'Europe/London']

/** Small valid problems with every rule in them. */
export function problems(size: Size): fc.Arbitrary<Problem> {
  return fc
    .record({
      timeZone: fc.constantFrom(...ZONES),
      now: fc.constantFrom(...STARTS),
      gridMinutes: fc.constantFrom(15 as const, 30 as const),
      days: fc.integer({ min: 1, max: size.days }),
      from: fc.integer({ min: 6, max: 11 }),
      hours: fc.integer({ min: 2, max: 6 }),
    })
    .chain(({ timeZone, now, gridMinutes, days, from, hours }) => {
      const nowMs = Date.parse(now)
      const at = (minutes: number): string => new Date(nowMs + minutes * 60_000).toISOString()
      const second = fc.constantFrom(0, 0, 59)
      const moment = fc
        .tuple(fc.integer({ min: -600, max: days * 1440 }), second)
        .map(([minutes, seconds]) => at(minutes + seconds / 60))
      return fc.record({
        format: fc.constant('planning-problem/1' as const),
        id: fc.constant('p'),
        timeZone: fc.constant(timeZone),
        trips: trips(nowMs, days),
        now: fc.constant(now),
        until: fc.constant(new Date(nowMs + days * DAY_MS).toISOString()),
        gridMinutes: fc.constant(gridMinutes),
        freezeMinutes: fc.constantFrom(0, 60),
        hours: fc.constant({
          work: [{ days: [1, 2, 3, 4, 5, 6, 7], from: clock(from), to: clock(from + hours) }],
        }),
        busy: fc
          .array(
            fc.record({
              startAt: fc.integer({ min: 0, max: days * 1440 }),
              minutes: fc.integer({ min: 5, max: 120 }),
            }),
            { maxLength: 4 },
          )
          .map((all) =>
            all.map(({ startAt, minutes }, index) => ({
              id: `e${index}`,
              start: at(startAt),
              end: at(startAt + minutes),
              bufferAfterMinutes: index * 5,
            })),
          ),
        limits: fc.record({
          maxTaskMinutesPerDay: fc.constantFrom(null, 90, 120),
          maxStretchMinutes: fc.constantFrom(null, 60, 90),
        }),
        tasks: taskList(size, gridMinutes, moment),
        habits: fc
          .array(habit(gridMinutes), { maxLength: size.habits })
          .map((all) => all.map((one, index) => ({ ...one, id: `h${index}` }))),
      })
    })
}

/** Mostly none; else one or two, also back to back, around or within the horizon. */
function trips(nowMs: number, days: number): fc.Arbitrary<Trip[]> {
  const length = fc.integer({ min: 0, max: 1 })
  const gap = fc.constantFrom(0, 0, 1)
  const some = fc
    .tuple(
      fc.integer({ min: -2, max: days }),
      length,
      gap,
      length,
      fc.shuffledSubarray(AWAY, { minLength: 1, maxLength: 2 }),
    )
    .map(([from, first, between, second, zones]) => {
      const starts = [from, from + first + 1 + between]
      return zones.map((timeZone, index) => ({
        from: dateAfter(nowMs, starts[index]!),
        to: dateAfter(nowMs, starts[index]! + [first, second][index]!),
        timeZone,
      }))
    })
  return fc.oneof({ weight: 2, arbitrary: fc.constant<Trip[]>([]) }, { weight: 1, arbitrary: some })
}

const dateAfter = (nowMs: number, days: number): string =>
  new Date(nowMs + days * DAY_MS).toISOString().slice(0, 10)

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

function taskList(size: Size, grid: number, moment: fc.Arbitrary<string>): fc.Arbitrary<Task[]> {
  const block = fc.integer({ min: 1, max: 3 })
  return fc
    .array(
      fc.record({
        minutes: fc.integer({ min: 1, max: size.steps }).map((steps) => steps * grid),
        minBlock: block,
        extra: fc.integer({ min: 0, max: 2 }),
        notBefore: fc.option(moment),
        due: fc.option(moment),
        hardDue: fc.boolean(),
        weight: fc.option(fc.constantFrom(0.05, 3)),
        priority: fc.integer({ min: 1, max: 4 }),
        preferred: fc.option(fc.constant({ from: '09:00', to: '10:30' })),
        maxMinutesPerDay: fc.constantFrom(null, 60),
        follows: fc.boolean(),
      }),
      { minLength: 1, maxLength: size.tasks },
    )
    .map((all) =>
      all.map(({ minBlock, extra, follows, ...task }, index) => ({
        ...task,
        id: `t${index}`,
        hours: 'work',
        minBlockMinutes: minBlock * grid,
        maxBlockMinutes: (minBlock + extra) * grid,
        after: follows && index > 0 ? [`t${index - 1}`] : [],
      })),
    )
}

function habit(grid: number): fc.Arbitrary<Habit> {
  return fc
    .record({
      timesPerWeek: fc.integer({ min: 1, max: 3 }),
      minSteps: fc.integer({ min: 1, max: 2 }),
      extra: fc.integer({ min: 0, max: 1 }),
      minDaysBetween: fc.integer({ min: 1, max: 2 }),
      weekStart: fc.constantFrom(1, 7),
      doneThisWeek: fc.constantFrom(0, 1),
      hours: fc.constantFrom(null, 'work'),
      priority: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ minSteps, extra, ...rest }) => ({
      ...rest,
      id: 'h',
      days: [1, 2, 3, 4, 5, 6, 7],
      from: '08:00',
      to: '12:00',
      idealStart: '09:00',
      minMinutes: minSteps * grid,
      maxMinutes: (minSteps + extra) * grid,
    }))
}
