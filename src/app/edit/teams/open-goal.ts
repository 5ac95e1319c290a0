import { type GoalDeed, mayDoToShared } from '#core/teams/goal-rights.ts'
import type { Objective } from '#core/goals/objective.ts'
import { found, notFound } from '../../errors.ts'
import type { GoalPlace, KeptGoals } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { findKeyResult } from '../../read/goals/find-goal.ts'
import { article, forbidden } from './standing.ts'

/** An objective that somebody changes: their own, or one of a colleague that their role lets them change. */
export type OpenGoal = {
  /** What belongs to the person who changes it. */
  readonly mine: Repositories
  /** Where it is kept: what is saved there stays the keeper's. */
  readonly goals: KeptGoals
  readonly objective: Objective
  readonly keeperId: string
  readonly isMine: boolean
  readonly workspaceId: string | null
}

/** Which one: itself, or by a key result of it. */
export type GoalRef = { readonly objectiveId: string } | { readonly keyResultId: string }

const wordsFor: Readonly<Record<GoalDeed, string>> = {
  change: 'viewers only look at goals',
  remove: 'only who keeps a goal, owners and admins remove it or its key results',
  'give-to-team': 'only who keeps a goal, owners and admins give it to a team',
}

/** Opens it and holds it until the end of the transaction: two people who change it do so one after the other. */
export async function openGoal(
  mine: Repositories,
  userId: string,
  ref: GoalRef,
  deed: GoalDeed,
): Promise<OpenGoal> {
  const place = await placeFor(mine, userId, ref, deed)
  await mine.sharedGoals.lock(place.objectiveId)
  return opened(mine, userId, place)
}

/** The same for who only thinks of a change: refused alike, but nobody waits. */
export const lookIntoGoal = async (
  mine: Repositories,
  userId: string,
  ref: GoalRef,
  deed: GoalDeed,
): Promise<OpenGoal> => opened(mine, userId, await placeFor(mine, userId, ref, deed))

async function placeFor(
  mine: Repositories,
  userId: string,
  ref: GoalRef,
  deed: GoalDeed,
): Promise<GoalPlace> {
  const objectiveId = 'objectiveId' in ref ? ref.objectiveId : await objectiveOf(mine, ref.keyResultId)
  const place = (await mine.sharedGoals.places()).find((one) => one.objectiveId === objectiveId)
  if (place === undefined) throw missing(ref)
  if (place.keeperId !== userId) await checkRole(mine, place, deed)
  return place
}

async function opened(
  mine: Repositories,
  userId: string,
  { objectiveId, keeperId, workspaceId }: GoalPlace,
): Promise<OpenGoal> {
  const isMine = keeperId === userId
  const goals = isMine ? mine : mine.sharedGoals.keptBy(keeperId)
  const objective = found(await goals.objectives.find(objectiveId), 'objective', objectiveId)
  return { mine, goals, objective, keeperId, isMine, workspaceId }
}

const missing = (ref: GoalRef): Error =>
  'objectiveId' in ref ? notFound('objective', ref.objectiveId) : notFound('key result', ref.keyResultId)

const objectiveOf = async (mine: Repositories, id: string): Promise<string> =>
  found(await findKeyResult(mine, id), 'key result', id).objectiveId

async function checkRole({ workspaces }: Repositories, place: GoalPlace, deed: GoalDeed): Promise<void> {
  const workspace = (await workspaces.list()).find(({ id }) => id === place.workspaceId)
  if (workspace === undefined) throw notFound('objective', place.objectiveId)
  if (!mayDoToShared(workspace.role, deed))
    throw forbidden(workspace, `${wordsFor[deed]}, and you are ${article(workspace.role)} there`)
}
