import type { RouteRequest } from '#contracts/http/route.ts'
import type { createObjective, updateObjective } from '#contracts/http/objective-routes.ts'
import type { Objective, ObjectiveStatus } from '#core/goals/objective.ts'
import { conflict, invalid } from '../../errors.ts'
import type { GoalPlace } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { isObjectiveSeen } from '../../read/goals/find-goal.ts'
import { ensureCurrentCycle } from './current-cycle.ts'
import type { EditDependencies } from '../dependencies.ts'
import { definedOnly } from '../defined-only.ts'
import { recorderOf } from './record-change.ts'
import { createEditGoal, lookAgain } from '../teams/edit-goal.ts'
import type { OpenGoal } from '../teams/open-goal.ts'

type NewObjective = RouteRequest<typeof createObjective>['body']
type ObjectiveChange = RouteRequest<typeof updateObjective>['body']

export function createObjectiveEdits(dependencies: EditDependencies) {
  const { unitOfWork, ids, clock } = dependencies
  const record = recorderOf<Objective>(dependencies, 'objective', ({ id }) => id)
  const editGoal = createEditGoal(dependencies)
  return {
    /** Answers the id. */
    createObjective: (userId: string, body: NewObjective): Promise<string> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const cycleId = body.cycleId ?? (await ensureCurrentCycle(repositories, ids, clock)).id
        const colorId = body.colorId ?? nextColor(await repositories.sharedGoals.places())
        const activeSinceMs = body.status === 'active' ? clock.now() : null
        const objective = { ...body, id: ids.next(), cycleId, colorId, finalScore: null, activeSinceMs }
        await checkPlace(repositories, objective)
        await repositories.objectives.save(objective)
        await lookAgain(repositories)
        await record(repositories, userId, null, objective)
        return objective.id
      }),

    updateObjective: (userId: string, id: string, change: ObjectiveChange): Promise<void> =>
      editGoal(userId, {
        goal: { objectiveId: id },
        work: async (open) => {
          const { mine, goals, objective } = open
          const activeSinceMs = activeSince(objective, change.status, clock.now())
          const next = { ...objective, ...definedOnly(change), activeSinceMs }
          refuseHiding(open, next)
          await checkPlace(mine, next, objective)
          await goals.objectives.save(next)
          await record(goals, userId, objective, next)
        },
        asKeeper: lookAgain,
      }),

    removeObjective: (userId: string, id: string): Promise<void> =>
      editGoal(userId, {
        goal: { objectiveId: id },
        deed: 'remove',
        work: async ({ mine, goals, objective }) => {
          await refuseWithWork(mine, objective)
          await record(goals, userId, objective, null)
          await goals.objectives.remove(id)
        },
        asKeeper: lookAgain,
      }),
  }
}

const activeSince = (
  { status, activeSinceMs }: Objective,
  next: ObjectiveStatus | undefined,
  nowMs: number,
): number | null => (next === 'active' && status !== 'active' ? nowMs : activeSinceMs)

/** A colleague who hid a goal would lose it from sight, and so would everybody but its keeper. */
function refuseHiding({ isMine, objective }: OpenGoal, next: Objective): void {
  if (isMine) return
  const wayOut = 'Ask who keeps the objective.'
  if (next.visibility !== objective.visibility)
    throw invalid(
      'body.visibility',
      next.visibility,
      'no change of it: the objective is kept by a colleague',
      wayOut,
    )
  if (next.status === 'draft')
    throw invalid('body.status', next.status, 'no draft: the objective is kept by a colleague', wayOut)
}

/** What stays as it was needs no second look: a colleague may not see all that it names. */
async function checkPlace(mine: Repositories, objective: Objective, before?: Objective): Promise<void> {
  if (objective.cycleId !== before?.cycleId && (await mine.cycles.find(objective.cycleId)) === null) {
    throw invalid('body.cycleId', objective.cycleId, 'the id of a cycle of yours, or of your workspace')
  }
  if (objective.parentId === null || objective.parentId === before?.parentId) return
  if (!(await isObjectiveSeen(mine, objective.parentId))) {
    throw invalid(
      'body.parentId',
      objective.parentId,
      'the id of an objective of yours, or of your workspace',
    )
  }
  if (await mine.sharedGoals.isBelow(objective.parentId, objective.id)) {
    throw invalid('body.parentId', objective.parentId, 'an objective that is not below this one')
  }
}

async function refuseWithWork(repositories: Repositories, objective: Objective): Promise<void> {
  const entries = await repositories.ledger.page({ objectiveId: objective.id }, null, 1)
  const others = (await repositories.sharedGoals.effortOfColleagues([objective.id])).get(objective.id)
  if (entries.length === 0 && (others?.doneMinutes ?? 0) === 0) return
  throw conflict(
    'work-recorded',
    `Work is recorded on the objective "${objective.title}", and the ledger keeps it.`,
    'Set its status to "dropped" instead.',
  )
}

const colors = Array.from({ length: 11 }, (_, index) => String(index + 1))
/** Blue, green, orange, purple, … first: the calmest of Google's palette. */
const inOrder = ['9', '10', '6', '3', '7', '4', '2', '5', '1', '11', '8']

/** Where colleagues share goals, one report shows all of them. */
function nextColor(goals: readonly GoalPlace[]): string {
  const uses = (color: string): number => goals.filter(({ colorId }) => colorId === color).length
  const least = Math.min(...colors.map(uses))
  return inOrder.find((color) => uses(color) === least) ?? '9'
}
