import type { RouteRequest } from '#contracts/http/route.ts'
import type { createObjective, updateObjective } from '#contracts/http/objective-routes.ts'
import type { Objective, ObjectiveStatus } from '#core/goals/objective.ts'
import { conflict, found, invalid } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { ensureCurrentCycle } from './current-cycle.ts'
import type { EditDependencies } from './dependencies.ts'
import { definedOnly } from './defined-only.ts'
import { recorderOf } from './record-change.ts'

type NewObjective = RouteRequest<typeof createObjective>['body']
type ObjectiveChange = RouteRequest<typeof updateObjective>['body']

export function createObjectiveEdits(dependencies: EditDependencies) {
  const { unitOfWork, ids, clock } = dependencies
  const record = recorderOf<Objective>(dependencies, 'objective', ({ id }) => id)
  return {
    /** Answers the id. */
    createObjective: (userId: string, body: NewObjective): Promise<string> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const cycleId = body.cycleId ?? (await ensureCurrentCycle(repositories, ids, clock)).id
        const colorId = body.colorId ?? nextColor(await repositories.objectives.list())
        const activeSinceMs = body.status === 'active' ? clock.now() : null
        const objective = { ...body, id: ids.next(), cycleId, colorId, finalScore: null, activeSinceMs }
        await checkPlace(repositories, objective)
        await keep(repositories, objective)
        await record(repositories, userId, null, objective)
        return objective.id
      }),

    updateObjective: (userId: string, id: string, change: ObjectiveChange): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const objective = found(await repositories.objectives.find(id), 'objective', id)
        const activeSinceMs = activeSince(objective, change.status, clock.now())
        const next = { ...objective, ...definedOnly(change), activeSinceMs }
        await checkPlace(repositories, next)
        await keep(repositories, next)
        await record(repositories, userId, objective, next)
      }),

    removeObjective: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const objective = found(await repositories.objectives.find(id), 'objective', id)
        await refuseWithWork(repositories, objective)
        await repositories.objectives.remove(id)
        await record(repositories, userId, objective, null)
        await wake(repositories)
      }),
  }
}

const activeSince = (
  { status, activeSinceMs }: Objective,
  next: ObjectiveStatus | undefined,
  nowMs: number,
): number | null => (next === 'active' && status !== 'active' ? nowMs : activeSinceMs)

async function keep(repositories: Repositories, objective: Objective): Promise<void> {
  await repositories.objectives.save(objective)
  await wake(repositories)
}

async function wake(repositories: Repositories): Promise<void> {
  await repositories.wakes.request('unfold')
  await repositories.wakes.request('publish')
  await repositories.announce('goals')
}

async function checkPlace(repositories: Repositories, objective: Objective): Promise<void> {
  if ((await repositories.cycles.find(objective.cycleId)) === null) {
    throw invalid('body.cycleId', objective.cycleId, 'the id of a cycle of yours')
  }
  if (objective.parentId === null) return
  const all = await repositories.objectives.list()
  const parents = new Map(all.map(({ id, parentId }) => [id, parentId]))
  if (!parents.has(objective.parentId)) {
    throw invalid('body.parentId', objective.parentId, 'the id of an objective of yours')
  }
  for (let above: string | null = objective.parentId; above !== null; above = parents.get(above) ?? null) {
    if (above === objective.id) {
      throw invalid('body.parentId', objective.parentId, 'an objective that is not below this one')
    }
  }
}

async function refuseWithWork(repositories: Repositories, objective: Objective): Promise<void> {
  const entries = await repositories.ledger.page({ objectiveId: objective.id }, null, 1)
  if (entries.length === 0) return
  throw conflict(
    'work-recorded',
    `Work is recorded on the objective "${objective.title}", and the ledger keeps it.`,
    'Set its status to "dropped" instead.',
  )
}

const colors = Array.from({ length: 11 }, (_, index) => String(index + 1))
/** Blue, green, orange, purple, … first: the calmest of Google's palette. */
const inOrder = ['9', '10', '6', '3', '7', '4', '2', '5', '1', '11', '8']

function nextColor(objectives: readonly Objective[]): string {
  const uses = (color: string): number => objectives.filter(({ colorId }) => colorId === color).length
  const least = Math.min(...colors.map(uses))
  return inOrder.find((color) => uses(color) === least) ?? '9'
}
