import type { Plan, Unplaced } from '#core/planning/plan.ts'
import type { Habit, Problem, Task } from '#core/planning/problem.ts'
import {
  clockAt,
  countOf,
  endOfMinute,
  meet,
  minuteOf,
  type Step,
  type StepCalendar,
  stepCalendar,
} from './step-calendar.ts'

type Placed = { item: string; startMs: number; endMs: number; pinned: boolean }
type Case = { readonly calendar: StepCalendar; readonly blocks: readonly Placed[] }
type Facts = Unplaced['facts']

/** What the reasons of a plan claim and what does not hold when it is counted again from problem and plan alone. */
export function wrongReasons(problem: Problem, plan: Plan): string[] {
  const calendar = stepCalendar(problem)
  const blocks = plan.blocks.map(({ item, start, end, pinned }) => ({
    item,
    startMs: Date.parse(start),
    endMs: Date.parse(end),
    pinned,
  }))
  const known: Case = { calendar, blocks }
  return [
    ...plan.unplaced.flatMap((entry) => wrongEntry(known, entry)),
    ...plan.capacity.flatMap((verdict) => wrongCapacity(known, verdict)),
  ]
}

function wrongEntry(known: Case, entry: Unplaced): string[] {
  const { problem } = known.calendar
  const task = problem.tasks?.find(({ id }) => id === entry.item)
  const habit = problem.habits?.find(({ id }) => id === entry.item)
  const wrong = task !== undefined ? wrongTask(known, task, entry) : wrongHabit(known, habit!, entry.facts)
  return wrong.map((text) => `${entry.item} ${entry.reason}: ${text}`)
}

/** What remains of a task: its minutes less its pinned ones, down to the grid. */
function remainingOf({ calendar: { problem }, blocks }: Case, task: Task): number {
  const pinned = minutesOf(blocks.filter(({ item, pinned: isPinned }) => item === task.id && isPinned))
  return Math.max(0, Math.floor((task.minutes - pinned) / problem.gridMinutes) * problem.gridMinutes)
}

const minutesOf = (blocks: readonly Placed[]): number =>
  blocks.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs) / 60_000, 0)

const placedOf = ({ blocks }: Case, id: string): number =>
  minutesOf(blocks.filter(({ item, pinned }) => item === id && !pinned))

function wrongTask(known: Case, task: Task, { facts, reason, minutes }: Unplaced): string[] {
  const need = remainingOf(known, task)
  return [
    ...differs('needMinutes', facts['needMinutes'], [need]),
    ...(minutes > need - placedOf(known, task.id) ? ['more minutes are missed than are missing'] : []),
    ...(reason === 'PREDECESSOR_UNPLACED' ? wrongPredecessor(known, task, facts) : []),
    ...(facts['from'] === undefined ? [] : wrongSpan(known, task, reason, facts, need)),
  ]
}

function wrongPredecessor(known: Case, task: Task, facts: Facts): string[] {
  const before = known.calendar.problem.tasks?.find(({ id }) => id === facts['predecessor'])
  if (before === undefined || task.after?.includes(before.id) !== true)
    return ['it waits for nothing of that name']
  const [need, placed] = [remainingOf(known, before), placedOf(known, before.id)]
  return [
    ...differs('predecessorNeedMinutes', facts['predecessorNeedMinutes'], [need]),
    ...differs('predecessorPlacedMinutes', facts['predecessorPlacedMinutes'], [placed]),
    ...(placed < need ? [] : ['its predecessor is placed in full']),
  ]
}

/** Numbers about the window: alone on the calendar, or beside the blocks of all others. */
function wrongSpan(known: Case, task: Task, reason: string, facts: Facts, need: number): string[] {
  const { calendar, blocks } = known
  const open = openSteps(known, task, Date.parse(String(facts['from'])), Date.parse(String(facts['to'])))
  const free = open.filter((step) => !calendar.isBusy(step))
  const [alone, beside] = [
    without(
      free,
      blocks.filter(({ pinned }) => pinned),
    ),
    without(
      free,
      blocks.filter(({ pinned, item }) => pinned || item !== task.id),
    ),
  ].map(countOf)
  const window = countOf(open).minutes
  const taken = Object.entries((facts['takenMinutes'] ?? {}) as Record<string, number>)
  return [
    ...wrongEnds(known, task, facts),
    ...differs('windowMinutes', facts['windowMinutes'], [window]),
    ...differs('freeMinutes', facts['freeMinutes'], [alone!.minutes, beside!.minutes]),
    ...differs('longestFreeMinutes', facts['longestFreeMinutes'], [alone!.longest, beside!.longest]),
    ...taken.flatMap(([id, minutes]) => differs(`taken by ${id}`, minutes, [heldBy(open, blocks, id)])),
    ...(reason === 'NO_WINDOW' && window > 0 ? [`its window has ${window} minutes`] : []),
    ...(reason.startsWith('NO_FREE_TIME') && alone!.minutes >= need ? ['there is enough free time'] : []),
    ...(reason === 'HORIZON_TOO_SHORT' && window >= need ? ['its window is long enough'] : []),
  ]
}

/** The span begins no earlier than the task may and ends where it must, whole steps only. */
function wrongEnds({ calendar: { problem, gridMs } }: Case, task: Task, facts: Facts): string[] {
  const first = Math.ceil(Math.max(Date.parse(problem.now), momentOf(task.notBefore, 0)) / gridMs) * gridMs
  const end = task.hardDue === true ? momentOf(task.due, Infinity) : Infinity
  const last = Math.floor(endOfMinute(Math.min(Date.parse(problem.until), end)) / gridMs) * gridMs
  const [from, to] = [Date.parse(String(facts['from'])), Date.parse(String(facts['to']))]
  if (first >= last) return from >= to || to <= last ? [] : ['its window is empty']
  // What it waits for may end later than it may start, and even after its due.
  const isAfter = task.after !== undefined && task.after !== null && from > first
  return [
    ...(from === first || isAfter ? [] : [`it may start at ${new Date(first).toISOString()}`]),
    ...(to === Math.max(last, from) ? [] : [`it must end by ${new Date(last).toISOString()}`]),
  ]
}

const momentOf = (text: string | null | undefined, otherwise: number): number =>
  text === null || text === undefined ? otherwise : Date.parse(text)

const openSteps = ({ calendar }: Case, task: Pick<Task, 'hours'>, from: number, to: number): Step[] =>
  calendar.steps.filter(
    (step) => step.startMs >= from && step.endMs <= to && calendar.isOpen(step, task.hours),
  )

const without = (steps: readonly Step[], blocks: readonly Placed[]): Step[] =>
  steps.filter((step) => !blocks.some((block) => meet(block, step)))

const heldBy = (open: readonly Step[], blocks: readonly Placed[], id: string): number =>
  countOf(
    open.filter((step) => blocks.some((block) => block.item === id && !block.pinned && meet(block, step))),
  ).minutes

function differs(name: string, said: unknown, counted: readonly number[]): string[] {
  if (said === undefined || counted.includes(Number(said))) return []
  return [`says ${name} ${JSON.stringify(said)}, counted ${counted.join(' or ')}`]
}

type DateFacts = { date: string; longestFreeMinutes: number; longestBesideOthersMinutes: number }

function wrongHabit(known: Case, habit: Habit, facts: Facts): string[] {
  const { calendar, blocks } = known
  const isDay = new Set(weekFrom(String(facts['weekFrom'])))
  const inWeek = blocks.filter(
    ({ item, startMs }) => item === habit.id && isDay.has(dateOf(calendar, startMs)),
  )
  const dates = (facts['dates'] ?? []) as DateFacts[]
  return [
    ...differs('placedTimes', facts['placedTimes'], [inWeek.length]),
    ...dates.flatMap(({ date, longestFreeMinutes, longestBesideOthersMinutes }) => {
      const free = windowOn(known, habit, date)
      const pins = blocks.filter(({ pinned }) => pinned)
      const others = blocks.filter(({ item, pinned }) => pinned || item !== habit.id)
      return [
        ...differs(`${date} free`, longestFreeMinutes, [countOf(without(free, pins)).longest]),
        ...differs(`${date} beside`, longestBesideOthersMinutes, [countOf(without(free, others)).longest]),
      ]
    }),
  ]
}

function windowOn({ calendar }: Case, habit: Habit, date: string): Step[] {
  const [from, to] = [minuteOf(habit.from), minuteOf(habit.to)]
  return calendar.steps.filter(
    (step) =>
      step.at.every((clock) => clock.date === date && clock.minute >= from && clock.minute < to) &&
      calendar.isOpen(step, habit.hours ?? null) &&
      !calendar.isBusy(step),
  )
}

const weekFrom = (date: string): string[] =>
  Array.from({ length: 7 }, (_, day) =>
    new Date(Date.parse(`${date}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10),
  )

const dateOf = ({ problem }: StepCalendar, ms: number): string => clockAt(problem, ms).date

/** A window is overfull only where its items must all lie in it and need more than it has. */
function wrongCapacity(known: Case, verdict: Plan['capacity'][number]): string[] {
  const { calendar, blocks } = known
  const [from, to] = [Date.parse(verdict.from), Date.parse(verdict.to)]
  const { problem } = calendar
  const tasks = verdict.items.map((id) => problem.tasks!.find((task) => task.id === id)!)
  const need = tasks.reduce((sum, task) => sum + remainingOf(known, task), 0)
  const open = openSteps(known, { hours: verdict.hours }, from, to).filter((step) => !calendar.isBusy(step))
  const pins = blocks.filter(({ pinned }) => pinned)
  const free = freeForTasks(known, without(open, pins))
  const strays = tasks.filter((task) => {
    const release = Math.max(Date.parse(problem.now), momentOf(task.notBefore, 0))
    const due = momentOf(task.due, Infinity)
    const end = endOfMinute(Math.min(Date.parse(problem.until), due <= release ? Infinity : due))
    return !isWithin(calendar, task.hours, verdict.hours) || release < from || end > to
  })
  return [
    ...differs('needMinutes', verdict.needMinutes, [need]),
    ...differs('freeMinutes', verdict.freeMinutes, [free]),
    ...(need > free ? [] : ['it is not overfull']),
    ...strays.map(({ id }) => `${id} need not lie inside`),
  ].map((text) => `capacity ${verdict.from}: ${text}`)
}

/** Minutes of the steps, and no more a day than the limit of all tasks leaves beside pinned ones. */
function freeForTasks({ calendar, blocks }: Case, steps: readonly Step[]): number {
  const { problem } = calendar
  const limit = problem.limits?.maxTaskMinutesPerDay ?? Infinity
  const isTask = new Set(problem.tasks?.map(({ id }) => id))
  const days = Map.groupBy(steps, ({ at }) => at[0]!.date)
  return [...days].reduce((sum, [date, own]) => {
    const pinned = blocks.filter(
      (block) => block.pinned && isTask.has(block.item) && dateOf(calendar, block.startMs) === date,
    )
    return sum + Math.min(countOf(own).minutes, Math.max(0, limit - minutesOf(pinned)))
  }, 0)
}

/** Whether a profile is open only where the other one is. */
const isWithin = (calendar: StepCalendar, inner: string, outer: string): boolean =>
  calendar.steps.every((step) => !calendar.isOpen(step, inner) || calendar.isOpen(step, outer))
