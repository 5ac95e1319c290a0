import { type Block, type HabitFact, lengthOf } from '../facts.ts'
import { weekdayOf } from '../instant.ts'
import type { Placed } from '../placed.ts'
import type { Violation } from '../violation.ts'
import { allowedTimes, firstDayOfWeek, weekOf } from '../weeks.ts'
import { dayWords, nameOf, spanWords, tidy } from '../words.ts'

type Say = (block: Block | undefined, sentence: string) => Violation

/** A habit's own rules: so often a week, on its days, so far apart, so long. */
export function habitCadence(placed: Placed): Violation[] {
  return placed.facts.habits.flatMap((habit) => {
    const blocks = placed.byItem.get(habit.id) ?? []
    const say: Say = (block, sentence) => ({
      rule: 'habit-cadence',
      item: habit.id,
      ...(block === undefined ? {} : { block }),
      sentence: `${nameOf(placed.facts, habit.id)} ${sentence}.`,
    })
    return [
      ...eachBlock(placed, habit, blocks, say),
      ...neighbours(placed, habit, blocks, say),
      ...weeks(placed, habit, blocks, say),
    ]
  })
}

function eachBlock({ facts }: Placed, habit: HabitFact, blocks: readonly Block[], say: Say): Violation[] {
  return blocks.flatMap((block) => {
    if (block.pinned) return []
    const found: Violation[] = []
    const [length, day] = [lengthOf(block), facts.wall.day(block.startMs)]
    const span = spanWords(facts.wall, block.startMs, block.endMs)
    if (length < habit.minMinutes || length > habit.maxMinutes) {
      found.push(
        say(block, `${span} has ${tidy(length)} minutes, not ${habit.minMinutes} to ${habit.maxMinutes}`),
      )
    }
    if (!habit.days.includes(weekdayOf(day)))
      found.push(say(block, `${span} lies on a day that it does not allow`))
    return found
  })
}

function neighbours({ facts }: Placed, habit: HabitFact, blocks: readonly Block[], say: Say): Violation[] {
  const found: Violation[] = []
  const least = Math.max(1, habit.minDaysBetween)
  for (const [index, block] of blocks.entries()) {
    for (const other of blocks.slice(index + 1)) {
      const [first, second] = [facts.wall.day(block.startMs), facts.wall.day(other.startMs)]
      if (second - first >= least) break
      if (block.pinned && other.pinned) continue
      const apart = `${dayWords(first)} and ${dayWords(second)}: ${second - first} days apart, not ${least}`
      found.push(say(other.pinned ? block : other, `has occurrences on ${apart}`))
    }
  }
  return found
}

function weeks({ facts }: Placed, habit: HabitFact, blocks: readonly Block[], say: Say): Violation[] {
  const counts = new Map<number, { all: number; movable: number }>()
  for (const block of blocks) {
    const week = weekOf(habit, facts.wall.day(block.startMs))
    const count = counts.get(week) ?? { all: 0, movable: 0 }
    counts.set(week, { all: count.all + 1, movable: count.movable + (block.pinned ? 0 : 1) })
  }
  return [...counts]
    .filter(([week, count]) => count.movable > 0 && count.all > allowedTimes(facts, habit, week))
    .map(([week, count]) => {
      const most = allowedTimes(facts, habit, week)
      const first = dayWords(firstDayOfWeek(habit, week))
      return say(undefined, `occurs ${count.all} times in the week of ${first}, more than ${most}`)
    })
}
