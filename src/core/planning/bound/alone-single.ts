import { SPLIT_COST } from '../constraints/split.ts'
import type { Domain } from './domain.ts'
import type { Rows } from './alone-rows.ts'
import type { AloneTask } from './alone-task.ts'

/** The same answer as the rows give, for a task with room for one block only (less than two least ones). */
export function findOneInPlace(rows: Rows, alone: AloneTask, domain: Domain): number {
  const { task } = alone
  const whole = task.remainingSteps
  const block = task.pinnedCount === 0 ? 0 : SPLIT_COST
  const canMiss = domain.canMiss || task.missedDue === 0
  let best =
    canMiss && domain.least === 0 ? whole * task.unplacedPerStep + task.missedDue : Number.POSITIVE_INFINITY
  for (let segment = 0; segment < alone.starts.length; segment++) {
    const start = alone.starts[segment]!
    const perStep = Math.min(alone.leastFrom[segment]!, task.unplacedPerStep)
    const isLate = start >= task.dueStep
    if (whole * perStep + block + (isLate ? task.missedDue : 0) + rows.endGate[start]! >= best) break
    const longest = Math.min(whole, domain.most, task.maxSteps, alone.cap[segment]!)
    for (let length = longest; length >= Math.max(task.minSteps, domain.least); length--) {
      const fixed = block + (whole - length) * task.unplacedPerStep
      best = tryStartsInPlace(rows, alone, domain, segment, length, fixed, best)
    }
  }
  return best
}

function tryStartsInPlace(
  rows: Rows,
  alone: AloneTask,
  domain: Domain,
  segment: number,
  length: number,
  fixed: number,
  atMost: number,
): number {
  const { prices, startGate, endGate } = rows
  const { cost, missedDue, remainingSteps } = alone.task
  const isWhole = length === remainingSteps
  const lastMet = lastMetEnd(alone, domain, isWhole)
  const from = alone.starts[segment]!
  const canMiss = domain.canMiss || missedDue === 0
  const to = canMiss ? alone.ends[segment]! : Math.min(lastMet, alone.ends[segment]!)
  let best = atMost
  rows.work += 2 * (to - from)
  for (let end = from + length; end <= to; end++) {
    const start = end - length
    const own = cost[end]! - cost[start]! + prices[end]! - prices[start]!
    const gate = startGate[start]! + (isWhole ? endGate[end]! : 0)
    const sum = own + fixed + gate + (end > lastMet ? missedDue : 0)
    if (sum >= best || !fitsStretch(rows, alone, segment, start, end)) continue
    best = sum
    rows.found[0] = start
    rows.found[1] = end
    rows.foundCount = 1
  }
  return best
}

/** Only what is placed in full, and before the due, escapes the cost of missing it. */
const lastMetEnd = ({ task }: AloneTask, { canMeet }: Domain, isWhole: boolean): number =>
  isWhole && canMeet ? task.dueStep : -1

function fitsStretch(rows: Rows, alone: AloneTask, segment: number, start: number, end: number): boolean {
  const before = start === alone.starts[segment] ? alone.beforeMs[segment]! : 0
  const after = end === alone.ends[segment] ? alone.afterMs[segment]! : 0
  return before + (end - start) * rows.stepMs + after <= rows.maxMs
}
