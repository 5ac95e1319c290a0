import { setTimeout as sleep } from 'node:timers/promises'
import { hourIn, insert, outcomeOf, Unsettled } from '../point.ts'
import type { Field, Finding, Point } from '../point.ts'
import type { PushListener } from '../push-listener.ts'

const YEAR_SECONDS = 365 * 86_400
/** What src/app asks for: channels live two days and are replaced daily. */
const WANTED_SECONDS = 48 * 3600

type Channel = {
  readonly id: string
  readonly expiresMs: number
  readonly pushes: PushListener
  readonly stop: () => Promise<void>
}

async function watch(field: Field, ttlSeconds: number): Promise<Channel> {
  const { api, calendarId, pushes } = field
  if (pushes === null)
    throw new Unsettled('Set CANARY_PUSH_URL: a public https address that leads to CANARY_PUSH_PORT.')
  const requestBody = {
    id: field.newId(),
    type: 'web_hook',
    address: pushes.address,
    params: { ttl: String(ttlSeconds) },
  }
  const { data } = await api.events.watch({ calendarId, requestBody })
  const resourceId = data.resourceId ?? ''
  const stop = async (): Promise<void> => {
    await api.channels.stop({ requestBody: { id: requestBody.id, resourceId } })
  }
  return { id: requestBody.id, expiresMs: Number(data.expiration), pushes, stop }
}

async function withChannel<T>(field: Field, use: (channel: Channel) => Promise<T>): Promise<T> {
  const channel = await watch(field, WANTED_SECONDS)
  try {
    return await use(channel)
  } finally {
    // One that ended by itself cannot be stopped any more.
    await outcomeOf(channel.stop())
  }
}

async function watchTtl(field: Field): Promise<Finding> {
  const channel = await watch(field, YEAR_SECONDS)
  await channel.stop()
  const seconds = Math.round((channel.expiresMs - field.nowMs) / 1000)
  const verdict = `at most ${Math.round(seconds / 3600)} h`
  // The clock of this machine may be a little off.
  return {
    observation: { askedSeconds: YEAR_SECONDS, seconds },
    verdict,
    agrees: seconds >= WANTED_SECONDS - 600,
  }
}

/** Milliseconds from a change to its push; null when none came in time. */
async function delayOfChange(field: Field, { id, pushes }: Channel): Promise<number | null> {
  const sinceMs = Date.now()
  await insert(field, { summary: 'push', ...hourIn(field, 8) })
  const push = await pushes.next(id, 'exists', sinceMs, field.patienceMs)
  return push === null ? null : push.atMs - sinceMs
}

function pushDelay(field: Field): Promise<Finding> {
  return withChannel(field, async (channel) => {
    await channel.pushes.next(channel.id, 'sync', 0, field.patienceMs)
    const delaysMs: (number | null)[] = []
    for (let round = 0; round < 3; round += 1) delaysMs.push(await delayOfChange(field, channel))
    const came = delaysMs.filter((delay) => delay !== null)
    const verdict = `${came.length} of ${delaysMs.length} came, the slowest after ${Math.max(0, ...came)} ms`
    return { observation: { delaysMs, patienceMs: field.patienceMs }, verdict, agrees: came.length > 0 }
  })
}

function pushRefused(field: Field): Promise<Finding> {
  return withChannel(field, async (channel) => {
    const { pushes } = channel
    await pushes.next(channel.id, 'sync', 0, field.patienceMs)
    pushes.answer(404)
    const refused = await delayOfChange(field, channel)
    // Whoever takes a refusal amiss needs a moment to do so.
    await sleep(Math.min(field.patienceMs / 10, 5000))
    pushes.answer(204)
    if (refused === null) throw new Unsettled('No push came at all; raise CANARY_PATIENCE_SECONDS.')
    const next = await delayOfChange(field, channel)
    const verdict = next === null ? 'the channel falls silent' : 'the channel lives on'
    return { observation: { refusedAfterMs: refused, nextAfterMs: next }, verdict, agrees: next !== null }
  })
}

export const PUSHES: readonly Point[] = [
  {
    id: 'watch-ttl',
    question: 'How long may a channel on events live?',
    assumed: `48 h or more; we ask for that and replace daily`,
    dependsOn: 'src/app/pull: how long a watch is asked for; emulator switch channelTtlSeconds',
    observe: watchTtl,
  },
  {
    id: 'push-delay',
    question: 'How long after a change does its push come?',
    assumed: 'seconds as a rule; the sweep covers the rest',
    dependsOn: 'SWEEP_SECONDS; emulator switch pushDelayMs',
    observe: pushDelay,
  },
  {
    id: 'push-refused',
    question: 'Does an answer of 404 to a push end its channel?',
    assumed: 'the channel lives on',
    dependsOn: 'src/api: pushes are always answered 204; emulator switch channelDiesOnRefusal',
    observe: pushRefused,
  },
]
