import { expect, it } from 'vitest'
import { createInProcessEmulator } from '#demo/google-emulator/in-process.ts'
import type { InProcessEmulator } from '#demo/google-emulator/in-process.ts'
import { ALEX, NOW } from './emulator-client.ts'

const EVENTS = '/calendar/v3/calendars/primary/events'
const lunch = { start: { dateTime: '2026-11-23T12:00:00Z' }, end: { dateTime: '2026-11-23T13:00:00Z' } }

type World = InProcessEmulator & {
  /** Message numbers in the order of their arrival. */
  arrived: number[]
  slept: number[]
  add: () => Promise<void>
  stop: () => Promise<void>
}

async function world(): Promise<World> {
  const arrived: number[] = []
  const slept: number[] = []
  const emulator = await createInProcessEmulator({
    clientId: 'client',
    clientSecret: 'secret',
    seed: 'pushes',
    now: () => NOW,
    people: [ALEX],
    sleep: async (ms) => {
      slept.push(ms)
    },
    sendPush: async ({ headers }) => {
      arrived.push(Number(headers['X-Goog-Message-Number']))
      return 204
    },
  })
  const { accessToken } = emulator.signIn(ALEX.email, ['https://www.googleapis.com/auth/calendar'])
  const headers = { authorization: `Bearer ${accessToken}` }
  const post = (url: string, body: object): ReturnType<InProcessEmulator['dispatch']> =>
    emulator.dispatch({ method: 'POST', url, headers, body })
  const channel = { id: 'c1', type: 'web_hook', address: 'http://127.0.0.1:9/push' }
  const answer = JSON.parse((await post(`${EVENTS}/watch`, channel)).text) as { resourceId: string }
  return {
    ...emulator,
    arrived,
    slept,
    add: async () => {
      await post(EVENTS, lunch)
    },
    stop: async () => {
      await post('/calendar/v3/channels/stop', { id: 'c1', resourceId: answer.resourceId })
    },
  }
}

it('a message can be overtaken by the next', async () => {
  const { arrived, add, pushes, store } = await world()
  store.state.switches.pushReorder = 1
  await add()
  await add()
  await add()
  await pushes.idle()
  expect(arrived).toHaveLength(4)
  expect(arrived[2]).toBeLessThan(arrived[1] ?? 0)
  expect(arrived[3]).toBeGreaterThan(arrived[1] ?? 0)
})

it('what was under way still arrives after the stop', async () => {
  const { arrived, add, stop, pushes, store } = await world()
  store.state.switches.lateAfterStop = 1
  await stop()
  await add()
  await add()
  await pushes.idle()
  expect(arrived).toHaveLength(2)
})

it('a storm sends thousands of notices without a change', async () => {
  const { arrived, pushes, store } = await world()
  const { seq } = store.state
  pushes.storm('events', ALEX.email, 10_000)
  await pushes.idle()
  expect(arrived).toHaveLength(10_001)
  expect(new Set(arrived).size).toBe(10_001)
  expect(store.state.seq).toBe(seq)
})

it('a delay is as long as told, up to an hour', async () => {
  const { slept, add, pushes, store } = await world()
  store.state.switches.pushDelayMs = 3_600_000
  await add()
  await pushes.idle()
  expect(slept).toEqual([3_600_000])
})

it('the sync message can arrive before the answer to watch, and the life of a channel has a cap', async () => {
  const { arrived, dispatch, signIn, store } = await world()
  Object.assign(store.state.switches, { pushSyncFirst: true, channelTtlSeconds: 3600 })
  const { accessToken } = signIn(ALEX.email, ['https://www.googleapis.com/auth/calendar'])
  const channel = {
    id: 'c2',
    type: 'web_hook',
    address: 'http://127.0.0.1:9/push',
    params: { ttl: '99999999' },
  }
  const headers = { authorization: `Bearer ${accessToken}` }
  const answer = await dispatch({ method: 'POST', url: `${EVENTS}/watch`, headers, body: channel })
  expect(arrived).toHaveLength(2)
  expect(JSON.parse(answer.text)).toMatchObject({ expiration: String(NOW + 3_600_000) })
})

it('overlapping channels on one calendar all hear of a change', async () => {
  const { arrived, add, dispatch, pushes, signIn } = await world()
  const { accessToken } = signIn(ALEX.email, ['https://www.googleapis.com/auth/calendar'])
  const body = { id: 'c3', type: 'web_hook', address: 'http://127.0.0.1:9/push' }
  const headers = { authorization: `Bearer ${accessToken}` }
  await dispatch({ method: 'POST', url: `${EVENTS}/watch`, headers, body })
  await add()
  await pushes.idle()
  expect(arrived).toHaveLength(4)
})
