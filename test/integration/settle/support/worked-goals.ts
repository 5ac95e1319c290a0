import { DAY_MS, HOUR_MS } from '#core/time/interval.ts'
import { anObjective } from '../../../support/goal-builders.ts'
import { aBlock } from '../../../support/work-builders.ts'
import { addHabit, addTask } from '../../plan/support/stock.ts'
import type { World } from '../../plan/support/world.ts'

export type WorkedGoals = {
  readonly objectiveIds: readonly string[]
  readonly keyResultIds: readonly string[]
  readonly taskIds: readonly string[]
  readonly habitId: string
  readonly blockIds: readonly string[]
}

/** Two objectives with a key result each, three tasks, a habit, and ten blocks: of last week, of today, and ahead. */
export async function addWorkedGoals(world: World): Promise<WorkedGoals> {
  const goals = [await addGoal(world), await addGoal(world)] as const
  const [first, second] = goals
  const tasks = [
    await addTask(world, { keyResultId: first.keyResultId, minutes: 90 }),
    await addTask(world, { objectiveId: second.objectiveId, minutes: 120 }),
    await addTask(world, { minutes: 60 }),
  ]
  const habit = await addHabit(world, { keyResultId: second.keyResultId })
  const nowMs = world.edits.clock.now()
  const blocks = Array.from({ length: 10 }, (_, index) => {
    const itemId = [...tasks.map(({ id }) => id), habit.id][index % 4] ?? habit.id
    const startMs = nowMs + (index - 8) * DAY_MS - HOUR_MS
    return aBlock({
      id: world.ids.next(),
      itemKind: itemId === habit.id ? 'habit' : 'task',
      itemId,
      startMs,
      endMs: startMs + (30 + index * 5) * 60_000,
    })
  })
  await world.ask(async (repositories) => {
    for (const block of blocks) await repositories.blocks.save(block)
  })
  return {
    objectiveIds: goals.map(({ objectiveId }) => objectiveId),
    keyResultIds: goals.map(({ keyResultId }) => keyResultId),
    taskIds: tasks.map(({ id }) => id),
    habitId: habit.id,
    blockIds: blocks.map(({ id }) => id),
  }
}

/** An active objective with a key result that asks for two hours a week. */
async function addGoal(world: World): Promise<{ objectiveId: string; keyResultId: string }> {
  const [cycleId, objectiveId, keyResultId] = [world.ids.next(), world.ids.next(), world.ids.next()]
  await world.ask(async ({ cycles, objectives, keyResults }) => {
    const span = { startsOn: '2026-10-01', endsOn: '2026-12-31' }
    await cycles.save({ id: cycleId, title: 'Q4', kind: 'quarter', ...span })
    await objectives.save(
      anObjective({ id: objectiveId, cycleId, title: 'Write', visibility: 'private', activeSinceMs: null }),
    )
    const keyResult = { id: keyResultId, objectiveId, title: 'Book', weight: 1, checkInDays: 7 }
    await keyResults.save({ ...keyResult, kind: 'effort', measure: 'minutes', target: 3000 })
    await keyResults.saveEffortPlan(keyResultId, {
      minMinutesPerWeek: null,
      targetMinutesPerWeek: 120,
      totalMinutes: null,
      byDate: null,
      minBlockMinutes: 30,
      maxBlockMinutes: 120,
      hoursProfileId: world.workHours,
      priority: 2,
      days: [1, 2, 3, 4, 5],
    })
  })
  return { objectiveId, keyResultId }
}
