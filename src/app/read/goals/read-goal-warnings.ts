import type { GoalWarningView } from '#contracts/http/goals.ts'
import { isUnderWay } from '#core/goals/due-check-ins.ts'
import type { KeyResultFacts, ObjectiveFacts, TeamGoal } from '#core/goals/hygiene/goal-facts.ts'
import { goalHygiene } from '#core/goals/hygiene/goal-hygiene.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Point } from '#core/goals/median-slope.ts'
import type { Objective } from '#core/goals/objective.ts'
import { metricWay } from '#core/goals/progress.ts'
import { DAY_MS } from '#core/time/interval.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { saidOf } from './goal-views.ts'
import { type AllGoals, readAllGoals } from './read-all-goals.ts'

const RECENT_MS = 28 * DAY_MS

/** What is odd about the active goals of a person. */
export function createReadGoalWarnings({ unitOfWork, clock }: EditDependencies) {
  return (userId: string, cycleId: string | undefined): Promise<{ items: GoalWarningView[] }> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const nowMs = clock.now()
      const all = await readAllGoals(repositories, nowMs)
      const worked = await repositories.ledger.sumMinutesBy('objectiveId', { fromMs: nowMs - RECENT_MS })
      const teamNames = await readTeamNames(repositories)
      const facts = all.objectives
        .filter((objective) => cycleId === undefined || objective.cycleId === cycleId)
        .map((objective) => factsOf(objective, all, { userId, worked, teamNames }))
      return { items: goalHygiene(facts, nowMs, await teamGoals(repositories, facts, all)) }
    })
}

/** What colleagues keep for the teams that own goals of this person. */
async function teamGoals(
  { sharedGoals }: Repositories,
  facts: readonly ObjectiveFacts[],
  { context }: AllGoals,
): Promise<readonly TeamGoal[]> {
  const teams = new Set(facts.filter(({ ownerTeam }) => ownerTeam !== null).map(({ ownerId }) => ownerId))
  if (teams.size === 0) return []
  const places = (await sharedGoals.places()).filter(({ ownerTeamId }) => teams.has(ownerTeamId ?? ''))
  const found: TeamGoal[] = []
  for (const workspaceId of new Set(places.map((place) => place.workspaceId)))
    for (const { id, status, cycleId } of (await sharedGoals.list(workspaceId ?? '')).objectives)
      if (status === 'active') found.push({ ownerId: context.ownerTeamOf(id) ?? '', cycleId })
  return found
}

async function readTeamNames({ workspaces, teams }: Repositories): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const workspace of await workspaces.list())
    for (const { id, name } of await teams.list(workspace.id)) names.set(id, name)
  return names
}

type Asked = {
  readonly userId: string
  /** Minutes by objective. */
  readonly worked: ReadonlyMap<string, number>
  readonly teamNames: ReadonlyMap<string, string>
}

function factsOf(
  objective: Objective,
  { keyResults, cycles, context }: AllGoals,
  { userId, worked, teamNames }: Asked,
): ObjectiveFacts {
  const { doneMinutes, ownMinutes, plannedMinutes, unconfirmedMinutes } = context.workOf(objective.id)
  const workedMinutes = (worked.get(objective.id) ?? 0) + doneMinutes - ownMinutes
  const cycle = cycles.get(objective.cycleId)
  const teamId = context.ownerTeamOf(objective.id)
  return {
    objective,
    ownerId: teamId ?? userId,
    ownerTeam: teamId === null ? null : (teamNames.get(teamId) ?? 'A team'),
    cycleTitle: cycle?.title ?? '',
    keyResults: keyResults
      .filter(({ objectiveId }) => objectiveId === objective.id)
      .map((keyResult) => keyResultFacts(keyResult, context, userId)),
    isUnderWay: cycle !== undefined && isUnderWay(cycle, context.nowMs, context.zone),
    calendarMinutes: plannedMinutes + unconfirmedMinutes + workedMinutes,
    activeSinceMs: objective.activeSinceMs ?? context.nowMs,
  }
}

function keyResultFacts(
  keyResult: KeyResult,
  context: AllGoals['context'],
  keeperId: string,
): KeyResultFacts {
  const checkIns = context.checkInsOf(keyResult.id)
  const isMetric = keyResult.kind === 'metric'
  return {
    keyResult,
    ownerId: context.ownerOf(keyResult.id) ?? keeperId,
    lastWordAtMs: checkIns.at(-1)?.atMs ?? keyResult.createdAtMs,
    counterKeyResultId: isMetric ? keyResult.counterKeyResultId : null,
    recentChange: recentChange(keyResult, saidOf(keyResult, checkIns, context), context.nowMs),
  }
}

/** From what was said last before the four weeks (or first within them) to what was said last. */
function recentChange(keyResult: KeyResult, said: readonly Point[], nowMs: number): number | null {
  if (keyResult.kind !== 'metric') return null
  const then = said.findLast(({ atMs }) => atMs <= nowMs - RECENT_MS) ?? said[0]
  const before = metricWay(keyResult, then?.value ?? null)
  const now = metricWay(keyResult, said.at(-1)?.value ?? null)
  return before === null || now === null ? null : now - before
}
