import type { TeamCapacityView } from '#contracts/http/report-routes.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { quarterWeeks } from '#core/teams/quarter-weeks.ts'
import { teamRoom, type TeamRoom } from '#core/teams/team-room.ts'
import { durationWords } from '#core/time/duration-words.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { dayNumberOf, localDateOf, weekStartOf } from '#core/time/local-date.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { currentWorkspace, standingOf } from '../../edit/teams/standing.ts'
import type { Team } from '../../ports/repositories/team-repositories.ts'
import { iso } from '../iso.ts'
import { groupName } from './read-time-report.ts'

type GroupView = TeamCapacityView['teams'][number]
type Group = Pick<GroupView, 'teamId' | 'teamName' | 'members'>
type Sums = NonNullable<TeamRoom['quarter']>

const MONDAY = 1
const nobody = { people: 0, waiting: 0, weeks: [] }

/** Is there room for the goals of each team? As of the day before: nobody watches how a colleague's day fills. */
export function createReadTeamCapacity({ unitOfWork, clock }: EditDependencies) {
  return (userId: string): Promise<TeamCapacityView> =>
    unitOfWork.forUser(userId, async (mine) => {
      const nowMs = clock.now()
      const workspace = await currentWorkspace(mine)
      const weeks = quarterWeeks(localDayOf(nowMs, workspace.timeZone))
      const sums = await mine.reports.room(workspace.id, weeks, nowMs)
      const people = standingOf(await mine.workspaces.people(workspace.id)).map((one) => one.userId)
      const groups = groupsOf(await mine.teams.list(workspace.id), people)
      return {
        workspaceName: workspace.name,
        asOf: iso(dayOf(nowMs) * DAY_MS),
        since: weeks.since,
        until: localDateOf((dayNumberOf(weeks.to) ?? 0) - 1),
        teams: groups.map((group) => {
          const { weeks: told, ...counts } = sums.find(({ teamId }) => teamId === group.teamId) ?? nobody
          const room = teamRoom({ ...counts, weeks: told })
          return groupView(group, counts, room, nowMs)
        }),
      }
    })
}

function groupsOf(teams: readonly Team[], people: readonly string[]): Group[] {
  const placed = new Set(teams.flatMap(({ memberIds }) => memberIds))
  const alone = people.filter((id) => !placed.has(id)).length
  const named = teams.map(({ id, name, memberIds }) => ({
    teamId: id,
    teamName: name,
    members: memberIds.length,
  }))
  return alone === 0 ? named : [...named, { teamId: null, teamName: groupName(null, teams), members: alone }]
}

function groupView(
  group: Group,
  { people, waiting }: Pick<GroupView, 'people' | 'waiting'>,
  { state, weeks, quarter }: TeamRoom,
  nowMs: number,
): GroupView {
  const told = (sums: Sums) => ({ ...sums, sentence: sentenceOf(group.teamName, sums) })
  return {
    ...group,
    state,
    toldFrom: state === 'soon' ? localDateOf(weekStartOf(dayOf(nowMs), MONDAY) + 7) : null,
    people,
    waiting,
    weeks: weeks.map(({ week, ...sums }) => ({ week, ...told(sums) })),
    quarter: quarter === null ? null : told(quarter),
  }
}

/** The day by UTC, whatever zone a workspace says that it is in. */
const dayOf = (ms: number): number => Math.floor(ms / DAY_MS)

const sentenceOf = (name: string, { needMinutes, freeMinutes }: Sums): string =>
  `${name}: the goals need ${durationWords(needMinutes)}, ${durationWords(freeMinutes)} are free for them.`
