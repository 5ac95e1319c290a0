import { describe, expect, test } from 'vitest'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import {
  aCheckIn,
  aCycle,
  aHabit,
  aMetric,
  aMilestoneResult,
  anEffort,
  anEffortPlan,
  anEntry,
  anObjective,
  aBlock,
  aTask,
  someHours,
} from './support/samples.ts'
import { HOUR_MS, ids, NOW_MS } from './support/store.ts'
import { useStore } from './support/use-store.ts'

const { asPerson } = useStore()

async function withObjective(repositories: Repositories) {
  const cycle = aCycle()
  const objective = anObjective(cycle.id)
  await repositories.cycles.save(cycle)
  await repositories.objectives.save(objective)
  return { cycle, objective }
}

describe('CycleRepository', () => {
  test('keeps, replaces, lists by start and removes', () =>
    asPerson(async ({ cycles }) => {
      const later = aCycle()
      const earlier = aCycle({ kind: 'custom', startsOn: '2026-02-10', endsOn: '2026-02-10' })
      await cycles.save(later)
      await cycles.save(earlier)
      expect(await cycles.list()).toEqual([earlier, later])
      await cycles.save({ ...later, title: 'Renamed' })
      expect(await cycles.find(later.id)).toEqual({ ...later, title: 'Renamed' })
      await cycles.remove(later.id)
      expect(await cycles.find(later.id)).toBeNull()
    }))
})

describe('ObjectiveRepository', () => {
  test('keeps every field, and the order in which they were made', () =>
    asPerson(async (repositories) => {
      const { cycle, objective } = await withObjective(repositories)
      const child = anObjective(cycle.id, { parentId: objective.id, status: 'done', finalScore: 0.7 })
      await repositories.objectives.save(child)
      await repositories.objectives.save(objective)
      expect(await repositories.objectives.list()).toEqual([objective, child])
      await repositories.objectives.remove(objective.id)
      expect(await repositories.objectives.find(child.id)).toEqual({ ...child, parentId: null })
    }))
})

describe('KeyResultRepository', () => {
  test('a metric stands at its baseline until the first check-in with a value, then at the newest', () =>
    asPerson(async (repositories) => {
      const { objective } = await withObjective(repositories)
      const metric = aMetric(objective.id)
      const { keyResults, checkIns } = repositories
      await keyResults.save(metric)
      expect(await keyResults.find(metric.id)).toEqual({
        ...metric,
        createdAtMs: NOW_MS,
        effortPlan: null,
        current: 0.3,
      })
      const newest = aCheckIn(metric.id, { value: 0.2, atMs: NOW_MS })
      const older = aCheckIn(metric.id, { value: 0.28, atMs: NOW_MS - HOUR_MS })
      const silent = aCheckIn(metric.id, { value: null, atMs: NOW_MS + HOUR_MS })
      for (const checkIn of [newest, older, silent]) await checkIns.add(checkIn)
      expect(await keyResults.find(metric.id)).toEqual({
        ...metric,
        createdAtMs: NOW_MS,
        effortPlan: null,
        current: 0.2,
      })
      expect(await checkIns.listFor(metric.id)).toEqual([older, newest, silent])
    }))

  test('milestones come by position, with their moment of completion', () =>
    asPerson(async (repositories) => {
      const { objective } = await withObjective(repositories)
      const result = aMilestoneResult(objective.id)
      const { keyResults } = repositories
      await keyResults.save(result)
      const second = { id: ids.next(), title: 'Second', weight: 3, doneAtMs: NOW_MS }
      const first = { id: ids.next(), title: 'First', weight: 0.5, doneAtMs: null }
      await keyResults.saveMilestone(result.id, second, 1)
      await keyResults.saveMilestone(result.id, first, 0)
      const whole = { ...result, createdAtMs: NOW_MS, effortPlan: null, milestones: [first, second] }
      expect(await keyResults.find(result.id)).toEqual(whole)
      await keyResults.removeMilestone(first.id)
      expect(await keyResults.list()).toEqual([{ ...whole, milestones: [second] }])
    }))

  test('effort in minutes is the sum of the ledger, corrections included', () =>
    asPerson(async (repositories) => {
      const { objective } = await withObjective(repositories)
      const effort = anEffort(objective.id)
      const { keyResults, ledger } = repositories
      await keyResults.save(effort)
      expect(await keyResults.find(effort.id)).toEqual({
        ...effort,
        createdAtMs: NOW_MS,
        effortPlan: null,
        current: 0,
      })
      const logged = anEntry({ keyResultId: effort.id, minutes: 90 })
      await ledger.add(logged)
      await ledger.add(anEntry({ keyResultId: effort.id, minutes: -30, corrects: logged.id }))
      await ledger.add(anEntry({ keyResultId: null, minutes: 500 }))
      expect(await keyResults.list()).toEqual([
        { ...effort, createdAtMs: NOW_MS, effortPlan: null, current: 60 },
      ])
    }))

  test('effort in sessions counts blocks and logged work, each once, and none that was corrected away', () =>
    asPerson(async (repositories) => {
      const { objective } = await withObjective(repositories)
      const effort = anEffort(objective.id, 'sessions')
      const { keyResults, ledger } = repositories
      await keyResults.save(effort)
      const block = await settledBlock(repositories)
      const ofKeyResult = { keyResultId: effort.id }
      const settled = anEntry({ ...ofKeyResult, blockId: block.id, minutes: 50 })
      const extended = anEntry({ ...ofKeyResult, minutes: 10, corrects: settled.id })
      const logged = anEntry({ ...ofKeyResult, minutes: 20 })
      const undone = anEntry({ ...ofKeyResult, minutes: 25 })
      const undoing = anEntry({ ...ofKeyResult, minutes: -20, corrects: undone.id })
      const rest = anEntry({ ...ofKeyResult, minutes: -5, corrects: undoing.id })
      for (const entry of [settled, extended, logged, undone, undoing, rest]) await ledger.add(entry)
      expect(await keyResults.find(effort.id)).toEqual({
        ...effort,
        createdAtMs: NOW_MS,
        effortPlan: null,
        current: 2,
      })
    }))

  test('an effort plan is kept, replaced and removed', () =>
    asPerson(async (repositories) => {
      const { objective } = await withObjective(repositories)
      const effort = anEffort(objective.id)
      const hours = someHours()
      const { keyResults } = repositories
      await repositories.hours.save(hours)
      await keyResults.save(effort)
      await keyResults.saveEffortPlan(effort.id, anEffortPlan(hours.id))
      const plan = { ...anEffortPlan(hours.id), targetMinutesPerWeek: null, totalMinutes: 900, days: [7] }
      await keyResults.saveEffortPlan(effort.id, plan)
      expect(await keyResults.find(effort.id)).toEqual({
        ...effort,
        createdAtMs: NOW_MS,
        effortPlan: plan,
        current: 0,
      })
      await keyResults.removeEffortPlan(effort.id)
      expect(await keyResults.find(effort.id)).toEqual({
        ...effort,
        createdAtMs: NOW_MS,
        effortPlan: null,
        current: 0,
      })
      await keyResults.remove(effort.id)
      expect(await keyResults.list()).toEqual([])
    }))
})

async function settledBlock(repositories: Repositories) {
  const hours = someHours()
  const task = aTask(hours.id)
  const block = aBlock(task.id, { state: 'done', settledMinutes: 50 })
  await repositories.hours.save(hours)
  await repositories.tasks.save(task)
  await repositories.blocks.save(block)
  return block
}

describe('HabitRepository', () => {
  test('keeps every field; a day is skipped once and can be taken back', () =>
    asPerson(async ({ habits }) => {
      const habit = aHabit()
      await habits.save(habit)
      expect(await habits.list()).toEqual([habit])
      await habits.skip(habit.id, '2026-04-02')
      await habits.skip(habit.id, '2026-04-02')
      await habits.skip(habit.id, '2026-03-31')
      expect(await habits.listSkips('2026-04-01')).toEqual([{ habitId: habit.id, onDate: '2026-04-02' }])
      await habits.unskip(habit.id, '2026-04-02')
      expect(await habits.listSkips('2026-01-01')).toEqual([{ habitId: habit.id, onDate: '2026-03-31' }])
      await habits.save({ ...habit, pauses: [], endsOn: '2026-12-31' })
      expect(await habits.find(habit.id)).toEqual({ ...habit, pauses: [], endsOn: '2026-12-31' })
      await habits.remove(habit.id)
      expect(await habits.list()).toEqual([])
    }))
})
