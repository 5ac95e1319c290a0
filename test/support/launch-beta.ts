import { DateTime } from 'luxon'
import { createHabit } from '#contracts/http/habit-routes.ts'
import { createKeyResult } from '#contracts/http/key-result-routes.ts'
import { createObjective } from '#contracts/http/objective-routes.ts'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { readSettings } from '#contracts/http/settings-routes.ts'
import { createTask } from '#contracts/http/task-routes.ts'
import { Client } from './client.ts'
import { EmulatorClient, type EmulatorEvent } from './emulator-client.ts'
import type { RunningApp } from './running-app.ts'
import { waitUntil } from './wait-until.ts'

export type Scene = {
  readonly client: Client
  readonly google: EmulatorClient
  readonly email: string
  readonly zone: string
  /** The local moment of the scene's week, as an instant. */
  at(local: string): string
  blocks(): Promise<readonly ShownBlock[]>
}

export type ShownBlock = EmulatorEvent & { readonly calendarId: string }

/** Somebody signs in through the consent page, on Monday at 7, and their calendar has been read. */
export async function signedIn(app: RunningApp, zone: string, monday = '2026-11-23'): Promise<Scene> {
  const client = new Client(app)
  const google = new EmulatorClient(app.emulatorUrl)
  const email = `${zone.replaceAll('/', '.').toLowerCase()}.${monday}@example.com`
  const at = (local: string): string => DateTime.fromISO(local, { zone }).toUTC().toISO() ?? ''
  // Google lives in the same week, so that the demo's fortnight of meetings lies there.
  await google.send('POST', '/clock', { atMs: Date.parse(at(`${monday}T07:00`)) })
  await client.send('POST', '/demo/clock', { now: at(`${monday}T07:00`), anyway: true })
  await client.signIn(email, zone)
  await waitUntil(
    async () => {
      const person = await client.call(readSettings, {})
      const week = await client.call(readWeek, { query: {} })
      return person.timeZone === zone && week.events.length > 0 && week.unknownCalendars.length === 0
    },
    { what: `the first pull of ${email}`, timeoutMs: 20_000 },
  )
  return { client, google, email, zone, at, blocks: () => google.blocks(email) }
}

export type LaunchBeta = {
  readonly objectiveId: string
  readonly effortId: string
  readonly metricId: string
  readonly habitId: string
  readonly taskId: string
}

/** The story of the README: an objective with two key results, a habit and a task. */
export async function launchBeta(scene: Scene, friday = '2026-11-27'): Promise<LaunchBeta> {
  const { client } = scene
  const objective = await client.call(createObjective, { body: { title: 'Launch beta' } })
  const params = { id: objective.id }
  const effort = await client.call(createKeyResult, {
    params,
    body: {
      kind: 'effort',
      title: 'Put in the hours',
      target: 40 * 60,
      effortPlan: { targetMinutesPerWeek: 360, minBlockMinutes: 60, maxBlockMinutes: 120 },
    },
  })
  const metric = await client.call(createKeyResult, {
    params,
    body: { kind: 'metric', title: 'Beta users', baseline: 0, target: 100, unit: 'users' },
  })
  const habit = await client.call(createHabit, { body: { title: 'Run', timesPerWeek: 3, maxMinutes: 45 } })
  const task = await client.call(createTask, {
    body: { title: 'Write announcement', minutes: 180, due: scene.at(`${friday}T17:00`) },
  })
  return {
    objectiveId: objective.id,
    effortId: effort.id,
    metricId: metric.id,
    habitId: habit.id,
    taskId: task.id,
  }
}

/** The plan is at rest: planned, published, and Google shows just what the page shows. */
export function settledWeek(
  { client, google, email }: Scene,
  what = 'a plan at rest in Google',
): Promise<readonly ShownBlock[]> {
  return waitUntil(
    async () => {
      const week = await readHorizon(client)
      const live = week.blocks.filter(({ state }) =>
        ['flexible', 'defended', 'pinned', 'running'].includes(state),
      )
      const shown = await google.blocks(email)
      const isShown = live.every(({ id, start, end, isPublished }) => {
        const event = shown.find((one) => one.extendedProperties?.private?.['blockId'] === id)
        return (
          isPublished &&
          Date.parse(event?.start.dateTime ?? '') === Date.parse(start) &&
          Date.parse(event?.end.dateTime ?? '') === Date.parse(end)
        )
      })
      return !week.isPlanning && live.length > 0 && isShown && shown
    },
    { what, timeoutMs: 30_000 },
  )
}

/** All weeks that are planned, from a day ago on. */
async function readHorizon(client: Client) {
  const { now } = await client.call(readWeek, { query: {} })
  const from = DateTime.fromISO(now).minus({ days: 1 }).toUTC()
  return client.call(readWeek, { query: { from: from.toISO(), to: from.plus({ days: 40 }).toISO() } })
}

export const blockIdOf = (event: ShownBlock): string => event.extendedProperties?.private?.['blockId'] ?? ''
export const startOf = (event: EmulatorEvent): number => Date.parse(event.start.dateTime ?? '')
export const endOf = (event: EmulatorEvent): number => Date.parse(event.end.dateTime ?? '')

/** What Google itself says takes the person's time: opaque, timed, not declined. */
export async function busyOf(
  { google, email }: Scene,
  from: string,
  to: string,
): Promise<readonly EmulatorEvent[]> {
  const events = await google.instances(email, from, to)
  return events.filter(
    (event) =>
      event.transparency !== 'transparent' && event.start.dateTime !== undefined && !isDeclined(event, email),
  )
}

function isDeclined(
  event: EmulatorEvent & { attendees?: { email: string; responseStatus: string }[] },
  email: string,
) {
  return event.attendees?.some((one) => one.email === email && one.responseStatus === 'declined') ?? false
}
