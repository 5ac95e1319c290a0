import * as cycles from '#contracts/http/cycle-routes.ts'
import * as keyResults from '#contracts/http/key-result-routes.ts'
import * as objectives from '#contracts/http/objective-routes.ts'
import { readTeamCapacity, readTimeReport } from '#contracts/http/report-routes.ts'
import * as shared from '#contracts/http/shared-goal-routes.ts'
import * as teams from '#contracts/http/team-routes.ts'
import type { RouteContract } from '#contracts/http/route.ts'
import type { Things } from './company-things.ts'
import type { Answer, Colleague } from './use-company.ts'

type Attempt = (who: Colleague, things: Things) => Promise<Answer>

/** A route, the status for owner, admin, member, viewer and stranger, and how to ask. */
export type Row = readonly [route: RouteContract, statuses: string, ask: Attempt]

const plan = { targetMinutesPerWeek: 120 }
const lastOf = async (path: string): Promise<string> => path.split('/').at(-1) ?? ''

const aboutWorkspaces: readonly Row[] = [
  [teams.listWorkspaces, '200 200 200 200 200', (who) => who.ask('GET', '/workspaces')],
  [
    teams.createWorkspace,
    '201 201 201 201 201',
    async (who, { workspace }) => {
      const answer = await who.ask('POST', '/workspaces', { name: 'Another' })
      await who.ask('POST', `/workspaces/${workspace}/switch`)
      return answer
    },
  ],
  [
    teams.switchWorkspace,
    '200 200 200 200 404',
    (who, { workspace }) => who.ask('POST', `/workspaces/${workspace}/switch`),
  ],
  [teams.readWorkspace, '200 200 200 200 200', (who) => who.ask('GET', '/workspace')],
  // A stranger owns a workspace of their own, and renames that.
  [
    teams.changeWorkspace,
    '200 200 403 403 200',
    (who) => who.ask('PATCH', '/workspace', { name: `Of ${who.id}` }),
  ],
  [
    teams.setMemberRole,
    '200 200 403 403 404',
    (who, { kai }) => who.ask('PATCH', `/workspace/members/${kai.id}`, { role: 'member' }),
  ],
  [
    teams.removeMember,
    '200 200 403 403 404',
    async (who, { company, olga }) => {
      const { id } = await company.join(olga, 'Leo', 'viewer')
      return who.ask('POST', `/workspace/members/${id}/remove`, {})
    },
  ],
]

const aboutTeams: readonly Row[] = [
  [teams.createTeam, '201 201 403 403 201', (who) => who.ask('POST', '/workspace/teams', { name: 'T' })],
  [
    teams.renameTeam,
    '200 200 403 403 404',
    async (who, { freshTeam }) => who.ask('PATCH', `/workspace/teams/${await freshTeam()}`, { name: 'U' }),
  ],
  [
    teams.deleteTeam,
    '204 204 403 403 404',
    async (who, { freshTeam }) => who.ask('DELETE', `/workspace/teams/${await freshTeam()}`),
  ],
  [
    teams.addToTeam,
    '200 200 403 403 404',
    async (who, { freshTeam, kai }) =>
      who.ask('PUT', `/workspace/teams/${await freshTeam()}/members/${kai.id}`),
  ],
  [
    teams.removeFromTeam,
    '204 204 403 403 404',
    async (who, { freshTeam, olga, kai }) => {
      const path = `/workspace/teams/${await freshTeam()}/members/${kai.id}`
      await olga.done('PUT', path)
      return who.ask('DELETE', path)
    },
  ],
]

const aboutInvitations: readonly Row[] = [
  [teams.listInvitations, '200 200 403 403 200', (who) => who.ask('GET', '/workspace/invitations')],
  [teams.createInvitation, '201 201 403 403 201', (who) => who.ask('POST', '/workspace/invitations', {})],
  [
    teams.resendInvitation,
    '200 200 403 403 404',
    async (who, { olga, company }) => {
      const email = `${crypto.randomUUID()}@example.org`
      const { id } = await olga.done('POST', '/workspace/invitations', { email })
      await company.pool.query('update invitations set mailed_at = null where id = $1', [id])
      return who.ask('POST', `/workspace/invitations/${id}/mail`)
    },
  ],
  [
    teams.revokeInvitation,
    '204 204 403 403 404',
    async (who, { olga }) =>
      who.ask(
        'DELETE',
        `/workspace/invitations/${(await olga.done('POST', '/workspace/invitations', {})).id}`,
      ),
  ],
  [
    teams.readInvitation,
    '200 200 200 200 200',
    async (who, { company, olga }) =>
      who.ask('GET', `/invitations/${await lastOf(await company.invite(olga, {}))}`),
  ],
]

const aboutObjectives: readonly Row[] = [
  [shared.listSharedObjectives, '200 200 200 200 200', (who) => who.ask('GET', '/workspace/objectives')],
  [
    shared.setOwnerTeam,
    '204 204 403 403 404',
    (who, { objective }) => who.ask('PUT', `/objectives/${objective}/owner-team`, { teamId: null }),
  ],
  [readTimeReport, '200 200 200 200 200', (who) => who.ask('GET', '/reports/time')],
  [readTeamCapacity, '200 200 200 200 200', (who) => who.ask('GET', '/reports/capacity')],
  [objectives.listObjectives, '200 200 200 200 200', (who) => who.ask('GET', '/objectives')],
  [
    objectives.createObjective,
    '201 201 201 201 201',
    (who) => who.ask('POST', '/objectives', { title: 'Own' }),
  ],
  [
    objectives.readObjective,
    '200 200 200 200 404',
    (who, { objective }) => who.ask('GET', `/objectives/${objective}`),
  ],
  [
    objectives.updateObjective,
    '200 200 200 403 404',
    (who, { objective }) => who.ask('PATCH', `/objectives/${objective}`, { why: who.id }),
  ],
  [
    objectives.deleteObjective,
    '204 204 403 403 404',
    async (who, { freshObjective }) => who.ask('DELETE', `/objectives/${await freshObjective()}`),
  ],
  [cycles.listCycles, '200 200 200 200 200', (who) => who.ask('GET', '/cycles')],
  [
    cycles.createCycle,
    '201 201 403 403 201',
    (who) =>
      who.ask('POST', '/cycles', {
        title: 'Shared',
        startsOn: '2020-01-01',
        endsOn: '2020-02-01',
        isShared: true,
      }),
  ],
  [
    cycles.updateCycle,
    '200 200 403 403 404',
    (who, { sharedCycle }) => who.ask('PATCH', `/cycles/${sharedCycle}`, { title: who.id }),
  ],
  [
    cycles.deleteCycle,
    '204 204 403 403 404',
    async (who, { freshCycle }) => who.ask('DELETE', `/cycles/${await freshCycle()}`),
  ],
]

const aboutKeyResults: readonly Row[] = [
  [
    keyResults.createKeyResult,
    '201 201 201 403 404',
    (who, { objective }) =>
      who.ask('POST', `/objectives/${objective}/key-results`, { title: 'KR', kind: 'milestone' }),
  ],
  [
    keyResults.updateKeyResult,
    '200 200 200 403 404',
    (who, { keyResult }) => who.ask('PATCH', `/key-results/${keyResult}`, { title: who.id }),
  ],
  [
    keyResults.deleteKeyResult,
    '204 204 403 403 404',
    async (who, { freshKeyResult }) => who.ask('DELETE', `/key-results/${await freshKeyResult()}`),
  ],
  [
    keyResults.putEffortPlan,
    '200 200 200 403 404',
    (who, { keyResult }) => who.ask('PUT', `/key-results/${keyResult}/effort-plan`, plan),
  ],
  // Who became a viewer may still stop what they had planned for themselves.
  [
    keyResults.deleteEffortPlan,
    '200 200 200 200 404',
    (who, { keyResult }) => who.ask('DELETE', `/key-results/${keyResult}/effort-plan`),
  ],
  [
    keyResults.listEffortWeeks,
    '200 200 200 200 404',
    (who, { keyResult }) => who.ask('GET', `/key-results/${keyResult}/effort-weeks`),
  ],
  [
    keyResults.listCheckIns,
    '200 200 200 200 404',
    (who, { keyResult }) => who.ask('GET', `/key-results/${keyResult}/check-ins`),
  ],
  [
    keyResults.addCheckIn,
    '201 201 201 403 404',
    (who, { keyResult }) => who.ask('POST', `/key-results/${keyResult}/check-ins`, { confidence: 5 }),
  ],
  [
    keyResults.addMilestone,
    '201 201 201 403 404',
    (who, { milestones }) => who.ask('POST', `/key-results/${milestones}/milestones`, { title: 'Step' }),
  ],
  [
    keyResults.updateMilestone,
    '200 200 200 403 404',
    async (who, { milestones, freshMilestone }) =>
      who.ask('PATCH', `/key-results/${milestones}/milestones/${await freshMilestone()}`, { done: true }),
  ],
  [
    keyResults.deleteMilestone,
    '204 204 204 403 404',
    async (who, { milestones, freshMilestone }) =>
      who.ask('DELETE', `/key-results/${milestones}/milestones/${await freshMilestone()}`),
  ],
]

/** These change where somebody is: they come last. */
const aboutComingAndGoing: readonly Row[] = [
  [teams.leaveWorkspace, '200 200 200 200 409', (who) => who.ask('POST', '/workspace/leave', {})],
  [
    teams.acceptInvitation,
    '200 200 200 200 200',
    async (who, { company, olga }) =>
      who.ask('POST', `/invitations/${await lastOf(await company.invite(olga, { role: 'viewer' }))}/accept`),
  ],
]

export const attempts: readonly Row[] = [
  ...aboutWorkspaces,
  ...aboutTeams,
  ...aboutInvitations,
  ...aboutObjectives,
  ...aboutKeyResults,
  ...aboutComingAndGoing,
]

/** All routes of teams and of goals that may be shared. */
export const routes: readonly RouteContract[] = [
  teams,
  shared,
  objectives,
  keyResults,
  cycles,
  { readTimeReport, readTeamCapacity },
]
  .flatMap((file): unknown[] => Object.values(file))
  .filter(isRoute)

function isRoute(thing: unknown): thing is RouteContract {
  return typeof thing === 'object' && thing !== null && 'method' in thing && 'path' in thing
}
