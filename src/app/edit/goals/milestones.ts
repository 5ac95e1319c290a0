import type { RouteRequest } from '#contracts/http/route.ts'
import type { addMilestone, updateMilestone } from '#contracts/http/key-result-routes.ts'
import type { Milestone, MilestoneKeyResult } from '#core/goals/key-result.ts'
import { milestoneView } from '../../read/goals/goal-views.ts'
import { found, invalid, notFound } from '../../errors.ts'
import type { KeptGoals } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { noteReachedGoals } from '../../settle/note-achievements.ts'
import { recorderOf } from './record-change.ts'
import { createEditGoal } from '../teams/edit-goal.ts'

type MilestoneView = ReturnType<typeof milestoneView>
type NewMilestone = RouteRequest<typeof addMilestone>['body']
type MilestoneChange = RouteRequest<typeof updateMilestone>['body']

export function createMilestoneEdits(dependencies: EditDependencies) {
  const { ids, clock } = dependencies
  const editGoal = createEditGoal(dependencies)
  const record = recorderOf<Milestone & { readonly objectiveId: string }>(
    dependencies,
    'milestone',
    ({ objectiveId }) => objectiveId,
  )
  return {
    addMilestone: (userId: string, keyResultId: string, body: NewMilestone): Promise<MilestoneView> =>
      editGoal(userId, {
        goal: { keyResultId },
        work: async ({ goals }) => {
          const { milestones, objectiveId } = await keyResultOf(goals, keyResultId)
          const milestone = { ...body, id: ids.next(), doneAtMs: null }
          await record(goals, userId, null, { ...milestone, objectiveId })
          return await keep(goals, keyResultId, milestone, milestones.length)
        },
        asKeeper: (keeper) => keeper.announce('goals'),
      }),

    updateMilestone: (userId: string, keyResultId: string, id: string, change: MilestoneChange) =>
      editGoal(userId, {
        goal: { keyResultId },
        work: async ({ goals }) => {
          const { milestones, objectiveId } = await keyResultOf(goals, keyResultId)
          const position = positionOf(milestones, id)
          const milestone = found(milestones[position] ?? null, 'milestone', id)
          const doneAtMs = doneAt(milestone, change.done, clock.now())
          const next = { ...milestone, ...renamed(change), doneAtMs }
          const view = await keep(goals, keyResultId, next, position)
          await record(goals, userId, { ...milestone, objectiveId }, { ...next, objectiveId })
          return view
        },
        asKeeper: noteAndTell(dependencies),
      }),

    removeMilestone: (userId: string, keyResultId: string, id: string): Promise<void> =>
      editGoal(userId, {
        goal: { keyResultId },
        work: async ({ goals }) => {
          const { milestones, objectiveId } = await keyResultOf(goals, keyResultId)
          const milestone = milestones[positionOf(milestones, id)]!
          await goals.keyResults.removeMilestone(id)
          await record(goals, userId, { ...milestone, objectiveId }, null)
        },
        asKeeper: (keeper) => keeper.announce('goals'),
      }),
  }
}

const noteAndTell =
  ({ ids, clock }: EditDependencies) =>
  async (keeper: Repositories): Promise<void> => {
    await noteReachedGoals(keeper, ids, clock.now())
    await keeper.announce('goals')
  }

async function keyResultOf({ keyResults }: KeptGoals, id: string): Promise<MilestoneKeyResult> {
  const keyResult = found(await keyResults.find(id), 'key result', id)
  if (keyResult.kind === 'milestone') return keyResult
  throw invalid(
    'params.id',
    id,
    `a key result of kind "milestone"; "${keyResult.title}" is of kind "${keyResult.kind}"`,
  )
}

async function keep(
  { keyResults }: KeptGoals,
  keyResultId: string,
  milestone: Milestone,
  position: number,
): Promise<MilestoneView> {
  await keyResults.saveMilestone(keyResultId, milestone, position)
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
