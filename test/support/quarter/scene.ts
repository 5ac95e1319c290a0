import { DateTime } from 'luxon'
import { createCycle } from '#contracts/http/cycle-routes.ts'
import { createHabit } from '#contracts/http/habit-routes.ts'
import { addMilestone, createKeyResult, keyResultBody } from '#contracts/http/key-result-routes.ts'
import { createKpi } from '#contracts/http/kpi-routes.ts'
import { createObjective } from '#contracts/http/objective-routes.ts'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { readSession } from '#contracts/http/session-routes.ts'
import { updateSettings } from '#contracts/http/settings-routes.ts'
import { acceptInvitation, addToTeam, createInvitation, createTeam } from '#contracts/http/team-routes.ts'
import type { z } from 'zod'
import { Client } from '../client.ts'
import { EmulatorClient } from '../emulator-client.ts'
import type { QuietApp } from '../quiet-app.ts'
import { waitUntil } from '../wait-until.ts'

export const zone = 'Europe/Berlin'
/** The clocks go forward in its twelfth week. */
export const firstMonday = '2027-01-04'
export const weeks = 13

export type Player = {
  readonly name: string
  readonly email: string
  readonly client: Client
  readonly userId: string
  readonly objectiveId: string
  /** Ids by what they are to the story. */
  readonly ids: ReadonlyMap<string, string>
}

export type Quarter = {
  readonly app: QuietApp
  readonly google: EmulatorClient
  readonly players: readonly Player[]
  readonly seed: number
  /** The moment of a wall time in a week of the quarter: 1 = Monday. */
  at(week: number, weekday: number, wallTime: string): string
}

export const at = (week: number, weekday: number, wallTime: string): string =>
  DateTime.fromISO(`${firstMonday}T${wallTime}`, { zone })
    .plus({ weeks: week, days: weekday - 1 })
    .toUTC()
    .toISO() ?? ''

/** Everybody's clock, Google's too; then all work that this has made due is done. */
export async function moveTo({ app, google }: Pick<Quarter, 'app' | 'google'>, now: string): Promise<void> {
  await google.send('POST', '/clock', { atMs: Date.parse(now) })
  const response = await fetch(`${app.url}/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now, anyway: true }),
  })
  if (!response.ok) throw new Error(`The clock did not go to ${now}: ${await response.text()}`)
  await atRest(app, now)
}

/** Nobody has anything left to read, unfold, plan, publish or settle. */
export const atRest = (app: QuietApp, now: string): Promise<true> =>
  waitUntil(
    async () => {
      const { rows } = await app.database.query<{ isDue: boolean }>(
        `select coalesce(due_at <= $1, false) as "isDue" from wakes
        where subject <> 'notices' and (requested > done or due_at <= $1)`,
        [now],
      )
      if (rows.some(({ isDue }) => isDue)) await app.sweep()
      return rows.length === 0
    },
    { what: `everything to be at rest on ${now}`, timeoutMs: 60_000 },
  )

type Plan = z.input<typeof keyResultBody>
const hours = (minutesPerWeek: number) => ({
  targetMinutesPerWeek: minutesPerWeek,
  minBlockMinutes: 60,
  maxBlockMinutes: 60,
})

/** What each of them wants in this quarter. The first founds the team; the last one leaves. */
const wishes: Readonly<Record<string, readonly (Plan & { readonly key: string })[]>> = {
  ada: [
    { key: 'hours', kind: 'effort', title: 'Hours of Ada', target: 26 * 60, effortPlan: hours(120) },
    {
      key: 'talks',
      kind: 'effort',
      title: 'Talks of Ada',
      measure: 'sessions',
      target: 6,
      effortPlan: hours(60),
    },
    { key: 'numbers', kind: 'metric', title: 'Numbers of Ada', baseline: 90, target: 60, unit: 'h' },
  ],
  ben: [
    { key: 'hours', kind: 'effort', title: 'Hours of Ben', target: 39 * 60, effortPlan: hours(180) },
    { key: 'metric', kind: 'metric', title: 'Numbers of Ben', baseline: 0, target: 100, unit: '%' },
    { key: 'steps', kind: 'milestone', title: 'Steps of Ben', milestones: [] },
  ],
  cleo: [{ key: 'hours', kind: 'effort', title: 'Hours of Cleo', target: 26 * 60, effortPlan: hours(120) }],
}

/** Three people at one workspace in one team, on the first Monday at seven. */
export async function beginQuarter(app: QuietApp, seed: number): Promise<Quarter> {
  const google = new EmulatorClient(app.emulatorUrl)
  const begins = at(0, 1, '07:00')
  // Reading after a push keeps a pace in real seconds; each move of the clock reads everything anyway.
  await google.send('POST', '/switches', { pushEnabled: false })
  await google.send('POST', '/clock', { atMs: Date.parse(begins) })
  await new Client(app).send('POST', '/demo/clock', { now: begins })
  const clients = new Map<string, Client>()
  for (const name of Object.keys(wishes)) clients.set(name, await signIn(app, name))
  await makeTeam(clients)
  const players: Player[] = []
  for (const [name, client] of clients) players.push(await setOut(name, client))
  await atRest(app, begins)
  return { app, google, players, seed, at }
}

async function signIn(app: QuietApp, name: string): Promise<Client> {
  const client = new Client(app)
  await client.signIn(`${name}@example.org`, zone)
  await waitUntil(
    async () => {
      const { events, unknownCalendars } = await client.call(readWeek, { query: {} })
      return events.length > 0 && unknownCalendars.length === 0
    },
    { what: `the calendars of ${name}` },
  )
  return client
}

async function makeTeam(clients: ReadonlyMap<string, Client>): Promise<void> {
  const [founder, ...others] = clients.values()
  if (founder === undefined) return
  for (const other of others) {
    const { url } = await founder.call(createInvitation, { body: {} })
    await other.call(acceptInvitation, { params: { token: url.split('/').at(-1) ?? '' } })
  }
  const { members, teams } = await founder.call(createTeam, { body: { name: 'All of us' } })
  for (const { userId } of members)
    await founder.call(addToTeam, { params: { id: teams[0]?.id ?? '', userId } })
}

async function setOut(name: string, client: Client): Promise<Player> {
  const ids = new Map<string, string>()
  // A quarter of small plans takes less time than one of large ones.
  await client.call(updateSettings, { body: { settings: { horizonWeeks: 2 } } })
  const objectiveId = await addObjective(name, client)
  for (const { key, ...body } of wishes[name] ?? []) {
    const params = { id: objectiveId }
    const whole = key === 'numbers' ? await following(client, ids, body) : body
    ids.set(key, (await client.call(createKeyResult, { params, body: whole })).id)
  }
  const steps = ids.get('steps')
  if (steps !== undefined) await addSteps(client, steps, ids)
  ids.set('habit', await addHabit(name, client, objectiveId))
  const { person } = await client.call(readSession, {})
  return { name, email: `${name}@example.org`, client, userId: person?.id ?? '', objectiveId, ids }
}

async function addObjective(name: string, client: Client): Promise<string> {
  const endsOn = DateTime.fromISO(firstMonday).plus({ days: 90 }).toISODate() ?? ''
  const cycle = { title: `Quarter of ${name}`, startsOn: firstMonday, endsOn }
  const { id: cycleId } = await client.call(createCycle, { body: cycle })
  return (await client.call(createObjective, { body: { title: `Goal of ${name}`, cycleId } })).id
}

async function addSteps(client: Client, id: string, ids: Map<string, string>): Promise<void> {
  for (const title of ['One', 'Two', 'Three']) {
    const body = { title, weight: title.length }
    ids.set(title, (await client.call(addMilestone, { params: { id }, body })).id)
  }
}

/** A metric that follows a KPI of its own. */
async function following(client: Client, ids: Map<string, string>, body: Plan): Promise<Plan> {
  const kpiId = await addKpi(client)
  ids.set('kpi', kpiId)
  return body.kind === 'metric' ? { ...body, kpiId } : body
}

const addKpi = async (client: Client): Promise<string> =>
  (
    await client.call(createKpi, {
      body: {
        title: 'Hours until an answer',
        unit: 'h',
        direction: 'lower',
        green: { to: 90 },
        amber: { to: 100 },
      },
    })
  ).id

const addHabit = async (name: string, client: Client, objectiveId: string): Promise<string> =>
  (
    await client.call(createHabit, {
      body: { title: `Habit of ${name}`, timesPerWeek: 1, maxMinutes: 30, days: [2, 3, 4], objectiveId },
    })
  ).id
