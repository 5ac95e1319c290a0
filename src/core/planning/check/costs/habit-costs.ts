import { type Block, type Facts, type HabitFact, lengthOf } from '../facts.ts'
import { missedByWeek } from '../habit-weeks.ts'

const QUARTER = 15

/** 400 · w per occurrence short of what a week asks for. */
export function habitMissed(facts: Facts, habit: HabitFact, blocks: readonly Block[]): number {
  let missed = 0
  for (const week of missedByWeek(facts, habit, blocks)) missed += week.missed
  return 400 * habit.weight * missed
}

/** 2 per quarter hour between the start on the wall clock and the ideal one. */
export function habitOffIdeal(facts: Facts, habit: HabitFact, blocks: readonly Block[]): number {
  let minutes = 0
  for (const block of blocks) minutes += Math.abs(facts.wall.minuteOfDay(block.startMs) - habit.idealStart)
  return (2 * minutes) / QUARTER
}

/** 10 per quarter hour of an occurrence below maxMinutes. */
export function habitShortened(habit: HabitFact, blocks: readonly Block[]): number {
  let minutes = 0
  for (const block of blocks) minutes += Math.max(0, habit.maxMinutes - lengthOf(block))
  return (10 * minutes) / QUARTER
}
