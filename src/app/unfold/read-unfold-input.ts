import { pendingMinutes } from '#core/blocks/pending-minutes.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { HoursProfile } from '#core/people/hours-profile.ts'
import { onOpenDays } from '#core/tasks/effort-weeks.ts'
import { horizonEndDay } from '#core/tasks/horizon.ts'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import type { Task } from '#core/tasks/task.ts'
import type { EffortTaskState, UnfoldInput } from '#core/tasks/unfold-goals.ts'
import { localDateOf, weekStartOf } from '#core/time/local-date.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { type GoalsOfWork, goalsOfWork } from '../read/goals/goals-of-work.ts'

type Goals = Pick<GoalsOfWork, 'objectives' | 'keyResults' | 'cycles'>

/** All that unfolding depends on, up to the end of the horizon; of goals as they are, or as they are thought of. */
export async function readUnfoldInput(
  repositories: Repositories,
  nowMs: number,
  goals?: Goals,
): Promise<UnfoldInput> {
  const { timeZone: zone, settings } = await repositories.person.get()
  const today = localDayOf(nowMs, zone)
  const { weekStart, gridMinutes, horizonWeeks } = settings
  const untilDay = horizonEndDay(today, weekStart, horizonWeeks)
  const { keyResults, objectives, cycles } = goals ?? (await goalsOfWork(repositories))
  const profiles = await repositories.hours.list()
  const planned = keyResults.filter((keyResult) => keyResult.effortPlan !== null).map(({ id }) => id)
  const firstWeek = weekStartOf(today, weekStart)
  const weeks: string[] = []
  for (let day = firstWeek - 7; day < untilDay; day += 7) weeks.push(localDateOf(day))
  return {
    zone,
    today,
    untilDay,
    weekStart,
    gridMinutes,
    keyResults: keyResults.map((keyResult) => onOpenDaysOf(keyResult, profiles)),
    objectives,
    cycles,
    tasks: await readStates(repositories, planned, weeks, nowMs),
    // What is in the ledger: what waits for a word is not done yet.
    workedBefore: await repositories.ledger.sumMinutesOf('keyResultId', planned, {
      toMs: startOfLocalDate(firstWeek, zone),
    }),
  }
}

function onOpenDaysOf(keyResult: KeyResult, profiles: readonly HoursProfile[]): KeyResult {
  const { effortPlan } = keyResult
  const profile = profiles.find(({ id }) => id === effortPlan?.hoursProfileId)
  if (effortPlan === null || profile === undefined) return keyResult
  return { ...keyResult, effortPlan: onOpenDays(effortPlan, profile.ranges) }
}

async function readStates(
  repositories: Repositories,
  keyResultIds: readonly string[],
  weeks: readonly string[],
  nowMs: number,
): Promise<EffortTaskState[]> {
  const open = await repositories.tasks.listByStatus('open')
  const tasks = new Map<string, Task>(
    open.filter((task) => task.source === 'effort-plan').map((task) => [task.id, task]),
  )
  const names = new Set([...tasks.values()].map(nameOf))
  const planned = new Set(keyResultIds)
  for (const task of await repositories.tasks.listForWeeks(weeks)) {
    const isPlanned = planned.has(task.keyResultId ?? '')
    if (isPlanned && !names.has(nameOf(task))) tasks.set(task.id, task)
  }
  const ids = [...tasks.keys()]
  const settled = await repositories.ledger.sumMinutesOf('taskId', ids)
  const blocks = Map.groupBy(await repositories.blocks.listForItems(ids), ({ itemId }) => itemId)
  return [...tasks.values()].map((task) => ({
    task,
    settledMinutes: settled.get(task.id) ?? 0,
    unconfirmedMinutes: pendingMinutes(blocks.get(task.id) ?? [], nowMs),
  }))
}

const nameOf = ({ keyResultId, weekOf }: Task): string => `${keyResultId} ${weekOf}`
