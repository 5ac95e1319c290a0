import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { EmulatorClient } from '../support/emulator-client.ts'
import { waitUntil } from '../support/wait-until.ts'
import type { ServerSide } from './api-child.ts'
import type { Actor } from './cast.ts'
import { halfHourAt, isMirrored, rest } from './look.ts'
import { type Measured, percentile, rounded } from './promise.ts'
import type { Stage } from './stage.ts'

const TICK_MS = 10

/**
 * R3: Google pushes like mad for one calendar. Times are taken twice: by the server, from the parsed request to the
 * sent answer, and by whoever pushes, whose process competes with all others for the same processor.
 */
export async function storm(
  stage: Stage,
  { email }: Actor,
  many: number,
  seconds: number,
): Promise<Measured> {
  const sender = pusher(stage, email)
  stage.google.journal.clear()
  stage.apart?.measure()
  const startedMs = performance.now()
  const { id } = await sendAll(sender, many, seconds, () => change(stage, email))
  const stormSeconds = (performance.now() - startedMs) / 1000
  await waitUntil(() => isMirrored(stage, id), { what: 'the last change', timeoutMs: 60_000 })
  await rest(stage)
  sender.close()
  const server = (await stage.apart?.measured()) ?? notMeasured
  const figures = {
    pushes: many,
    stormSeconds,
    syncs: syncsOf(stage, email),
    refused: sender.refused(),
    p50Ms: server.p50Ms,
    p99Ms: server.p99Ms,
    loopP99Ms: server.loopP99Ms,
    webCpuSeconds: server.cpuSeconds,
    clientP99Ms: percentile(sender.tookMs, 0.99),
  }
  const passed = figures.syncs <= 3 && figures.refused === 0 && figures.p99Ms < 50
  return { promise: 'R3', threshold: '≤ 3 syncs, p99 < 50 ms, all 2xx', figures: rounded(figures), passed }
}

const notMeasured: ServerSide = {
  answered: 0,
  p50Ms: Infinity,
  p99Ms: Infinity,
  loopP99Ms: Infinity,
  cpuSeconds: 0,
}

/** Each push at its time, whether those before it were answered or not; something really changes near the end. */
async function sendAll<T>(
  { push }: { readonly push: () => Promise<void> },
  many: number,
  seconds: number,
  act: () => Promise<T>,
): Promise<T> {
  const underway: Promise<void>[] = []
  let acted: T | null = null
  const startedMs = performance.now()
  while (underway.length < many) {
    const share = (performance.now() - startedMs) / (seconds * 1000)
    const due = Math.min(many, Math.ceil(share * many))
    while (underway.length < due) underway.push(push())
    if (share > 0.9) acted ??= await act()
    await pause(TICK_MS)
  }
  await Promise.all(underway)
  return acted ?? act()
}

const change = (stage: Stage, email: string): Promise<{ readonly id: string }> =>
  new EmulatorClient(stage.google.url).addEvent(email, {
    summary: 'The last',
    ...halfHourAt(Date.now() + 9e7),
  })

const syncsOf = (stage: Stage, email: string): number =>
  stage.google.journal
    .entries()
    .filter(({ name, path }) => name === 'events.list' && decodeURIComponent(path).includes(email)).length

/** Google's side of the channel, with as few connections as it takes. */
function pusher({ google }: Stage, email: string) {
  const channel = [...google.store.state.channels.values()].find(
    (one) => one.calendarId === email && !one.stopped,
  )
  if (channel === undefined) throw new Error(`${email} is not watched.`)
  const headers = {
    'x-goog-channel-id': channel.id,
    'x-goog-channel-token': channel.token ?? '',
    'x-goog-resource-id': channel.resourceId,
    'x-goog-resource-state': 'exists',
    'x-goog-message-number': '2',
    'content-length': '0',
  }
  const agent = new Agent({ keepAlive: true, maxSockets: 128 })
  const tookMs: number[] = []
  let refused = 0
  const push = (): Promise<void> =>
    new Promise((resolve) => {
      const startedMs = performance.now()
      const end = (isTaken: boolean): void => {
        tookMs.push(performance.now() - startedMs)
        if (!isTaken) refused += 1
        resolve()
      }
      request(channel.address, { method: 'POST', agent, headers }, (response) => {
        response.resume()
        response.on('end', () => end((response.statusCode ?? 500) < 300))
      })
        .on('error', () => end(false))
        .end()
    })
  return { push, tookMs, refused: () => refused, close: () => agent.destroy() }
}
