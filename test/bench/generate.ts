/**
 * Seeded planning problems of many families, for the benchmarks and for property tests.
 *
 *   node test/bench/generate.ts worker 7      prints one problem
 *
 * A family is a shape (below): zone, start, weeks, load, gaps between meetings, limits, how often a task has a due, a
 * hard due, a predecessor, and so on. The same family and seed give the same problem on every machine.
 */
import { formatInstant } from '#core/time/instant.ts'
import { DAY_MS, MINUTE_MS } from '#core/time/interval.ts'
import { localClock } from '#core/time/local-clock.ts'
import { localDayAt } from '#core/time/zone-clock.ts'
import { dayNumberOf, localDateOf, weekdayOf } from '#core/time/local-date.ts'
import { type Prng, seeded } from '#core/prng.ts'
import type { Busy, Habit, HoursRange, PreviousBlock, Problem, Task } from '#core/planning/problem.ts'
import { solve } from '#core/planning/solve.ts'
import { FAMILIES, type Shape } from './families.ts'

/** What the parts of one problem share. */
type Draft = {
  readonly shape: Shape
  readonly random: Prng
  readonly zone: string
  readonly firstDay: number
  readonly days: number
  /** Epoch ms of a local minute of a local day. */
  readonly at: (day: number, minute: number) => number
}

const WORK_DAYS = [1, 2, 3, 4, 5]

export function generate(family: string, seed: number): Problem {
  const shape = FAMILIES[family]
  if (shape === undefined)
    throw new Error(
      `Cannot generate a problem of family "${family}": known are ${Object.keys(FAMILIES).join(', ')}.`,
    )
  return generateShape(shape, family, seed)
}

/** The same for a shape of one's own; chance depends on its name and the seed alone. */
export function generateShape(shape: Shape, family: string, seed: number): Problem {
  const random = seeded(seed * 7919 + hashOf(family))
  const draft = draftOf(shape, random)
  const grid = pick(random, shape.grids)
  const problem: Problem = {
    format: 'planning-problem/1',
    id: `${family}-g${seed}`,
    timeZone: draft.zone,
    now: formatInstant(draft.at(draft.firstDay, 525) + pick(random, [0, 0, 37_000])),
    until: formatInstant(draft.at(draft.firstDay + draft.days, 0)),
    gridMinutes: grid,
    freezeMinutes: 0,
    hours: shape.hours,
    daysOff: random() < shape.dayOff ? [localDateOf(draft.firstDay + 1 + below(random, 9))] : [],
    busy: meetings(draft),
    limits: shape.limits,
    tasks: [],
    habits: Array.from({ length: between(random, shape.habits) }, (_, index) => habit(draft, index, grid)),
    previous: [],
  }
  const work = shape.keyResults === undefined ? tasks : effortTasks
  const full = { ...problem, tasks: work(draft, grid) }
  return shape.planSteps.length > 0 ? withPlanInForce(full, draft, seed) : full
}

function draftOf(shape: Shape, random: Prng): Draft {
  const [zone, date] = pick(random, shape.places)
  const start = dayNumberOf(date)!
  const days = 7 * between(random, shape.weeks) - (shape.shortDays ?? 0)
  const clock = localClock(zone, (start - 2) * DAY_MS, (start + days + 3) * DAY_MS)
  const at = (day: number, minute: number): number => {
    const wanted = day * DAY_MS + minute * MINUTE_MS
    let ms = wanted - clock.offsetMinutes[0]! * MINUTE_MS
    for (const [piece, offset] of clock.offsetMinutes.entries())
      if (wanted - offset * MINUTE_MS >= clock.startsMs[piece]!) ms = wanted - offset * MINUTE_MS
    return ms
  }
  return { shape, random, zone, firstDay: localDayAt(clock, at(start, 720)), days, at }
}

const below = (random: Prng, count: number): number => Math.floor(random() * count)
const pick = <T>(random: Prng, list: readonly T[]): T => list[below(random, list.length)]!
const between = (random: Prng, [low, high]: readonly [number, number]): number =>
  low + below(random, high - low + 1)

const hashOf = (text: string): number =>
  Array.from(text).reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 17)

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

const rangesOn = (ranges: readonly HoursRange[], day: number): [number, number][] =>
  ranges
    .filter((range) => range.days.includes(weekdayOf(day)))
    .map((range) => [minuteOf(range.from), minuteOf(range.to)])

/** Meetings until the wanted part of the working hours of each day is taken. */
function meetings({ shape, random, firstDay, days, at }: Draft): Busy[] {
  const list: Busy[] = []
  for (let day = firstDay; day < firstDay + days; day++) {
    const ranges = rangesOn(shape.hours['work']!, day)
    let left = ranges.reduce((sum, [from, to]) => sum + to - from, 0) * shape.meetings
    for (let tries = 0; ranges.length > 0 && left > 0 && tries < 40; tries++) {
      const [from, to] = pick(random, ranges)
      const minutes = pick(random, shape.meetingMinutes)
      const start = from + 15 * below(random, (to - from) / 15) + pick(random, [0, 0, 0, 5])
      if (start + minutes > to) continue
      list.push(busy(list.length + 1, at(day, start), minutes, random))
      left -= minutes
    }
  }
  return list
}

function busy(index: number, startMs: number, minutes: number, random: Prng): Busy {
  const buffered = random() < 0.2
  return {
    id: `e${index}`,
    start: formatInstant(startMs),
    end: formatInstant(startMs + minutes * MINUTE_MS),
    bufferBeforeMinutes: buffered ? pick(random, [0, 10]) : 0,
    bufferAfterMinutes: buffered ? pick(random, [5, 10, 15]) : 0,
  }
}

/** Minutes of work that the shape asks for. */
function wantedMinutes({ shape, firstDay, days }: Draft): number {
  const workMinutes = Array.from({ length: days }, (_, index) => firstDay + index)
    .flatMap((day) => rangesOn(shape.hours['work']!, day))
    .reduce((sum, [from, to]) => sum + to - from, 0)
  return workMinutes * (1 - shape.meetings) * shape.load
}

/** Hours a week for each key result: one task for each week, within it, and at most so much a day. */
function effortTasks(draft: Draft): Task[] {
  const { shape, random, firstDay, days, at } = draft
  const count = between(random, shape.keyResults!)
  const weeks = Math.ceil(days / 7)
  const average = wantedMinutes(draft) / (count * weeks)
  return Array.from({ length: count }, (_, index) => {
    const least = pick(random, [30, 45, 60])
    const shared = {
      minutes: Math.max(least, Math.round((average * (0.4 + 1.2 * random())) / 60) * 60),
      minBlockMinutes: least,
      maxBlockMinutes: least + pick(random, [30, 60, 75]),
      hours: 'work',
      priority: pick(random, [1, 2, 2, 3]),
      preferred: random() < 0.5 ? pick(random, PREFERRED) : null,
      maxMinutesPerDay: random() < 0.7 ? pick(random, [120, 150, 180]) : null,
    }
    return Array.from({ length: weeks }, (_, week) => ({
      id: `kr${index + 1}-w${week + 1}`,
      title: `Key result ${index + 1}, week ${week + 1}`,
      ...shared,
      notBefore: formatInstant(at(firstDay + 7 * week, 0)),
      due: formatInstant(at(firstDay + 7 * week + 4, 1020)),
    }))
  }).flat()
}

function tasks(draft: Draft, grid: number): Task[] {
  const { shape, random } = draft
  let left = wantedMinutes(draft)
  const most = between(random, shape.tasks)
  const least = shape.tasks[0] === most ? most : 1
  const list: Task[] = []
  const average = left / most
  while (list.length < least || (list.length < most && left > 0)) {
    const next = task(draft, list, grid, average)
    list.push(next)
    left -= next.minutes
  }
  return list
}

function task(draft: Draft, earlier: readonly Task[], grid: number, average: number): Task {
  const { shape, random } = draft
  const unit = grid === 10 ? 10 : Math.max(15, grid)
  const minutes = Math.max(unit, Math.round((average * (0.3 + 1.4 * random())) / unit) * unit)
  const least = Math.max(grid, Math.min(minutes, pick(random, shape.leastBlock)))
  const isLimited = random() < shape.ownLimit
  return {
    id: `t${earlier.length + 1}`,
    title: `Task ${earlier.length + 1}`,
    minutes,
    minBlockMinutes: Math.ceil(least / grid) * grid,
    maxBlockMinutes: Math.ceil((least + pick(random, [0, 30, 60, 120])) / grid) * grid,
    hours: random() < shape.otherHours ? pick(random, Object.keys(shape.hours)) : 'work',
    ...urgency(draft),
    preferred: random() < shape.preferred ? pick(random, PREFERRED) : null,
    maxMinutesPerDay: isLimited ? Math.max(60, pick(random, [60, 90, 120, 180]), least) : null,
    after: earlier.length > 0 && random() < shape.after ? waitsFor(random, earlier) : [],
  }
}

function waitsFor(random: Prng, earlier: readonly Task[]): string[] {
  const ids = [pick(random, earlier).id]
  if (random() < 0.3) ids.push(pick(random, earlier).id)
  return [...new Set(ids)]
}

function urgency({ shape, random, firstDay, days, at }: Draft): Pick<Task, 'notBefore' | 'due' | 'hardDue'> {
  const due = random() < shape.due ? workDay(random, firstDay, days) : undefined
  const span = Math.max(1, (due ?? firstDay + days) - firstDay)
  const notBefore = random() < 0.15 ? firstDay + below(random, span) : undefined
  return {
    ...(random() < 0.06
      ? { weight: pick(random, [0.5, 3, 10, 2.5]) }
      : { priority: pick(random, [1, 2, 2, 3, 3, 3, 4, 4]) }),
    notBefore: notBefore === undefined ? null : formatInstant(at(notBefore, 540)),
    due: due === undefined ? null : formatInstant(at(due, pick(random, [600, 840, 1000, 1020, 1020, 1020]))),
    hardDue: due !== undefined && random() < shape.hardDue,
  }
}

const PREFERRED = [
  { from: '09:00', to: '12:00' },
  { from: '08:00', to: '11:00' },
  { from: '13:00', to: '17:00' },
  { from: '14:00', to: '17:00' },
]

function workDay(random: Prng, firstDay: number, days: number): number {
  const day = firstDay + below(random, days)
  return WORK_DAYS.includes(weekdayOf(day)) ? day : firstDay + below(random, 5)
}

const HABITS = [
  { from: '17:00', to: '23:00', idealStart: '20:00' },
  { from: '18:00', to: '22:00', idealStart: '19:30' },
  { from: '09:00', to: '17:00', idealStart: '09:00' },
  { from: '06:30', to: '09:00', idealStart: '07:00' },
  { from: '11:30', to: '14:00', idealStart: '12:00' },
  { from: '08:00', to: '18:00', idealStart: '16:00' },
  { from: '22:00', to: '24:00', idealStart: '23:00' },
]

function habit({ random }: Draft, index: number, grid: number): Habit {
  const days = pick(random, [
    WORK_DAYS,
    WORK_DAYS,
    [1, 2, 3, 4, 5, 6, 7],
    [2, 4],
    [1, 3, 5],
    [1, 2, 4, 5],
    [5, 6, 7],
  ])
  const minMinutes = Math.ceil(pick(random, [15, 30, 30, 45, 60]) / grid) * grid
  return {
    id: `h${index + 1}`,
    title: `Habit ${index + 1}`,
    timesPerWeek: Math.min(days.length, between(random, [1, 5])),
    days,
    ...pick(random, HABITS),
    minMinutes,
    maxMinutes: minMinutes + pick(random, [0, 0, 30]),
    minDaysBetween: pick(random, [1, 1, 1, 2]),
    priority: pick(random, [1, 2, 3, 3, 4]),
    weekStart: pick(random, [1, 1, 7]),
    doneThisWeek: pick(random, [0, 0, 1, 2]),
  }
}

/** Plans the problem, moves now forward by a day or two, adds meetings, and pins some of the blocks. */
function withPlanInForce(problem: Problem, { shape, random, at, firstDay }: Draft, seed: number): Problem {
  const { blocks } = solve(problem, { seed, steps: pick(random, shape.planSteps) })
  const grid = problem.gridMinutes
  const previous: PreviousBlock[] = blocks.map((block) => ({
    item: block.item,
    start: formatInstant(block.startMs),
    end: formatInstant(block.endMs),
    pinned: random() < 0.06,
  }))
  const day = firstDay + below(random, 3)
  const added = Array.from({ length: 1 + below(random, 4) }, (_, index) => ({
    id: `new${index + 1}`,
    start: formatInstant(at(day + index, 600 + 30 * below(random, 8))),
    end: formatInstant(at(day + index, 900 + grid * below(random, 4))),
  }))
  return {
    ...problem,
    now: formatInstant(at(day, 460 + 5 * below(random, 40))),
    freezeMinutes: pick(random, [0, 60, 120]),
    busy: [...(problem.busy ?? []), ...added],
    previous,
  }
}

if (process.argv[1]?.endsWith('generate.ts') === true)
  process.stdout.write(
    `${JSON.stringify(generate(process.argv[2] ?? 'worker', Number(process.argv[3] ?? 1)), null, 1)}\n`,
  )
