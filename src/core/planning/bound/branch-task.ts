import type { CompiledTask } from '../compiled.ts'
import type { Domain } from './domain.ts'
import type { Prices } from './prices.ts'

export function noteTaskInPlace({ branching, bill, placedSteps, state }: Prices, task: CompiledTask): void {
  const seen = branching.seenTasks[task.item]!
  const placed = placedSteps[task.item]!
  const start = Math.min(bill.firstStart[task.item]!, state.problem.grid.count)
  seen.rounds++
  seen.placed += placed
  seen.start += start
  seen.first = Math.min(seen.first, start)
  seen.last = Math.max(seen.last, start)
  seen.least = Math.min(seen.least, placed)
  seen.most = Math.max(seen.most, placed)
  if (bill.wholeEnd[task.item]! <= task.dueStep) seen.met++
}

export type TaskDivision = { readonly score: number; readonly domains: readonly [Domain, Domain] }

// Where a task begins says less than what it comes to: points by priority that a difference is taken for.
const START_SCORE = 0.1

/** How a task divides a case in two: by its due, its placed steps, or where it begins. */
export function taskDivision(prices: Prices, task: CompiledTask): TaskDivision {
  const domain = prices.domains[task.item]!
  const { rounds, met, placed, least, most } = prices.branching.seenTasks[task.item]!
  const part = met / rounds
  const mean = placed / rounds
  const byMet = domain.canMeet && domain.canMiss ? 4 * part * (1 - part) * task.missedDue : 0
  const byPlaced = task.unplacedPerStep * Math.min(mean - least, most - mean)
  if (byMet > 0 && byMet >= byPlaced)
    return {
      score: byMet,
      domains: [
        { ...domain, canMiss: false },
        { ...domain, canMeet: false },
      ],
    }
  if (byPlaced <= 0) return startDivision(prices, task, domain)
  const at = Math.min(task.remainingSteps - 1, Math.floor(mean))
  return {
    score: byPlaced,
    domains: [
      { ...domain, most: at },
      { ...domain, least: at + 1 },
    ],
  }
}

function startDivision(prices: Prices, task: CompiledTask, domain: Domain): TaskDivision {
  const seen = prices.branching.seenTasks[task.item]!
  const start = startOfDivision(prices, task, seen.start / seen.rounds)
  const near = Math.min(start + 1 - seen.first, seen.last - start) / (seen.last - seen.first + 1)
  return {
    score: START_SCORE * task.weight * near,
    domains: [
      { ...domain, firstTo: start, least: Math.max(1, domain.least) },
      { ...domain, firstFrom: start + 1 },
    ],
  }
}

/** Under a daily limit, starts are told apart by days only. */
function startOfDivision({ alone, state }: Prices, task: CompiledTask, mean: number): number {
  const { grid } = state.problem
  let start = Math.min(grid.count - 1, Math.floor(mean))
  if (!alone[task.item]!.isLimited) return start
  const day = grid.day[start]
  while (start + 1 < grid.count && grid.day[start + 1] === day) start++
  return start
}
