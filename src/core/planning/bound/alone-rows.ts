import type { CompiledTask } from '../compiled.ts'
import { SPLIT_COST } from '../constraints/split.ts'
import type { AloneTask } from './alone-task.ts'

/**
 * Scratch memory of the sums. Row r holds, for k = 0 … width − 1, the least cost of k placed steps in the segments up
 * to step rowStep[r]; rows follow one another, the first of a group where it begins. Totals hold the same over groups.
 */
export type Rows = {
  width: number
  /** Sums of prices of time. */
  prices: Float64Array
  /** By step: what the first block pays for starting there, and the last block of a whole task for ending there. */
  startGate: Float64Array
  endGate: Float64Array
  values: Float64Array
  choice: Int16Array
  readonly rowStep: Int32Array
  readonly rowSegment: Int32Array
  row: number
  totals: Float64Array
  totalChoice: Int16Array
  readonly groupFirst: Int32Array
  readonly groupLast: Int32Array
  /** Where a group begins: its gates are those of this step. Without a limit, blocks have their own gates. */
  readonly groupStep: Int32Array
  hasGroups: boolean
  groups: number
  /** False where both gates are open everywhere. */
  isGated: boolean
  readonly stepMs: number
  /** Longest stretch; without end where none is limited. */
  readonly maxMs: number
  /** Blocks found: pairs (start, end). */
  readonly found: Int32Array
  foundCount: number
  work: number
}

export function aloneRows(steps: number, stepMs: number, maxMs: number, noGate: Float64Array): Rows {
  return {
    width: 1,
    prices: noGate,
    startGate: noGate,
    endGate: noGate,
    values: new Float64Array(4096),
    choice: new Int16Array(4096),
    rowStep: new Int32Array(2 * steps + 2),
    rowSegment: new Int32Array(2 * steps + 2),
    row: 0,
    totals: new Float64Array(256),
    totalChoice: new Int16Array(256),
    groupFirst: new Int32Array(steps + 1),
    groupLast: new Int32Array(steps + 1),
    groupStep: new Int32Array(steps + 1),
    hasGroups: false,
    groups: 0,
    isGated: false,
    stepMs,
    maxMs,
    found: new Int32Array(2 * steps + 2),
    foundCount: 0,
    work: 0,
  }
}

function reserveInPlace(rows: Rows, count: number): void {
  const cells = (count + 1) * rows.width
  if (cells <= rows.values.length) return
  const values = new Float64Array(2 * cells)
  values.set(rows.values)
  rows.values = values
  const choice = new Int16Array(2 * cells)
  choice.set(rows.choice)
  rows.choice = choice
}

/** Starts a group: one row that says that nothing is placed in it yet. */
export function startGroupInPlace(rows: Rows, step: number): void {
  if (rows.groups > 0) rows.row++
  reserveInPlace(rows, rows.row + 1)
  const offset = rows.row * rows.width
  rows.values.fill(Number.POSITIVE_INFINITY, offset, offset + rows.width)
  rows.values[offset] = 0
  rows.choice.fill(0, offset, offset + rows.width)
  rows.rowStep[rows.row] = step
  rows.groupFirst[rows.groups] = rows.row
  rows.groupStep[rows.groups] = step
  rows.groups++
}

/** One row per step of a segment: at each the best of leaving the step out and of ending a block, or piece, there. */
export function addSegmentInPlace(rows: Rows, alone: AloneTask, segment: number): void {
  const from = alone.starts[segment]!
  const to = alone.ends[segment]!
  reserveInPlace(rows, rows.row + to - from + 1)
  if (rows.maxMs === Number.POSITIVE_INFINITY) addBlocksInPlace(rows, alone, from, to, alone.cap[segment]!)
  else addPiecesInPlace(rows, alone, segment)
}

function addBlocksInPlace(
  rows: Rows,
  { task, isLimited }: AloneTask,
  from: number,
  to: number,
  cap: number,
): void {
  const { cost, minSteps, maxSteps } = task
  const { width, prices, values, choice, rowStep, rowSegment } = rows
  const base = rows.row
  const isGated = rows.isGated && !isLimited
  for (let row = base + 1, end = from + 1; end <= to; row++, end++) {
    const offset = row * width
    copyRowInPlace(values, choice, offset, width)
    rowStep[row] = end
    rowSegment[row] = from
    const endCost = cost[end]! + prices[end]! + SPLIT_COST
    const longest = Math.min(maxSteps, end - from, cap)
    for (let length = minSteps; length <= longest; length++) {
      const start = end - length
      const own = endCost - cost[start]! - prices[start]!
      const source = offset - length * width - length
      takeInPlace(rows, task, offset, source, own, start, end, cap, isGated)
    }
  }
  rows.row = base + to - from
  rows.work += (to - from) * (10 + width + 0.4 * Math.max(0, Math.min(maxSteps, cap) - minSteps + 1) * cap)
}

/**
 * Enters a block, or piece, in the row at `offset`, on top of the one at `source`. Gates of whole groups are added where
 * groups meet; else the first block has its own, and so has the one that makes the task whole.
 */
function takeInPlace(
  { values, choice, width, startGate, endGate }: Rows,
  { minSteps }: CompiledTask,
  offset: number,
  source: number,
  own: number,
  start: number,
  end: number,
  cap: number,
  isGated: boolean,
): void {
  const length = end - start
  const last = isGated && cap === width - 1 ? cap - 1 : cap
  const first = isGated ? own + startGate[start]! : own
  if (length <= last) offerInPlace(values, choice, offset + length, first, length)
  // Nothing or at least one block lies before this one, so that fewer steps than minSteps never do.
  for (let k = length + minSteps; k <= last; k++) {
    const sum = values[source + k]! + own
    if (sum >= values[offset + k]!) continue
    values[offset + k] = sum
    choice[offset + k] = length
  }
  if (last === cap) return
  const whole = length === cap ? first : values[source + cap]! + own
  offerInPlace(values, choice, offset + cap, whole + endGate[end]!, length)
}

function offerInPlace(
  values: Float64Array,
  choice: Int16Array,
  cell: number,
  cost: number,
  length: number,
): void {
  if (cost >= values[cell]!) return
  values[cell] = cost
  choice[cell] = length
}

function copyRowInPlace(values: Float64Array, choice: Int16Array, offset: number, width: number): void {
  for (let k = 0; k < width; k++) {
    values[offset + k] = values[offset - width + k]!
    choice[offset + k] = 0
  }
}

/**
 * Under a limit on the longest stretch. Pieces are runs of abutting blocks, so that their length can be limited
 * together with the pinned time that they abut; at least one step stays free between two pieces of a segment.
 */
function addPiecesInPlace(rows: Rows, alone: AloneTask, segment: number): void {
  const { task } = alone
  const { width, stepMs, maxMs } = rows
  const from = alone.starts[segment]!
  const to = alone.ends[segment]!
  const base = rows.row
  const limit = Math.min(alone.cap[segment]!, Math.floor(maxMs / stepMs))
  for (let row = base + 1, end = from + 1; end <= to; row++, end++) {
    const offset = row * width
    copyRowInPlace(rows.values, rows.choice, offset, width)
    rows.rowStep[row] = end
    rows.rowSegment[row] = from
    const afterMs = end === to ? alone.afterMs[segment]! : 0
    for (let length = task.minSteps; length <= Math.min(limit, end - from); length++) {
      const isAtStart = length === end - from
      const beforeMs = isAtStart ? alone.beforeMs[segment]! : 0
      if (beforeMs + length * stepMs + afterMs > maxMs) break
      takePieceInPlace(rows, alone, row, isAtStart ? base : row - length - 1, length, alone.cap[segment]!)
    }
  }
  rows.row = base + to - from
  rows.work +=
    (to - from) *
    (20 + width + 3 * Math.max(0, limit - task.minSteps + 1) * (alone.cap[segment]! - limit / 2))
}

/** Fewest blocks that make up a piece of so many steps; 0 if none do. */
function blocksOf(task: CompiledTask, steps: number): number {
  const blocks = Math.ceil(steps / task.maxSteps)
  return blocks * task.minSteps <= steps ? blocks : 0
}

function takePieceInPlace(
  rows: Rows,
  { task, isLimited }: AloneTask,
  row: number,
  source: number,
  length: number,
  cap: number,
): void {
  const blocks = blocksOf(task, length)
  if (blocks === 0) return
  const { width, prices } = rows
  const end = rows.rowStep[row]!
  const start = end - length
  const own = task.cost[end]! - task.cost[start]! + prices[end]! - prices[start]! + blocks * SPLIT_COST
  const offset = row * width
  const from = source * width - length
  takeInPlace(rows, task, offset, from, own, start, end, cap, rows.isGated && !isLimited)
}

/** Closes the group and combines it with the ones before: totals[g] = best over groups 0 … g. */
export function endGroupInPlace(rows: Rows): void {
  const { width } = rows
  const group = rows.groups - 1
  rows.groupLast[group] = rows.row
  growTotalsInPlace(rows, (group + 1) * width)
  const { totals, totalChoice } = rows
  const offset = group * width
  totalChoice.fill(0, offset, offset + width)
  if (group > 0) totals.copyWithin(offset, offset - width, offset)
  else totals.fill(Number.POSITIVE_INFINITY, 0, width)
  totals[offset] = 0
  for (let here = 1; here < width; here++) {
    if (rows.values[rows.row * width + here] === Number.POSITIVE_INFINITY) continue
    for (let k = here; k < width; k++) {
      const sum = costOfParts(rows, group, rows.row, here, k)
      if (sum >= totals[offset + k]!) continue
      totals[offset + k] = sum
      totalChoice[offset + k] = here
    }
  }
  rows.work += width * width
}

/** Least cost of `here` steps in a group up to a row, and the others of `all` in the groups before it. */
export function costOfParts(rows: Rows, group: number, row: number, here: number, all: number): number {
  const { width } = rows
  const own = rows.values[row * width + here]!
  if (!rows.hasGroups) return here === all ? own : Number.POSITIVE_INFINITY
  if (here === 0 && group > 0) return rows.totals[(group - 1) * width + all]!
  const step = rows.groupStep[group]!
  const gate = all === width - 1 ? rows.endGate[step]! : 0
  if (here === all) return here === 0 ? 0 : own + rows.startGate[step]! + gate
  return group === 0 ? Number.POSITIVE_INFINITY : rows.totals[(group - 1) * width + all - here]! + own + gate
}

function growTotalsInPlace(rows: Rows, cells: number): void {
  if (cells <= rows.totals.length) return
  const totals = new Float64Array(2 * cells)
  totals.set(rows.totals)
  rows.totals = totals
  const choice = new Int16Array(2 * cells)
  choice.set(rows.totalChoice)
  rows.totalChoice = choice
}
