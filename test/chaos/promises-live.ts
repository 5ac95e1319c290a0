import { setTimeout as pause } from 'node:timers/promises'
import { chanceOf } from '../simulator/chance.ts'
import { EmulatorClient } from '../support/emulator-client.ts'
import { waitUntil } from '../support/wait-until.ts'
import { actOnce, type Actor, signInAll } from './cast.ts'
import { Crew, LIVE_ON } from './crew.ts'
import { halfHourAt, isMirrored, rest } from './look.ts'
import { type Measured, percentile, rounded } from './promise.ts'
import { openStage, type Stage } from './stage.ts'
import { storm } from './storm.ts'

/** R5: how old the mirror is after a change in Google, made by one person after the other. */
async function freshness(stage: Stage, actors: readonly Actor[], many: number): Promise<Measured> {
  const google = new EmulatorClient(stage.google.url)
  const seconds: number[] = []
  for (let index = 0; index < many; index += 1) {
    const { email = '' } = actors[index % actors.length] ?? {}
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
    p50Seconds: percentile(seconds, 0.5),
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

export type LiveScale = { readonly pushes: number; readonly seconds: number; readonly changes: number }

/** Promises about time and many at once: real processes, Postgres and HTTP. */
export async function livePromises(databaseUrl: string, scale: LiveScale): Promise<readonly Measured[]> {
  const stage = await openStage(databaseUrl, { SWEEP_SECONDS: '900' }, 'apart')
  const crew = new Crew(stage.workerEnv)
  try {
    stage.google.store.state.switches.accessTokenSeconds = 3600
    await crew.begin(LIVE_ON)
    const actors = await signInAll(stage, 5)
    const [first, second] = actors
    if (first === undefined || second === undefined) throw new Error('Nobody signed in.')
    await pause(1000)
    await rest(stage)
    return [
      await freshness(stage, actors, scale.changes),
      await storm(stage, first, scale.pushes, scale.seconds),
      await endedAccess(stage, second),
    ]
  } finally {
    await crew.dismiss()
    await stage.close()
  }
}
