import { isPinned } from '#core/blocks/block.ts'
import type { Problem } from '#core/planning/problem.ts'
import type { Task } from '#core/tasks/task.ts'
import type { BuiltProblem } from './build-problem.ts'
import type { Snapshot } from '../snapshot.ts'
import { taskDemand } from './task-demand.ts'

/**
 * What a plan depends on, as a text to be hashed: the problem without the plan in force and without now. It is told
 * so that time passing as planned leaves it alone, and wording, too.
 */
export function planningInputs(snapshot: Snapshot, { problem, weekBusy }: BuiltProblem): string {
  const { until, timeZone, gridMinutes, freezeMinutes, hours, daysOff, trips, limits } = problem
  return JSON.stringify({
    until,
    timeZone,
    gridMinutes,
    freezeMinutes,
    hours,
    daysOff,
    trips,
    limits,
    busy: weekBusy,
    tasks: tasksOf(snapshot),
    habits: habitsOf(snapshot, problem),
    skips: snapshot.skips.map(({ habitId, onDate }) => `${habitId} ${onDate}`).sort(),
    missed: missedOf(snapshot),
    pins: pinsOf(snapshot),
  })
}

/** Every task alike, whether it still has something to place or not. */
function tasksOf({ tasks, blocks, settledMinutes, horizon, keyResults }: Snapshot) {
  return [...tasks]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((task) => {
      const own = blocks.filter((block) => block.itemId === task.id)
      const demand = taskDemand(task, settledMinutes.get(task.id) ?? 0, own, horizon.nowMs)
      const days = keyResults.find(({ id }) => id === task.keyResultId)?.effortPlan?.days ?? null
      return [task.id, demand, wishesOf(task), task.source === 'effort-plan' ? days : null]
    })
}

const wishesOf = (task: Task) => [
  task.minBlockMinutes,
  task.maxBlockMinutes,
  task.hoursProfileId,
  task.notBeforeMs,
  task.dueMs,
  task.hardDue,
  task.priority,
  task.upNextRank,
  task.preferredFrom,
  task.preferredTo,
  task.maxMinutesPerDay,
  task.afterTaskIds,
  ...(task.isUnscheduled ? ['unscheduled'] : []),
]

/** Without what passes by itself; with the dates and the rule that stand in the problem as facts only. */
function habitsOf({ habits }: Snapshot, problem: Problem) {
  return (problem.habits ?? []).map((item) => {
    const habit = habits.find(({ id }) => id === item.id)
    const span = [habit?.startsOn, habit?.endsOn, habit?.makeUp, habit?.pauses]
    return { ...item, title: null, doneThisWeek: null, span }
  })
}

/** Occurrences that did not happen: they may have to be made up for. */
const missedOf = ({ blocks }: Snapshot): string[] =>
  blocks.filter((block) => block.itemKind === 'habit' && block.state === 'missed').map(({ id }) => id)

function pinsOf({ blocks, horizon }: Snapshot) {
  return blocks
    .filter((block) => block.endMs > horizon.nowMs)
    .filter((block) => isPinned(block) || (block.state === 'skipped' && block.itemKind === 'task'))
    .map((block) => [block.itemId, block.startMs, block.endMs, block.state === 'skipped'])
}
