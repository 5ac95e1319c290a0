import { expect, test } from 'vitest'
import { arrangeBlocks } from '#app/plan/arrange-blocks.ts'
import { buildProblem } from '#app/plan/problem/build-problem.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import { localDateOf } from '#core/time/local-date.ts'
import { aHabit } from '../../../support/work-builders.ts'
import { aPerson, aSnapshot } from './support/snapshot.ts'

// 2026-11-23 is a Monday; two weeks.
const monday = '2026-11-23T07:00:00+01:00'
const person = aPerson('Europe/Berlin', { horizonWeeks: 2 })
const anyDay = { timesPerWeek: 3, days: [1, 2, 3, 4, 5, 6, 7] }

function datesOf(habit: ReturnType<typeof aHabit>, now = monday, skips: readonly string[] = []): string[] {
  const snapshot = aSnapshot(now, {
    person,
    habits: [habit],
    skips: skips.map((onDate) => ({ habitId: habit.id, onDate })),
  })
  const { problem, staying } = buildProblem(snapshot, () => [], 'p')
  const plan = makePlan(problem, { seed: 1, steps: 3000 })
  expect(plan.unplaced).toEqual([])
  let count = 0
  const ids = { next: () => String((count += 1)) }
  const { wanted } = arrangeBlocks(snapshot, plan, staying, ids)
  expect(wanted.every(({ block }) => block.itemId === habit.id)).toBe(true)
  return wanted.map(({ block }) => localDateOf(Math.floor((block.startMs + 3_600_000) / 86_400_000))).sort()
}

const inWeek = (dates: readonly string[], from: string, to: string): string[] =>
  dates.filter((date) => from <= date && date <= to)

test('a habit that begins on a Thursday takes place on the days that are left of that week', () => {
  const dates = datesOf(aHabit({ ...anyDay, startsOn: '2026-11-26' }))
  expect(inWeek(dates, '2026-11-23', '2026-11-25')).toEqual([])
  expect(inWeek(dates, '2026-11-26', '2026-11-29')).toHaveLength(3)
  expect(inWeek(dates, '2026-11-30', '2026-12-06')).toHaveLength(3)
})

test('as often as there are days left, where those are fewer', () => {
  const dates = datesOf(aHabit({ ...anyDay, timesPerWeek: 5, startsOn: '2026-11-28' }))
  expect(inWeek(dates, '2026-11-23', '2026-11-29')).toEqual(['2026-11-28', '2026-11-29'])
  expect(inWeek(dates, '2026-11-30', '2026-12-06')).toHaveLength(5)
})

test('a habit that ends on a Tuesday takes place until then', () => {
  const dates = datesOf(aHabit({ ...anyDay, timesPerWeek: 4, endsOn: '2026-12-01' }))
  expect(inWeek(dates, '2026-11-23', '2026-11-29')).toHaveLength(4)
  expect(inWeek(dates, '2026-11-30', '2026-12-06')).toEqual(['2026-11-30', '2026-12-01'])
})

test('a rest of some days leaves the days around it', () => {
  const pauses = [{ fromDate: '2026-11-24', toDate: '2026-11-27' }]
  const dates = datesOf(aHabit({ ...anyDay, timesPerWeek: 4, pauses }))
  expect(inWeek(dates, '2026-11-23', '2026-11-29')).toEqual(['2026-11-23', '2026-11-28', '2026-11-29'])
  expect(inWeek(dates, '2026-11-30', '2026-12-06')).toHaveLength(4)
})

test('what is skipped in such a week is not made up for', () => {
  const habit = aHabit({ ...anyDay, startsOn: '2026-11-26' })
  const dates = datesOf(habit, monday, ['2026-11-27'])
  expect(inWeek(dates, '2026-11-23', '2026-11-29')).toHaveLength(2)
  expect(dates).not.toContain('2026-11-27')
})

test('whole weeks of rest need no item of their own', () => {
  const pauses = [{ fromDate: '2026-11-23', toDate: '2026-11-29' }]
  const snapshot = aSnapshot(monday, { person, habits: [aHabit({ ...anyDay, pauses })] })
  const { problem } = buildProblem(snapshot, () => [], 'p')
  expect(problem.habits?.map(({ id }) => id)).toEqual(['habit'])
  expect(problem.habits?.map(({ id }) => wholeOf(id))).toEqual(['habit'])
})
