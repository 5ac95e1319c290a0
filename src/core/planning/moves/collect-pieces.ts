import type { CompiledTask } from '../compiled.ts'
import type { Workspace } from './workspace.ts'

export type PieceRules = {
  /** Taken off the cost of any piece at all: the first block of a task costs no split. */
  readonly rebate: number
  /** Cost of a task that is not placed in full, beyond its own: what waits for it cannot be placed either. */
  readonly notFullCost: number
}

/**
 * Picks the cheapest of what the rows found, all costs of the task in sight, and writes its pieces to space.found.
 * Returns its cost (without the constant one).
 */
export function collectPiecesInPlace(space: Workspace, task: CompiledTask, rules: PieceRules): number {
  space.foundCount = 0
  const missing = space.width - 1
  const { missedDue, unplacedPerStep } = task
  let bestSteps = 0
  let best = missing * unplacedPerStep + missedDue + rules.notFullCost
  const offset = (space.groups - 1) * space.width
  for (let steps = 1; steps <= missing; steps++) {
    const left = missing - steps
    const rest = left * unplacedPerStep + missedDue - rules.rebate + (left > 0 ? rules.notFullCost : 0)
    const sum = space.totals[offset + steps]! + rest
    if (sum < best) {
      best = sum
      bestSteps = steps
    }
  }
  const met = space.canMeetDue && missedDue > 0 ? bestBeforeDue(space, task.dueStep) : NOTHING
  if (met.cost - rules.rebate < best) {
    traceInPlace(space, met.group, met.row, met.steps)
    traceGroupsInPlace(space, met.group - 1, missing - met.steps)
    return met.cost - rules.rebate
  }
  traceGroupsInPlace(space, space.groups - 1, bestSteps)
  return best
}

type BeforeDue = { cost: number; group: number; row: number; steps: number }

const NOTHING: BeforeDue = { cost: Number.POSITIVE_INFINITY, group: 0, row: 0, steps: 0 }

/** Everything that is missing, before the due. */
function bestBeforeDue(space: Workspace, dueStep: number): BeforeDue {
  let group = space.groups - 1
  let row = space.groupLast[group]!
  while (row > 0 && space.rowStep[row]! > dueStep) {
    row--
    if (row < space.groupFirst[group]!) group--
  }
  if (space.rowStep[row]! > dueStep) return NOTHING
  const missing = space.width - 1
  const result = { ...NOTHING, group, row }
  for (let steps = 0; steps <= missing; steps++) {
    const earlier = earlierCost(space, group, missing - steps)
    const cost = earlier + space.rows[row * space.width + steps]!
    if (cost < result.cost) {
      result.cost = cost
      result.steps = steps
    }
  }
  return result
}

function earlierCost(space: Workspace, group: number, steps: number): number {
  if (group === 0) return steps === 0 ? 0 : Number.POSITIVE_INFINITY
  return space.totals[(group - 1) * space.width + steps]!
}

function traceGroupsInPlace(space: Workspace, lastGroup: number, steps: number): void {
  let left = steps
  for (let group = lastGroup; group >= 0 && left > 0; group--) {
    const here = space.totalChoice[group * space.width + left]!
    traceInPlace(space, group, space.groupLast[group]!, here)
    left -= here
  }
}

function traceInPlace(space: Workspace, group: number, fromRow: number, steps: number): void {
  const first = space.groupFirst[group]!
  let row = fromRow
  let left = steps
  while (left > 0 && row > first) {
    const length = space.choice[row * space.width + left]!
    if (length === 0) {
      row--
      continue
    }
    const end = space.rowStep[row]!
    space.found[2 * space.foundCount] = end - length
    space.found[2 * space.foundCount + 1] = end
    space.foundCount++
    left -= length
    // Rows before a piece that does not begin its segment end one step earlier where a gap is asked for.
    const keepsGap = space.hasGaps && end - length > space.rowSegment[row]!
    row -= keepsGap ? length + 1 : length
  }
}
