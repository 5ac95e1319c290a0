import {
  type CompiledHabit,
  type CompiledProblem,
  type CompiledTask,
  stepFrom,
} from '#core/planning/compiled.ts'
import { stretchWindows } from '#core/planning/bound/stretch-windows.ts'
import { SPLIT_COST, splitCost } from '#core/planning/constraints/split.ts'

/** One possible block: a binary column of the model. */
type Column = { readonly item: number; readonly start: number; readonly end: number; readonly cost: number }

/** The whole problem as a mixed-integer program in the LP format, one binary per (item, start, length). */
export type ExactModel = {
  readonly text: string
  readonly constant: number
  readonly columns: readonly Column[]
}

type Rows = {
  readonly lines: string[]
  readonly objective: string[]
  readonly binaries: string[]
  constant: number
}

const term = (factor: number, name: string): string => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`
const sum = (columns: readonly number[], factor: (column: number) => number = () => 1): string =>
  columns.map((column) => term(factor(column), `x${column}`)).join(' ')

export function exactModel(problem: CompiledProblem): ExactModel {
  const columns: Column[] = []
  for (const task of problem.tasks) columns.push(...taskColumns(problem, task))
  for (const habit of problem.habits) columns.push(...habitColumns(habit))
  const rows: Rows = { lines: [], objective: [], binaries: [], constant: 0 }
  const byItem = problem.itemIds.map((): number[] => [])
  for (const [index, column] of columns.entries()) {
    byItem[column.item]!.push(index)
    if (column.cost !== 0) rows.objective.push(term(column.cost, `x${index}`))
    rows.binaries.push(`x${index}`)
  }
  for (const task of problem.tasks) addTask(rows, problem, task, columns, byItem)
  for (const [index, habit] of problem.habits.entries())
    addHabit(rows, problem, habit, index, columns, byItem[habit.item]!)
  addSteps(rows, problem, columns)
  const text = [
    'Minimize',
    ` cost: ${rows.objective.join('\n ')}`,
    'Subject To',
    ...rows.lines.map((line, index) => ` r${index}: ${line}`),
    'Bounds',
    ...boundsOf(rows),
    'Binaries',
    ` ${rows.binaries.join('\n ')}`,
    'End',
  ].join('\n')
  return { text, constant: rows.constant, columns }
}

const boundsOf = (rows: Rows): string[] =>
  [...new Set(rows.objective.join(' ').match(/\b[ym]\d+(?:_\d+)?\b/g) ?? [])].map((name) =>
    name.startsWith('y') ? ` 0 <= ${name} <= 1` : ` ${name} >= 0`,
  )

function taskColumns({ tasks, grid }: CompiledProblem, task: CompiledTask): Column[] {
  const earliest = Math.max(
    0,
    ...task.predecessors.map((index) =>
      tasks[index]!.pinnedCount > 0 ? stepFrom(grid, tasks[index]!.pinnedEndMs) : 0,
    ),
  )
  const columns: Column[] = []
  if (task.remainingSteps === 0) return columns
  const longest = Math.min(task.maxSteps, task.remainingSteps)
  for (const [run, from] of task.free.starts.entries())
    for (let start = Math.max(from, earliest); start < task.free.ends[run]!; start++)
      for (let end = start + task.minSteps; end <= Math.min(start + longest, task.free.ends[run]!); end++) {
        const own = task.cost[end]! - task.cost[start]! - (end - start) * task.unplacedPerStep
        columns.push({ item: task.item, start, end, cost: own + SPLIT_COST })
      }
  return columns
}

function habitColumns(habit: CompiledHabit): Column[] {
  const columns: Column[] = []
  for (const { free } of habit.dates)
    for (const [run, from] of free.starts.entries())
      for (let start = from; start < free.ends[run]!; start++)
        for (
          let end = start + habit.minSteps;
          end <= Math.min(start + habit.maxSteps, free.ends[run]!);
          end++
        ) {
          const cover = habit.coverCost
          const covered = cover === undefined ? 0 : cover[end]! - cover[start]!
          const short = (habit.maxSteps - (end - start)) * habit.shortenedPerStep
          columns.push({ item: habit.item, start, end, cost: habit.startCost[start]! + short + covered })
        }
  return columns
}

function addTask(
  rows: Rows,
  problem: CompiledProblem,
  task: CompiledTask,
  columns: readonly Column[],
  byItem: readonly number[][],
): void {
  const own = byItem[task.item]!
  const steps = (column: number): number => columns[column]!.end - columns[column]!.start
  rows.constant +=
    task.constantCost +
    splitCost(task.pinnedCount) +
    task.missedDue +
    task.remainingSteps * task.unplacedPerStep
  if (own.length === 0) return
  rows.lines.push(`${sum(own, steps)} <= ${task.remainingSteps}`)
  if (task.pinnedCount === 0) {
    rows.objective.push(term(-SPLIT_COST, `y${task.item}`))
    rows.lines.push(`y${task.item} ${sum(own, () => -1)} <= 0`)
  }
  if (task.missedDue > 0) {
    const before = own.filter((column) => columns[column]!.end <= task.dueStep)
    rows.objective.push(term(-task.missedDue, `z${task.item}`))
    rows.binaries.push(`z${task.item}`)
    rows.lines.push(`${task.remainingSteps} z${task.item} ${sum(before, (column) => -steps(column))} <= 0`)
  }
  addDays(rows, problem, task.daily, columns, own)
  for (const index of task.predecessors)
    addLink(rows, problem.tasks[index]!, columns, byItem[index]!, own, task.item)
}

/** `own` only where `before` is placed in full, and after its last block. */
function addLink(
  rows: Rows,
  before: CompiledTask,
  columns: readonly Column[],
  first: readonly number[],
  own: readonly number[],
  item: number,
): void {
  if (before.remainingSteps === 0) return
  const full = `f${before.item}_${item}`
  rows.binaries.push(full)
  const steps = (column: number): number => columns[column]!.start - columns[column]!.end
  rows.lines.push(`${before.remainingSteps} ${full} ${sum(first, steps)} <= 0`)
  const most = Math.max(1, Math.floor(before.remainingSteps / before.minSteps))
  for (const start of new Set(own.map((column) => columns[column]!.start))) {
    const here = own.filter((column) => columns[column]!.start === start)
    const late = first.filter((column) => columns[column]!.end > start)
    rows.lines.push(`${sum(here)} - ${full} <= 0`)
    if (late.length > 0) rows.lines.push(`${sum(late)} ${sum(here, () => most)} <= ${most}`)
  }
}

function addDays(
  rows: Rows,
  { grid }: CompiledProblem,
  limit: CompiledProblem['daily'],
  columns: readonly Column[],
  own: readonly number[],
): void {
  if (!limit.limited) return
  for (const [day, most] of limit.stepsLeft.entries()) {
    const here = own.filter((column) => grid.day[columns[column]!.start]! - grid.firstDay === day)
    if (here.length === 0) continue
    rows.lines.push(`${sum(here, (column) => columns[column]!.end - columns[column]!.start)} <= ${most}`)
  }
}

function addHabit(
  rows: Rows,
  { grid }: CompiledProblem,
  habit: CompiledHabit,
  index: number,
  columns: readonly Column[],
  own: readonly number[],
): void {
  rows.constant += habit.constantCost
  const dayOf = (column: number): number => grid.day[columns[column]!.start]!
  for (const [week, { capacity, asked, pinnedCount }] of habit.weeks.entries()) {
    const here = own.filter((column) => habit.weekOfDay[dayOf(column) - grid.firstDay] === week)
    const owed = asked - pinnedCount
    if (owed > 0 && here.length === 0) rows.constant += owed * habit.missedCost
    if (here.length === 0) continue
    rows.lines.push(`${sum(here)} <= ${capacity}`)
    if (owed <= 0) continue
    rows.objective.push(term(habit.missedCost, `m${index}_${week}`))
    rows.lines.push(`m${index}_${week} ${sum(here)} >= ${owed}`)
  }
  for (const { day } of habit.dates) {
    const near = own.filter((column) => dayOf(column) >= day && dayOf(column) < day + habit.minDaysBetween)
    if (near.length > 0) rows.lines.push(`${sum(near)} <= 1`)
  }
}

function addSteps(rows: Rows, problem: CompiledProblem, columns: readonly Column[]): void {
  const at = Array.from({ length: problem.grid.count }, (): number[] => [])
  for (const [index, { start, end }] of columns.entries())
    for (let step = start; step < end; step++) at[step]!.push(index)
  for (const here of at) if (here.length > 1) rows.lines.push(`${sum(here)} <= 1`)
  const isTask = (column: number): boolean => columns[column]!.item < problem.tasks.length
  addDays(rows, problem, problem.daily, columns, [...columns.keys()].filter(isTask))
  for (const { from, to } of stretchWindows(problem)) {
    const used = new Map<number, number>()
    for (let step = from; step < to; step++)
      for (const column of at[step]!) used.set(column, (used.get(column) ?? 0) + 1)
    if (used.size === 0) continue
    const most = to - from - 1
    rows.lines.push(`${sum([...used.keys()], (column) => used.get(column)!)} <= ${most}`)
  }
}
