import { expect, test } from 'vitest'
import { compile } from '#core/planning/compile.ts'
import type { CompiledHabit, HabitDate } from '#core/planning/compiled.ts'
import { chooseDates } from '#core/planning/moves/choose-dates.ts'
import { seeded } from '#core/prng.ts'
import { provenProblem } from '../../../support/planning-builders.ts'

/** The least change by trying every set of dates. */
function byTrying(habit: CompiledHabit, dates: readonly HabitDate[], costs: readonly number[]): number {
  let best = 0
  for (let set = 0; set < 2 ** dates.length; set++) {
    const chosen = [...dates.keys()].filter((index) => Math.floor(set / 2 ** index) % 2 === 1)
    best = Math.min(best, changeOf(habit, dates, costs, chosen))
  }
  return best
}

function changeOf(
  habit: CompiledHabit,
  dates: readonly HabitDate[],
  costs: readonly number[],
  chosen: readonly number[],
): number {
  const ranks = new Map<number, number>()
  let change = 0
  for (const [place, index] of chosen.entries()) {
    const { day, week } = dates[index]!
    const before = dates[chosen[place - 1] ?? -1]
    if (before !== undefined && day - before.day < habit.minDaysBetween) return 0
    const rank = (ranks.get(week) ?? 0) + 1
    ranks.set(week, rank)
    const { asked, pinnedCount, capacity } = habit.weeks[week]!
    if (rank > capacity) return 0
    change += costs[index]! - (rank <= asked - pinnedCount ? habit.missedCost : 0)
  }
  return change
}

test('chooseDates() finds the cheapest dates that keep the cadence', () => {
  const random = seeded(7)
  for (const habit of ['mixed-3', 'worker-3', 'zones-4'].flatMap((id) => compile(provenProblem(id)).habits)) {
    const dates = habit.dates.slice(0, 11)
    const options = dates.map(() => ({ cost: Math.floor(2 * habit.missedCost * random()) }))
    const costs = options.map(({ cost }) => cost)
    const { change, chosen } = chooseDates(habit, dates, options)
    expect(change).toBeCloseTo(byTrying(habit, dates, costs), 6)
    expect(changeOf(habit, dates, costs, chosen)).toBeCloseTo(change, 6)
  }
})
