import type { Cycle } from '#core/goals/cycle.ts'
import { type ColleaguesPlans, noPlans } from '#core/goals/effort-of-colleagues.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { localDateOf } from '#core/time/local-date.ts'
import type { SharedGoals } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { GoalContext } from './goal-views.ts'
import { withColleagues, workOfAll } from './work-of-all.ts'
import { readWorkOfGoals } from './work-of-goals.ts'

export type AllGoals = {
  readonly objectives: readonly Objective[]
  readonly keyResults: readonly KeyResult[]
  readonly cycles: ReadonlyMap<string, Cycle>
  readonly context: Omit<GoalContext, 'cycle'>
}

/** Enough check-ins for a forecast, and for what changed in a month. */
const LATEST_CHECK_INS = 8

export const nothingShared: SharedGoals = { objectives: [], keyResults: [], cycles: [], checkIns: [] }

/** The person's own goals, and the given ones of colleagues, with what everybody did for them. */
export async function readAllGoals(
  repositories: Repositories,
  nowMs: number,
  shared: SharedGoals = nothingShared,
): Promise<AllGoals> {
  const objectives = [...(await repositories.objectives.list()), ...shared.objectives]
  const own = await repositories.keyResults.list()
  const ids = [...objectives, ...own, ...shared.keyResults].map(({ id }) => id)
  const efforts = await repositories.sharedGoals.effortOfColleagues(ids)
  const owners = await repositories.sharedGoals.owners()
  const places = await repositories.sharedGoals.places()
  const teams = new Map(places.map(({ objectiveId, ownerTeamId }) => [objectiveId, ownerTeamId]))
  const cycles = [...shared.cycles, ...(await repositories.cycles.list())]
  const plans = await readPlans(repositories, nowMs, [...own, ...shared.keyResults])
  return {
    objectives,
    keyResults: [...own.map((one) => withColleagues(one, efforts)), ...shared.keyResults],
    cycles: new Map(cycles.map((cycle) => [cycle.id, cycle])),
    context: {
      ...(await readContext(repositories, nowMs, shared)),
      workOf: workOfAll(await readWorkOfGoals(repositories), efforts),
      plansOfColleagues: (id) => plans.get(id) ?? noPlans,
      othersTargetOf: (id) => efforts.get(id)?.targetMinutes ?? 0,
      ownerOf: (id) => owners.get(id) ?? null,
      isSeen: (id) => teams.has(id),
      ownerTeamOf: (id) => teams.get(id) ?? null,
    },
  }
}

async function readPlans(
  { person, sharedGoals }: Repositories,
  nowMs: number,
  keyResults: readonly KeyResult[],
): Promise<ReadonlyMap<string, ColleaguesPlans>> {
  const { timeZone } = await person.get()
  const today = localDateOf(localDayOf(nowMs, timeZone))
  return sharedGoals.plansOfColleagues(
    keyResults.map(({ id }) => id),
    today,
  )
}

type Work = 'cycle' | 'workOf' | 'plansOfColleagues' | 'othersTargetOf' | 'ownerOf' | 'isSeen' | 'ownerTeamOf'

async function readContext(
  repositories: Repositories,
  nowMs: number,
  shared: SharedGoals,
): Promise<Omit<GoalContext, Work>> {
  const { timeZone: zone, settings } = await repositories.person.get()
  const said = [...(await repositories.checkIns.listLatest(LATEST_CHECK_INS)), ...shared.checkIns]
  const checkIns = Map.groupBy(said, ({ keyResultId }) => keyResultId)
  const readings = Map.groupBy(
    await repositories.kpis.listLatestReadings(LATEST_CHECK_INS),
    ({ kpiId }) => kpiId,
  )
  const effortTasks = Map.groupBy(
    (await repositories.tasks.list()).filter(({ source }) => source === 'effort-plan'),
    (task) => task.keyResultId ?? '',
  )
  const { weekStart, gridMinutes } = settings
  return {
    nowMs,
    zone,
    checkInsOf: (id) => checkIns.get(id) ?? [],
    readingsOf: (id) => readings.get(id) ?? [],
    calendar: { zone, today: localDayOf(nowMs, zone), weekStart, gridMinutes },
    effortTasksOf: (id) => effortTasks.get(id) ?? [],
  }
}
