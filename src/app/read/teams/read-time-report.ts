import type { TimeReportView } from '#contracts/http/report-routes.ts'
import type { RouteRequest } from '#contracts/http/route.ts'
import type { readTimeReport } from '#contracts/http/report-routes.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { timeReport } from '#core/teams/time-report.ts'
import { dayNumberOf, localDateOf, weekStartOf } from '#core/time/local-date.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { currentWorkspace } from '../../edit/teams/standing.ts'
import { invalid } from '../../errors.ts'
import type { Member, Membership, ReportQuery, Team } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

type Query = RouteRequest<typeof readTimeReport>['query']
type Goal = { readonly objectiveId: string; readonly userId: string }

const MONDAY = 1
const MOST_WEEKS = 53
const USUAL_WEEKS = 8

/** Time for the objectives that a workspace shares. Nothing of a single person but that leaves the sums. */
export function createReadTimeReport({ unitOfWork, clock }: EditDependencies) {
  return (userId: string, query: Query): Promise<TimeReportView> =>
    unitOfWork.forUser(userId, async (mine) => {
      const workspace = await currentWorkspace(mine)
      const currentDay = localDayOf(clock.now(), workspace.timeZone)
      const weeks = weeksOf(query, currentDay)
      const people = await mine.workspaces.people(workspace.id)
      const teams = await mine.teams.list(workspace.id)
      const { shared, other } = await mine.reports.time(sumsAsked(query, workspace, weeks), clock.now())
      const keysOf = planKeys(query, teams)
      const rows = timeReport({
        weeks,
        currentWeek: localDateOf(weekStartOf(currentDay, MONDAY)),
        sums: shared,
        plans: (await mine.reports.plans(workspace.id)).map((plan) => ({ ...plan, keys: keysOf(plan) })),
      })
      const known = await namesFor(mine, query.by, { people, teams })
      return {
        workspaceName: workspace.name,
        timeZone: workspace.timeZone,
        by: query.by,
        weeks: [...weeks],
        rows: rows.map(({ key, weeks: cells, ...sums }) => ({
          id: key,
          name: known.get(key)?.name ?? '',
          colorId: known.get(key)?.colorId ?? null,
          ...sums,
          weeks: [...cells],
        })),
        other: other.map((sum) => ({ ...sum, teamName: groupName(sum.teamId, teams) })),
      }
    })
}

const sumsAsked = (query: Query, { id }: Membership, weeks: readonly string[]): ReportQuery => ({
  workspaceId: id,
  fromWeek: weeks[0] ?? '',
  toWeek: nextWeek(weeks.at(-1)),
  by: query.by,
  objectiveId: query.objectiveId ?? null,
  userId: query.userId ?? null,
  teamId: query.teamId ?? null,
})

const nextWeek = (week: string | undefined): string => localDateOf((dayNumberOf(week ?? '') ?? 0) + 7)

function weeksOf({ from, to }: Query, currentDay: number): readonly string[] {
  const last = weekStartOf(to === undefined ? currentDay : (dayNumberOf(to) ?? currentDay), MONDAY)
  const first =
    from === undefined ? last - 7 * (USUAL_WEEKS - 1) : weekStartOf(dayNumberOf(from) ?? last, MONDAY)
  if (first > last) throw invalid('query.from', from, `a day before the end, ${localDateOf(last + 6)}`)
  const count = (last - first) / 7 + 1
  if (count > MOST_WEEKS) throw invalid('query.from', from, `at most ${MOST_WEEKS} weeks before the end`)
  return Array.from({ length: count }, (_, index) => localDateOf(first + 7 * index))
}

/** The same rows as those of the sums. */
function planKeys({ by, objectiveId, userId, teamId }: Query, teams: readonly Team[]) {
  const teamsOf = new Map<string, string[]>()
  for (const team of teams)
    for (const member of team.memberIds) teamsOf.set(member, [...(teamsOf.get(member) ?? []), team.id])
  const isAsked = (goal: Goal): boolean =>
    (objectiveId === undefined || goal.objectiveId === objectiveId) &&
    (userId === undefined || goal.userId === userId) &&
    (teamId === undefined || teamsOf.get(goal.userId)?.includes(teamId) === true)
  return (goal: Goal): readonly string[] => {
    if (!isAsked(goal)) return []
    if (by === 'team')
      return (teamsOf.get(goal.userId) ?? []).filter((id) => teamId === undefined || id === teamId)
    return [by === 'member' ? goal.userId : goal.objectiveId]
  }
}

type Named = { readonly people: readonly Member[]; readonly teams: readonly Team[] }

type Known = { readonly name: string; readonly colorId?: string }

async function namesFor(
  mine: Repositories,
  by: Query['by'],
  { people, teams }: Named,
): Promise<ReadonlyMap<string, Known>> {
  const names = new Map<string, Known>()
  if (by === 'team') for (const { id, name } of teams) names.set(id, { name })
  if (by === 'member')
    for (const { userId, name, email } of people) names.set(userId, { name: name === '' ? email : name })
  if (by === 'objective')
    for (const { objectiveId, title, colorId } of await mine.sharedGoals.places())
      names.set(objectiveId, { name: title, colorId })
  return names
}

/** Null: those without one. */
export const groupName = (teamId: string | null, teams: readonly Team[]): string =>
  teams.find(({ id }) => id === teamId)?.name ?? (teamId === null ? 'Without a team' : 'A former team')
