import type { CompiledTask } from '../compiled.ts'
import { SPLIT_COST } from '../constraints/split.ts'
import {
  type Rows,
  addSegmentInPlace,
  costOfParts,
  endGroupInPlace,
  startGroupInPlace,
} from './alone-rows.ts'
import { findOneInPlace } from './alone-single.ts'
import type { AloneTask } from './alone-task.ts'
import type { Domain } from './domain.ts'

/**
 * The cheapest plan of a task as if it were alone, prices of time included, the constant cost not; its blocks are in
 * rows.found. Exact, apart from blocks over midnight under a daily limit. Without end where its domain allows nothing.
 */
export function planTaskInPlace(rows: Rows, alone: AloneTask, domain: Domain): number {
  const { task } = alone
  rows.foundCount = 0
  rows.width = task.remainingSteps + 1
  rows.work += 400
  if (task.remainingSteps < 2 * task.minSteps) return findOneInPlace(rows, alone, domain)
  rows.row = 0
  rows.groups = 0
  rows.hasGroups = alone.isLimited
  if (alone.isLimited) scanDaysInPlace(rows, alone, domain)
  else scanAllInPlace(rows, alone, domain)
  return collectInPlace(rows, alone, domain)
}

function scanAllInPlace(rows: Rows, alone: AloneTask, domain: Domain): void {
  const { starts } = alone
  if (starts.length === 0) return
  startGroupInPlace(rows, starts[0]!)
  for (let segment = 0; segment < starts.length; segment++) {
    if (segment > 0 && canStop(rows, alone, domain, segment, rows.values, rows.row)) break
    addSegmentInPlace(rows, alone, segment)
  }
  endGroupInPlace(rows)
}

function scanDaysInPlace(rows: Rows, alone: AloneTask, domain: Domain): void {
  const { starts, groupEnd } = alone
  for (let first = 0; first < starts.length; first = groupEnd[first]!) {
    if (first > 0 && canStop(rows, alone, domain, first, rows.totals, rows.groups - 1)) return
    startGroupInPlace(rows, starts[first]!)
    for (let segment = first; segment < groupEnd[first]!; segment++) addSegmentInPlace(rows, alone, segment)
    endGroupInPlace(rows)
  }
}

/** Could no block in this segment or later make the task cheaper than it is when placed in full by now? */
function canStop(
  rows: Rows,
  { task, starts, leastFrom }: AloneTask,
  domain: Domain,
  segment: number,
  values: Float64Array,
  row: number,
): boolean {
  const full = task.remainingSteps
  if (domain.most < full || !domain.canMeet || !domain.canMiss) return false
  const offset = row * rows.width
  const whole = values[offset + full]!
  const start = starts[segment]!
  const isPastDue = start >= task.dueStep && rows.rowStep[rows.row]! <= task.dueStep
  const extra = SPLIT_COST + (isPastDue ? task.missedDue : 0) + rows.endGate[start]!
  const perStep = Math.min(leastFrom[segment]!, task.unplacedPerStep)
  for (let k = 0; k < full; k++) if (values[offset + k]! + (full - k) * perStep + extra < whole) return false
  return true
}

/** Picks the cheapest of what the rows found, and writes its blocks to rows.found. */
function collectInPlace(rows: Rows, { task }: AloneTask, domain: Domain): number {
  const whole = task.remainingSteps
  const rebate = task.pinnedCount === 0 ? SPLIT_COST : 0
  const missed = bestMissed(rows, task, domain, rebate)
  if (task.missedDue > 0 && domain.canMeet && domain.most === whole && rows.groups > 0) {
    const met = bestBeforeDue(rows, task.dueStep)
    if (met.cost - rebate < missed.cost) {
      traceInPlace(rows, met.group, met.row, met.steps)
      traceGroupsInPlace(rows, met.group - 1, whole - met.steps)
      return met.cost - rebate
    }
  }
  traceGroupsInPlace(rows, rows.groups - 1, missed.steps)
  return missed.cost
}

/** So many steps placed, anywhere; the due, if there is one, counts as missed. */
function bestMissed(
  { totals, groups, width }: Rows,
  { missedDue, remainingSteps, unplacedPerStep }: CompiledTask,
  { least, most, canMiss }: Domain,
  rebate: number,
): { cost: number; steps: number } {
  const best = { cost: Number.POSITIVE_INFINITY, steps: 0 }
  if (!canMiss && missedDue > 0) return best
  if (least === 0) best.cost = remainingSteps * unplacedPerStep + missedDue
  if (groups === 0) return best
  const offset = (groups - 1) * width
  for (let k = Math.max(1, least); k <= most; k++) {
    const cost = totals[offset + k]! + (remainingSteps - k) * unplacedPerStep + missedDue - rebate
    if (cost >= best.cost) continue
    best.cost = cost
    best.steps = k
  }
  return best
}

type BeforeDue = { cost: number; group: number; row: number; steps: number }

/** All of the task before the due: whole groups, and the part of one up to the due. */
function bestBeforeDue(rows: Rows, dueStep: number): BeforeDue {
  const whole = rows.width - 1
  let group = rows.groups - 1
  let row = rows.groupLast[group]!
  while (row > 0 && rows.rowStep[row]! > dueStep) {
    row--
    if (row < rows.groupFirst[group]!) group--
  }
  const result = { cost: Number.POSITIVE_INFINITY, group, row, steps: 0 }
  for (let steps = 0; steps <= whole; steps++) {
    const cost = costOfParts(rows, group, row, steps, whole)
    if (cost >= result.cost) continue
    result.cost = cost
    result.steps = steps
  }
  return result
}

function traceGroupsInPlace(rows: Rows, lastGroup: number, steps: number): void {
  let left = steps
  for (let group = lastGroup; group >= 0 && left > 0; group--) {
    const here = rows.totalChoice[group * rows.width + left]!
    traceInPlace(rows, group, rows.groupLast[group]!, here)
    left -= here
  }
}

function traceInPlace(rows: Rows, group: number, fromRow: number, steps: number): void {
  const hasGaps = rows.maxMs !== Number.POSITIVE_INFINITY
  const first = rows.groupFirst[group]!
  let row = fromRow
  let left = steps
  while (left > 0 && row > first) {
    const length = rows.choice[row * rows.width + left]!
    if (length === 0) {
      row--
      continue
    }
    const end = rows.rowStep[row]!
    rows.found[2 * rows.foundCount] = end - length
    rows.found[2 * rows.foundCount + 1] = end
    rows.foundCount++
    left -= length
    // Rows before a piece that does not begin its segment end one step earlier where a gap is asked for.
    const keepsGap = hasGaps && end - length > rows.rowSegment[row]!
    row -= keepsGap ? length + 1 : length
  }
}
