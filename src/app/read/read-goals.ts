import type { CheckInView, KeyResultView, ObjectiveView } from '#contracts/http/goals.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective, ObjectiveStatus } from '#core/goals/objective.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import type { EditDependencies } from '../edit/dependencies.ts'
import { found } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { type GoalContext, keyResultView, objectiveView } from './goal-views.ts'
import { iso } from './iso.ts'
import { readWorkOfGoals } from './work-of-goals.ts'

type ObjectiveFilter = {
  readonly cycleId?: string | undefined
  readonly status?: ObjectiveStatus | undefined
}

/** Objectives and key results as the page and the API show them. */
export function createReadGoals({ unitOfWork, clock }: EditDependencies) {
  const readObjectives = (
    userId: string,
    keep: (objective: Objective) => boolean,
  ): Promise<ObjectiveView[]> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const all = await readAllGoals(repositories, clock.now())
      return all.objectives.filter(keep).map((objective) => viewIn(all, objective))
    })
  return {
    listObjectives: async (userId: string, filter: ObjectiveFilter): Promise<{ items: ObjectiveView[] }> => ({
      items: await readObjectives(
        userId,
        ({ cycleId, status }) =>
          (filter.cycleId === undefined || filter.cycleId === cycleId) &&
          (filter.status === undefined || filter.status === status),
      ),
    }),

    readObjective: async (userId: string, id: string): Promise<ObjectiveView> => {
      const [objective] = await readObjectives(userId, (one) => one.id === id)
      return found(objective ?? null, 'objective', id)
    },

    readKeyResult: (userId: string, id: string): Promise<KeyResultView> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const all = await readAllGoals(repositories, clock.now())
        const keyResult = found(all.keyResults.find((one) => one.id === id) ?? null, 'key result', id)
        const objective = all.objectives.find((one) => one.id === keyResult.objectiveId)
        return keyResultView(
          keyResult,
          contextOf(all, found(objective ?? null, 'objective', keyResult.objectiveId)),
        )
      }),

    listCheckIns: (userId: string, keyResultId: string): Promise<{ items: CheckInView[] }> =>
      unitOfWork.forUser(userId, async (repositories) => {
        found(await repositories.keyResults.find(keyResultId), 'key result', keyResultId)
        const checkIns = await repositories.checkIns.listFor(keyResultId)
        return { items: checkIns.toReversed().map(({ atMs, ...checkIn }) => ({ ...checkIn, at: iso(atMs) })) }
      }),
  }
}

export type AllGoals = {
  readonly objectives: readonly Objective[]
  readonly keyResults: readonly KeyResult[]
  readonly cycles: ReadonlyMap<string, Cycle>
  readonly context: Omit<GoalContext, 'cycle'>
}

/** Enough check-ins for a forecast, and for what changed in a month. */
const latestCheckIns = 8

export async function readAllGoals(repositories: Repositories, nowMs: number): Promise<AllGoals> {
  const { timeZone: zone, settings } = await repositories.person.get()
  const checkIns = Map.groupBy(
    await repositories.checkIns.listLatest(latestCheckIns),
    (one) => one.keyResultId,
  )
  const readings = Map.groupBy(await repositories.kpis.listLatestReadings(latestCheckIns), (one) => one.kpiId)
  const effortTasks = Map.groupBy(
    (await repositories.tasks.list()).filter(({ source }) => source === 'effort-plan'),
    (task) => task.keyResultId ?? '',
  )
  const { weekStart, gridMinutes } = settings
  return {
    objectives: await repositories.objectives.list(),
    keyResults: await repositories.keyResults.list(),
    cycles: new Map((await repositories.cycles.list()).map((cycle) => [cycle.id, cycle])),
    context: {
      nowMs,
      zone,
      workOf: await readWorkOfGoals(repositories),
      checkInsOf: (id) => checkIns.get(id) ?? [],
      readingsOf: (id) => readings.get(id) ?? [],
      calendar: { zone, today: localDayOf(nowMs, zone), weekStart, gridMinutes },
      effortTasksOf: (id) => effortTasks.get(id) ?? [],
    },
  }
}

function contextOf(all: AllGoals, objective: Objective): GoalContext {
  return {
    ...all.context,
    cycle: found(all.cycles.get(objective.cycleId) ?? null, 'cycle', objective.cycleId),
  }
}

function viewIn(all: AllGoals, objective: Objective): ObjectiveView {
  const keyResults = all.keyResults.filter(({ objectiveId }) => objectiveId === objective.id)
  return objectiveView(objective, keyResults, contextOf(all, objective))
}
