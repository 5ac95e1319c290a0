import { lengthOf, type TaskFact } from '../check/facts.ts'
import { type Board, type Fixed, isFixed } from './board.ts'
import { fill, leastBlock, type Run } from './runs.ts'

/** What the limits per day leave of the free runs; no limit means no bound. */
export function dailyMinutes(board: Board, task: TaskFact, fixed: Fixed, runs: readonly Run[]): number {
  const { maxTaskMinutesPerDay } = board.facts
  if (task.maxPerDay === undefined && maxTaskMinutesPerDay === undefined) return Number.POSITIVE_INFINITY
  const limits = dayLimits(board, task, fixed)
  let sum = 0
  for (const [day, minutes] of minutesByDay(board, task, runs)) {
    sum += Math.min(minutes, fill(limits(day), leastBlock(task), task.maxBlock))
  }
  return sum
}

/** Minutes of tasks that count as fixed, and those of them that are the task's own, by local day of their start. */
export type DayUse = { readonly own: ReadonlyMap<number, number>; readonly all: ReadonlyMap<number, number> }

export function dayUse(board: Board, task: TaskFact, fixed: Fixed): DayUse {
  const [own, all] = [new Map<number, number>(), new Map<number, number>()]
  for (const block of board.blocks) {
    if (board.facts.items.get(block.item)?.kind !== 'task' || !isFixed(block, task.id, fixed)) continue
    const day = board.facts.wall.day(block.startMs)
    all.set(day, (all.get(day) ?? 0) + lengthOf(block))
    if (block.item === task.id) own.set(day, (own.get(day) ?? 0) + lengthOf(block))
  }
  return { own, all }
}

function dayLimits(board: Board, task: TaskFact, fixed: Fixed): (day: number) => number {
  const { own, all } = dayUse(board, task, fixed)
  const grid = board.facts.problem.gridMinutes
  return (day) => {
    const ownLeft = (task.maxPerDay ?? Number.POSITIVE_INFINITY) - (own.get(day) ?? 0)
    const allLeft = (board.facts.maxTaskMinutesPerDay ?? Number.POSITIVE_INFINITY) - (all.get(day) ?? 0)
    return Math.max(0, Math.floor(Math.min(ownLeft, allLeft) / grid) * grid)
  }
}

/** Free minutes by the day on which a block would start; where a run goes on at midnight, a block may go on, too. */
function minutesByDay(board: Board, task: TaskFact, runs: readonly Run[]): Map<number, number> {
  const days = new Map<number, number>()
  const { gridMinutes } = board.facts.problem
  for (const run of runs) {
    for (let step = run.from; step < run.to; step += 1) {
      const day = board.day[step] ?? 0
      const goesOn = step + 1 < run.to && board.day[step + 1] !== day
      days.set(day, (days.get(day) ?? 0) + gridMinutes + (goesOn ? task.maxBlock : 0))
    }
  }
  return days
}
