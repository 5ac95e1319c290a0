import type { RouteRequest } from '#contracts/http/route.ts'
import type { addMilestone, updateMilestone } from '#contracts/http/key-result-routes.ts'
import type { Milestone, MilestoneKeyResult } from '#core/goals/key-result.ts'
import { milestoneView } from '../read/goal-views.ts'
import { found, invalid, notFound } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { EditDependencies } from './dependencies.ts'
import { noteReachedGoals } from '../settle/note-achievements.ts'
import { recorderOf } from './record-change.ts'

type MilestoneView = ReturnType<typeof milestoneView>
type NewMilestone = RouteRequest<typeof addMilestone>['body']
type MilestoneChange = RouteRequest<typeof updateMilestone>['body']

export function createMilestoneEdits(dependencies: EditDependencies) {
  const { unitOfWork, ids, clock } = dependencies
  const record = recorderOf<Milestone & { readonly objectiveId: string }>(
    dependencies,
    'milestone',
    ({ objectiveId }) => objectiveId,
  )
  return {
    addMilestone: (userId: string, keyResultId: string, body: NewMilestone): Promise<MilestoneView> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const keyResult = await keyResultOf(repositories, keyResultId)
        const { milestones } = keyResult
        const milestone = { ...body, id: ids.next(), doneAtMs: null }
        await record(repositories, userId, null, { ...milestone, objectiveId: keyResult.objectiveId })
        return await keep(repositories, keyResultId, milestone, milestones.length)
      }),

    updateMilestone: (userId: string, keyResultId: string, id: string, change: MilestoneChange) =>
      unitOfWork.forUser(userId, async (repositories): Promise<MilestoneView> => {
        const keyResult = await keyResultOf(repositories, keyResultId)
        const { milestones, objectiveId } = keyResult
        const position = positionOf(milestones, id)
        const milestone = found(milestones[position] ?? null, 'milestone', id)
        const next = {
          ...milestone,
          ...renamed(change),
          doneAtMs: doneAt(milestone, change.done, clock.now()),
        }
        const view = await keep(repositories, keyResultId, next, position)
        await record(repositories, userId, { ...milestone, objectiveId }, { ...next, objectiveId })
        await noteReachedGoals(repositories, ids, clock.now())
        return view
      }),

    removeMilestone: (userId: string, keyResultId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const keyResult = await keyResultOf(repositories, keyResultId)
        const milestone = keyResult.milestones[positionOf(keyResult.milestones, id)]!
        await repositories.keyResults.removeMilestone(id)
        await record(repositories, userId, { ...milestone, objectiveId: keyResult.objectiveId }, null)
        await repositories.announce('goals')
      }),
  }
}

async function keyResultOf({ keyResults }: Repositories, id: string): Promise<MilestoneKeyResult> {
  const keyResult = found(await keyResults.find(id), 'key result', id)
  if (keyResult.kind === 'milestone') return keyResult
  throw invalid(
    'params.id',
    id,
    `a key result of kind "milestone"; "${keyResult.title}" is of kind "${keyResult.kind}"`,
  )
}

async function keep(
  repositories: Repositories,
  keyResultId: string,
  milestone: Milestone,
  position: number,
): Promise<MilestoneView> {
  await repositories.keyResults.saveMilestone(keyResultId, milestone, position)
  await repositories.announce('goals')
  return milestoneView(milestone)
}

function positionOf(milestones: readonly Milestone[], id: string): number {
  const position = milestones.findIndex((milestone) => milestone.id === id)
  if (position < 0) throw notFound('milestone', id)
  return position
}

const renamed = ({ title, weight }: MilestoneChange) => ({
  ...(title === undefined ? {} : { title }),
  ...(weight === undefined ? {} : { weight }),
})

function doneAt(milestone: Milestone, done: boolean | undefined, nowMs: number): number | null {
  if (done === undefined) return milestone.doneAtMs
  return done ? (milestone.doneAtMs ?? nowMs) : null
}
