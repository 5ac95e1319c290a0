import type { Route } from './json-schema.ts'
import type { Things } from './things.ts'

const NOTICES = [
  'check-in-due',
  'key-result-outdated',
  'objective-at-risk',
  'objective-behind',
  'overfull-week',
  'block-unconfirmed',
  'kpi-breach',
  'connection-broken',
  'weekly-digest',
]

type Forms = Readonly<Record<string, unknown>>

/** A body that is right in form, so that only the address or the caller is wrong. */
export const formFor = ({ key }: Route, things: Things): unknown =>
  ({ ...goals, ...ofTasks(things), ...rest, ...workspaces, ...kpis })[key]

const goals: Forms = {
  'PATCH /api/v1/cycles/{id}': { title: 'Mine' },
  'PATCH /api/v1/objectives/{id}': { title: 'Mine' },
  'POST /api/v1/objectives/{id}/key-results': { kind: 'milestone', title: 'Mine' },
  'PATCH /api/v1/key-results/{id}': { title: 'Mine' },
  'PUT /api/v1/key-results/{id}/effort-plan': { targetMinutesPerWeek: 60 },
  'POST /api/v1/key-results/{id}/check-ins': { confidence: 5 },
  'POST /api/v1/key-results/{id}/milestones': { title: 'Mine' },
  'PATCH /api/v1/key-results/{id}/milestones/{milestoneId}': { title: 'Mine' },
  'PATCH /api/v1/habits/{id}': { title: 'Mine' },
  'POST /api/v1/habits/{id}/skip': { date: '2026-11-27' },
  'POST /api/v1/habits/{id}/unskip': { date: '2026-11-27' },
  'POST /api/v1/cycles': { title: 'Mine', startsOn: '2027-01-01', endsOn: '2027-02-01' },
  'POST /api/v1/objectives': { title: 'Mine' },
  'POST /api/v1/habits': { title: 'Mine', timesPerWeek: 1, maxMinutes: 30 },
  'POST /api/v1/habits/{id}/snooze': { until: 'tomorrow' },
  'PUT /api/v1/objectives/{id}/owner-team': { teamId: null },
}

const ofTasks = (things: Things): Forms => ({
  'PATCH /api/v1/tasks/{id}': { title: 'Mine' },
  'POST /api/v1/blocks/{id}/move': { start: '2026-11-27T08:00:00Z', end: '2026-11-27T09:00:00Z' },
  'POST /api/v1/blocks/{id}/done': { minutes: 5 },
  'POST /api/v1/ledger/{id}/correct': { minutes: 5 },
  'POST /api/v1/tasks': { title: 'Mine' },
  'POST /api/v1/tasks/quick-add': { text: 'Mine' },
  'POST /api/v1/ledger': { minutes: 5, taskId: things.tasks },
  'POST /api/v1/cycles/{id}/objectives/copy': { fromCycleId: things.cycles },
  'POST /api/v1/tasks/quick-add/read': { text: 'Mine' },
  'POST /api/v1/tasks/{id}/log': { minutes: 5 },
  'POST /api/v1/tasks/{id}/add-time': { minutes: 5 },
  'POST /api/v1/tasks/{id}/place': { start: '2026-11-27T08:00:00Z', end: '2026-11-27T09:00:00Z' },
  'POST /api/v1/tasks/{id}/snooze': { for: 'tomorrow' },
  'POST /api/v1/tasks/{id}/repeat': { rule: 'FREQ=DAILY' },
  'POST /api/v1/tasks/{id}/split': { parts: [{ minutes: 60 }, { minutes: 60 }] },
  'POST /api/v1/tasks/bulk': { ids: [things.tasks], change: { do: 'done' } },
  'PATCH /api/v1/tasks/{id}/series': { title: 'Mine' },
  'POST /api/v1/plan/repairs/apply': { versionId: things['plan-versions'], repairId: '1' },
})

const rest: Forms = {
  'DELETE /api/v1/account': { email: 'nobody@example.com' },
  'PATCH /api/v1/hours/{id}': { name: 'mine' },
  'PATCH /api/v1/calendars/{id}': { countsAsBusy: false },
  'PATCH /api/v1/settings': { name: 'Mine' },
  'POST /api/v1/hours': { name: 'mine', ranges: [{ days: [1], from: '09:00', to: '10:00' }] },
  'POST /demo/clock': { reset: true, anyway: true },
  'POST /api/v1/notifications/test': { channel: 'mail' },
  'PUT /api/v1/notifications/settings': {
    ways: Object.fromEntries(NOTICES.map((kind) => [kind, { page: true, mail: false, slack: false }])),
    quiet: { from: '20:00', to: '07:00', weekends: true },
    digest: { weekday: 1, at: '08:00' },
  },
}

const workspaces: Forms = {
  'POST /api/v1/workspaces': { name: 'Mine' },
  'PATCH /api/v1/workspace': { name: 'Mine' },
  'POST /api/v1/workspace/leave': {},
  'POST /api/v1/workspace/invitations': { role: 'member' },
  'PATCH /api/v1/workspace/members/{userId}': { role: 'admin' },
  'POST /api/v1/workspace/members/{userId}/remove': {},
  'POST /api/v1/workspace/teams': { name: 'Mine' },
  'PATCH /api/v1/workspace/teams/{id}': { name: 'Mine' },
}

const kpis: Forms = {
  'POST /api/v1/kpis': { title: 'Mine', direction: 'higher', green: { from: 10 }, amber: { from: 5 } },
  'PATCH /api/v1/kpis/{id}': { title: 'Mine' },
  'POST /api/v1/kpis/{id}/readings': { value: 1 },
  'POST /api/v1/kpis/{id}/readings/import': { csv: 'date,value\n2026-11-20,1' },
}
