import { type Block, type Facts, type HabitFact, lengthOf, type TaskFact } from '../check/facts.ts'
import { weekdayOf } from '../check/instant.ts'
import { allowedTimes, weekOf } from '../check/weeks.ts'
import { leftOnDay, stretchTest } from './legal-places.ts'

/** Whether a block may lie at another free place, as far as limits, breaks, order and cadence go. */
export type MayMove = (moved: Block) => boolean

/** A quick look beside `others`, all blocks but the one that moves, so that the full checker need not see every place. */
export function mayMove(facts: Facts, others: readonly Block[], block: Block): MayMove {
  const item = facts.items.get(block.item)
  const isRested = stretchTest(facts, others)
  if (item === undefined) return () => false
  const isAllowed = item.kind === 'task' ? taskTest(facts, others, item) : habitTest(facts, others, item)
  return (moved) => isAllowed(moved) && isRested(moved.startMs, moved.endMs)
}

function taskTest(facts: Facts, others: readonly Block[], task: TaskFact): MayMove {
  const leftOn = leftOnDay(facts, others, task)
  const followers = new Set(facts.tasks.filter(({ after }) => after.includes(task.id)).map(({ id }) => id))
  const before = new Set(task.after)
  let [fromMs, toMs] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const { item, startMs, endMs, pinned } of others) {
    if (before.has(item)) fromMs = Math.max(fromMs, endMs)
    if (followers.has(item) && !pinned) toMs = Math.min(toMs, startMs)
  }
  return (moved) => moved.startMs >= fromMs && moved.endMs <= toMs && lengthOf(moved) <= leftOn(moved.startMs)
}

function habitTest(facts: Facts, others: readonly Block[], habit: HabitFact): MayMove {
  const days = others.filter(({ item }) => item === habit.id).map(({ startMs }) => facts.wall.day(startMs))
  const apart = Math.max(1, habit.minDaysBetween)
  return ({ startMs }) => {
    const day = facts.wall.day(startMs)
    const week = weekOf(habit, day)
    const times = days.filter((other) => weekOf(habit, other) === week).length
    return (
      habit.days.includes(weekdayOf(day)) &&
      days.every((other) => Math.abs(day - other) >= apart) &&
      times < allowedTimes(facts, habit, week)
    )
  }
}
