import type { CheckInView, KeyResultView, ObjectiveView } from '#contracts/http/goals.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective, ObjectiveStatus } from '#core/goals/objective.ts'
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
      const all = await readAll(repositories, clock.now())
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
        const all = await readAll(repositories, clock.now())
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

type All = {
  readonly objectives: readonly Objective[]
  readonly keyResults: readonly KeyResult[]
  readonly cycles: ReadonlyMap<string, Cycle>
  readonly context: Omit<GoalContext, 'cycle'>
}

async function readAll(repositories: Repositories, nowMs: number): Promise<All> {
  const { timeZone: zone } = await repositories.person.get()
  const keyResults = await repositories.keyResults.list()
  const lastCheckInMs = new Map<string, number>()
  for (const { id } of keyResults) {
    const newest = (await repositories.checkIns.listFor(id)).at(-1)
    if (newest !== undefined) lastCheckInMs.set(id, newest.atMs)
  }
  return {
    objectives: await repositories.objectives.list(),
    keyResults,
    cycles: new Map((await repositories.cycles.list()).map((cycle) => [cycle.id, cycle])),
    context: { nowMs, zone, workOf: await readWorkOfGoals(repositories), lastCheckInMs },
  }
}

function contextOf(all: All, objective: Objective): GoalContext {
  return {
    ...all.context,
    cycle: found(all.cycles.get(objective.cycleId) ?? null, 'cycle', objective.cycleId),
  }
}

function viewIn(all: All, objective: Objective): ObjectiveView {
  const keyResults = all.keyResults.filter(({ objectiveId }) => objectiveId === objective.id)
  return objectiveView(objective, keyResults, contextOf(all, objective))
}
