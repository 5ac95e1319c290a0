import type { CompiledHabit, HabitDate } from '../compiled.ts'

/**
 * A cell is a date and its rank among the chosen ones of its week; its number is date · width + rank. All lists of
 * cells hold NONE where there is none.
 */
export type DateTable = {
  width: number
  /** By cell: the least cost up to there, and the cell chosen before it. */
  best: Float64Array
  from: Int32Array
  /** By cell: the cheapest of its rank on this or an earlier date of the same week. */
  inWeek: Int32Array
  /** By date: the cheapest cell on this or an earlier date. */
  soFar: Int32Array
}

/** A date among others: the first one of its week, and the last one that is far enough before it. */
type Place = { readonly index: number; readonly firstOfWeek: number; readonly near: number }

const NONE = -1

/**
 * Which of some dates (ascending) to use at least cost, by index, and what that changes against using none: a week
 * pays for what it misses, and chosen dates keep their distance.
 */
export function chooseDates(
  habit: CompiledHabit,
  dates: readonly HabitDate[],
  options: readonly { readonly cost: number }[],
  table = dateTable(),
): { change: number; chosen: number[] } {
  clearInPlace(table, habit, dates.length)
  let firstOfWeek = 0
  let near = NONE
  for (const [index, date] of dates.entries()) {
    if (dates[firstOfWeek]!.week !== date.week) firstOfWeek = index
    while (near + 1 < index && date.day - dates[near + 1]!.day >= habit.minDaysBetween) near++
    const place = { index, firstOfWeek, near }
    reachDateInPlace(table, habit, date.week, place, options[index]!.cost)
    sumUpInPlace(table, place)
  }
  return traceBack(table, table.soFar[dates.length - 1] ?? NONE)
}

/** Memory for many questions: it grows with the largest one. */
export const dateTable = (): DateTable => tableFor(64)

const tableFor = (cells: number): DateTable => ({
  width: 1,
  best: new Float64Array(cells),
  from: new Int32Array(cells),
  inWeek: new Int32Array(cells),
  soFar: new Int32Array(cells),
})

function clearInPlace(table: DateTable, { weeks }: CompiledHabit, dates: number): void {
  let width = 1
  for (const { capacity } of weeks) width = Math.max(width, capacity + 1)
  const cells = dates * width
  if (cells > table.best.length) Object.assign(table, tableFor(2 * cells))
  table.width = width
  table.best.fill(Number.POSITIVE_INFINITY, 0, cells)
  table.from.fill(NONE, 0, cells)
  table.inWeek.fill(NONE, 0, cells)
  table.soFar.fill(NONE, 0, dates)
}

function reachDateInPlace(
  table: DateTable,
  habit: CompiledHabit,
  week: number,
  { index, firstOfWeek, near }: Place,
  ownCost: number,
): void {
  const { width, best, inWeek, soFar } = table
  const { asked, pinnedCount, capacity } = habit.weeks[week]!
  // Cost of the rank-th occurrence of a week, against leaving it out.
  const gain = (rank: number): number => ownCost - (rank <= asked - pinnedCount ? habit.missedCost : 0)
  const last = Math.min(near, firstOfWeek - 1)
  const earlier = last < 0 ? NONE : soFar[last]!
  const isWorth = earlier !== NONE && best[earlier]! < 0
  if (capacity > 0) reachCellInPlace(table, index * width + 1, gain(1), isWorth ? earlier : NONE)
  if (near < firstOfWeek) return
  for (let rank = 2; rank <= capacity; rank++) {
    const before = inWeek[near * width + rank - 1]!
    if (before === NONE) return
    reachCellInPlace(table, index * width + rank, gain(rank), before)
  }
}

function reachCellInPlace({ best, from }: DateTable, cell: number, gain: number, before: number): void {
  best[cell] = before === NONE ? gain : best[before]! + gain
  from[cell] = before
}

function sumUpInPlace({ width, best, inWeek, soFar }: DateTable, { index, firstOfWeek }: Place): void {
  let cheapest = index === 0 ? NONE : soFar[index - 1]!
  for (let cell = index * width + 1; cell < (index + 1) * width; cell++) {
    inWeek[cell] = cheaper(best, index > firstOfWeek ? inWeek[cell - width]! : NONE, cell)
    cheapest = cheaper(best, cheapest, cell)
  }
  soFar[index] = cheapest
}

/** The cheaper of two cells, the first where they cost the same. */
function cheaper(best: Float64Array, first: number, second: number): number {
  if (best[second] === Number.POSITIVE_INFINITY) return first
  return first === NONE || best[second]! < best[first]! ? second : first
}

function traceBack({ width, best, from }: DateTable, last: number): { change: number; chosen: number[] } {
  const chosen: number[] = []
  if (last === NONE || best[last]! >= 0) return { change: 0, chosen }
  for (let cell = last; cell !== NONE; cell = from[cell]!) chosen.push(Math.floor(cell / width))
  return { change: best[last]!, chosen: chosen.toReversed() }
}
