import { createCycle } from '#contracts/http/cycle-routes.ts'
import { createHabit } from '#contracts/http/habit-routes.ts'
import { createKeyResult } from '#contracts/http/key-result-routes.ts'
import { logWork } from '#contracts/http/ledger-routes.ts'
import { listCalendars } from '#contracts/http/calendar-routes.ts'
import { listPlanVersions, readWeek } from '#contracts/http/plan-routes.ts'
import { addKpiReading, createKpi, listKpiReadings } from '#contracts/http/kpi-routes.ts'
import { createInvitation, createTeam, readWorkspace } from '#contracts/http/team-routes.ts'
import { updateTask } from '#contracts/http/task-routes.ts'
import { createHours } from '#contracts/http/settings-routes.ts'
import { launchBeta, type Scene, settledWeek } from '../launch-beta.ts'

/** One thing of each kind, by the folder of its routes. */
export type Things = {
  readonly cycles: string
  readonly objectives: string
  readonly 'key-results': string
  readonly milestoneId: string
  readonly habits: string
  readonly tasks: string
  readonly hours: string
  readonly calendars: string
  readonly connections: string
  readonly blocks: string
  readonly ledger: string
  readonly 'plan-versions': string
  readonly kpis: string
  readonly readingId: string
  readonly 'task-changes': string
  readonly workspaces: string
  readonly teams: string
  readonly userId: string
  readonly invitations: string
  readonly token: string
  readonly templateId: string
  /** Repairs that were applied and notifications come from states that are made nowhere here: ids of nothing. */
  readonly repairs: string
  readonly notifications: string
  /** A key result of kind "metric", a task that the effort plan made, a block that is over … by name. */
  readonly metric: string
  readonly effort: string
}

const NOWHERE = '019abcde-0000-7000-8000-0000000000aa'

export async function makeThings(scene: Scene): Promise<Things> {
  const { client } = scene
  const beta = await launchBeta(scene)
  const cycle = await client.call(createCycle, {
    body: { title: 'Next year', kind: 'year', startsOn: '2027-01-01', endsOn: '2027-12-31' },
  })
  const steps = await client.call(createKeyResult, {
    params: { id: beta.objectiveId },
    body: { kind: 'milestone', title: 'Steps', milestones: [{ title: 'First' }] },
  })
  const hours = await client.call(createHours, {
    body: { name: 'evenings', ranges: [{ days: [1, 2], from: '18:00', to: '20:00' }] },
  })
  const habit = await client.call(createHabit, { body: { title: 'Read', timesPerWeek: 1, maxMinutes: 30 } })
  await settledWeek(scene)
  const entry = await client.call(logWork, {
    body: { taskId: beta.taskId, minutes: 5, workedAt: scene.at('2026-11-20T09:00') },
  })
  await settledWeek(scene)
  const renamed = await client.call(updateTask, { params: { id: beta.taskId }, body: { notes: 'Short.' } })
  await settledWeek(scene)
  return {
    'task-changes': renamed.changeId ?? '',
    cycles: cycle.id,
    objectives: beta.objectiveId,
    'key-results': steps.id,
    milestoneId: steps.kind === 'milestone' ? idOf(steps.milestones[0]) : '',
    habits: habit.id,
    tasks: beta.taskId,
    hours: hours.id,
    ledger: entry.id,
    metric: beta.metricId,
    effort: beta.effortId,
    ...(await readThings(scene, beta.taskId)),
    ...(await makeKpi(scene)),
    ...(await makeTeam(scene)),
    templateId: 'no-such-template',
    repairs: NOWHERE,
    notifications: NOWHERE,
  }
}

/** What nobody made by hand. */
async function readThings({ client }: Scene, taskId: string) {
  const { blocks } = await client.call(readWeek, { query: {} })
  const { items: calendars, connections } = await client.call(listCalendars, {})
  const { items: versions } = await client.call(listPlanVersions, { query: {} })
  return {
    calendars: idOf(calendars.find(({ isPrimary }) => isPrimary)),
    connections: idOf(connections[0]),
    blocks: idOf(blocks.find(({ itemId }) => itemId === taskId)),
    'plan-versions': idOf(versions[0]),
  }
}

async function makeKpi({ client }: Scene) {
  const body = { title: 'Signups', direction: 'higher', green: { from: 10 }, amber: { from: 5 } } as const
  const params = { id: (await client.call(createKpi, { body })).id }
  await client.call(addKpiReading, { params, body: { value: 12 } })
  const { items } = await client.call(listKpiReadings, { params })
  return { kpis: params.id, readingId: idOf(items[0]) }
}

async function makeTeam({ client }: Scene) {
  const { id, members } = await client.call(readWorkspace, {})
  const { teams } = await client.call(createTeam, { body: { name: 'Makers' } })
  const invitation = await client.call(createInvitation, { body: {} })
  return {
    workspaces: id,
    teams: idOf(teams[0]),
    userId: members[0]?.userId ?? '',
    invitations: invitation.id,
    token: invitation.url.split('/').at(-1) ?? '',
  }
}

function idOf(thing: { readonly id: string } | undefined): string {
  if (thing === undefined) throw new Error('Something that the cases are about is not there.')
  return thing.id
}

/** A path with ids in the place of its parameters. */
export const pathTo = (path: string, things: Readonly<Record<string, string>>, id?: string): string =>
  path.replaceAll(/\/([^/]+)\/\{(\w+)\}/g, (_, folder: string, name: string) => {
    const known = name === 'id' ? things[folder] : things[name]
    return `/${folder}/${id ?? known ?? ''}`
  })
