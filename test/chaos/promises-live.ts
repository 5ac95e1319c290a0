import { setTimeout as pause } from 'node:timers/promises'
import { chanceOf } from '../simulator/chance.ts'
import { EmulatorClient } from '../support/emulator-client.ts'
import { waitUntil } from '../support/wait-until.ts'
import { actOnce, type Actor, signInAll } from './cast.ts'
import { Crew } from './crew.ts'
import { type Measured, percentile } from './promise.ts'
import { openStage, type Stage } from './stage.ts'
import { openSteps } from './verify.ts'

const at = (ms: number): { readonly dateTime: string } => ({ dateTime: new Date(ms).toISOString() })
const halfHourAt = (ms: number) => ({ start: at(ms), end: at(ms + 30 * 60_000) })

const rest = (stage: Stage): Promise<unknown> =>
  waitUntil(async () => (await openSteps(stage)) === 0, { what: 'everything to be done', timeoutMs: 60_000 })

const isMirrored = async ({ database }: Stage, eventId: string): Promise<boolean> => {
  const { rowCount } = await database.query('select from events where event_id = $1', [eventId])
  return (rowCount ?? 0) > 0
}

const LANES = 32

/** R3: Google pushes like mad for one calendar. */
async function storm(stage: Stage, { email }: Actor, many: number, seconds: number): Promise<Measured> {
  const channel = [...stage.google.store.state.channels.values()].find(
    (one) => one.calendarId === email && !one.stopped,
  )
  if (channel === undefined) throw new Error(`${email} is not watched.`)
  const headers = {
    'x-goog-channel-id': channel.id,
    'x-goog-channel-token': channel.token ?? '',
    'x-goog-resource-id': channel.resourceId,
    'x-goog-resource-state': 'exists',
    'x-goog-message-number': '2',
  }
  stage.google.journal.clear()
  const tookMs: number[] = []
  let [sent, refused] = [0, 0]
  const push = async (): Promise<void> => {
    const startedMs = performance.now()
    const isTaken = await fetch(channel.address, { method: 'POST', headers }).then(
      (response) => response.ok,
      () => false,
    )
    tookMs.push(performance.now() - startedMs)
    if (!isTaken) refused += 1
  }
  const startedMs = performance.now()
  // So many connections at once, each with its share of the pushes at its time.
  const lane = async (): Promise<void> => {
    while (sent < many) {
      const aheadMs = (sent / many) * seconds * 1000 - (performance.now() - startedMs)
      sent += 1
      if (aheadMs > 0) await pause(aheadMs)
      await push()
    }
  }
  const underway = Array.from({ length: LANES }, lane)
  await pause(seconds * 900)
  const added = await new EmulatorClient(stage.google.url).addEvent(email, {
    summary: 'The last',
    ...halfHourAt(Date.now() + 9e7),
  })
  await Promise.all(underway)
  const stormSeconds = (performance.now() - startedMs) / 1000
  await waitUntil(() => isMirrored(stage, added.id), { what: 'the last change', timeoutMs: 60_000 })
  await rest(stage)
  const syncs = stage.google.journal
    .entries()
    .filter(({ name, path }) => name === 'events.list' && decodeURIComponent(path).includes(email)).length
  const figures = { pushes: many, stormSeconds, syncs, refused, p99Ms: percentile(tookMs, 0.99) }
  const passed = syncs <= 3 && refused === 0 && figures.p99Ms < 50
  return { promise: 'R3', threshold: '≤ 3 syncs, p99 < 50 ms, all 2xx', figures: rounded(figures), passed }
}

/** R5: how old the mirror is after a change in Google. */
async function freshness(stage: Stage, { email }: Actor, many: number): Promise<Measured> {
  const google = new EmulatorClient(stage.google.url)
  const seconds: number[] = []
  for (let index = 0; index < many; index += 1) {
    const event = await google.addEvent(email, {
      summary: `Fresh ${index}`,
      ...halfHourAt(Date.now() + 1e8),
    })
    const startedMs = performance.now()
    await waitUntil(() => isMirrored(stage, event.id), { what: 'a change to be mirrored', timeoutMs: 60_000 })
    seconds.push((performance.now() - startedMs) / 1000)
  }
  const figures = {
    changes: many,
    p95Seconds: percentile(seconds, 0.95),
    p99Seconds: percentile(seconds, 0.99),
  }
  const passed = figures.p95Seconds <= 5 && figures.p99Seconds <= 30
  return { promise: 'R5', threshold: 'p95 ≤ 5 s, p99 ≤ 30 s', figures: rounded(figures), passed }
}

/** R9: an ended access is noticed at one attempt, and nobody knocks again. */
async function endedAccess(stage: Stage, actor: Actor): Promise<Measured> {
  const { accessTokens, refreshTokens } = stage.google.store.state
  for (const tokens of [accessTokens, refreshTokens])
    for (const [text, { email }] of tokens) if (email === actor.email) tokens.delete(text)
  stage.google.journal.clear()
  await actOnce(stage, actor, chanceOf(1))
  await actor.client.send('POST', '/api/v1/calendars/refresh')
  const isTold = async (): Promise<boolean> => {
    const { rowCount } = await stage.database.query(
      `select from connections where email = $1 and status = 'reconnect'`,
      [actor.email],
    )
    return (rowCount ?? 0) > 0
  }
  await waitUntil(isTold, { what: 'the ended access to be noticed', timeoutMs: 30_000 })
  const refreshes = (): number =>
    stage.google.journal.entries().filter(({ name }) => name === 'oauth.token').length
  const atOnce = refreshes()
  await actor.client.send('POST', '/api/v1/calendars/refresh')
  await pause(3000)
  const figures = { attempts: atOnce, callsAfterwards: refreshes() - atOnce }
  return {
    promise: 'R9',
    threshold: 'terminal in 1 attempt, then 0 calls',
    figures,
    passed: atOnce <= 1 && figures.callsAfterwards === 0,
  }
}

const rounded = (figures: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]))

export type LiveScale = { readonly pushes: number; readonly seconds: number; readonly changes: number }

/** Promises about time and many at once: real processes, Postgres and HTTP. */
export async function livePromises(databaseUrl: string, scale: LiveScale): Promise<readonly Measured[]> {
  const stage = await openStage(databaseUrl)
  const crew = new Crew(stage.workerEnv)
  try {
    stage.google.store.state.switches.accessTokenSeconds = 3600
    await crew.begin({ point: null, after: 0 })
    const [first, second] = await signInAll(stage, 2)
    if (first === undefined || second === undefined) throw new Error('Nobody signed in.')
    await pause(1000)
    await rest(stage)
    return [
      await freshness(stage, first, scale.changes),
      await storm(stage, first, scale.pushes, scale.seconds),
      await endedAccess(stage, second),
    ]
  } finally {
    await crew.dismiss()
    await stage.close()
  }
}
