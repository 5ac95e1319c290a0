import type { Placed } from '../check/placed.ts'
import type { Unplaced } from '../plan.ts'
import type { Board } from './board.ts'
import { unplacedHabit } from './unplaced-habit.ts'
import { unplacedTask } from './unplaced-task.ts'

/** Reasons for everything that the plan leaves out, in the order of the problem: tasks, then habits. */
export function unplacedEntries(board: Board, placed: Placed): Unplaced[] {
  return [
    ...board.facts.tasks.flatMap((task) => unplacedTask(board, placed, task)),
    ...board.facts.habits.flatMap((habit) => unplacedHabit(board, placed, habit)),
  ]
}
