import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BareApi, buildBareApi } from '../../support/bare-api.ts'

const host = { host: 'localhost' }
const pushes: (string | null)[] = []
let api: BareApi

beforeEach(async () => {
  api = await buildBareApi(
    {
      readClock: () => ({ now: '2026-11-23T08:00:00Z', offsetMs: 0 }),
      receivePush: async ({ channelId }) => {
        pushes.push(channelId)
        return 'unknown-channel'
      },
    },
    { patience: { delayMs: 20, sampleMs: 100 } },
  )
})
afterEach(() => api.app.close())

const ask = () => api.app.inject({ url: '/demo/clock', headers: host })

/** One whole turn of the event loop that takes long, as a synchronous search or a starved machine makes it. */
async function hogTheLoop() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60)
  await setImmediate()
}

async function untilRefused() {
  for (;;) {
    await hogTheLoop()
    const answer = await ask()
    if (answer.statusCode === 503) return answer
  }
}

test('a process that cannot keep up says so, and when to come again', async () => {
  const { headers, json } = await untilRefused()
  expect(headers['content-type']).toContain('application/problem+json')
  expect(headers['retry-after']).toBe('5')
  expect(json()).toMatchObject({ status: 503, code: 'overloaded', wayOut: 'Try again in 5 seconds.' })
})

test('health checks and pushes of Google are answered all the same', async () => {
  await untilRefused()
  const livez = await api.app.inject({ url: '/livez', headers: host })
  const push = await api.app.inject({
    method: 'POST',
    url: '/google/notifications',
    headers: { ...host, 'x-goog-channel-id': 'a channel' },
  })
  expect([livez.statusCode, push.statusCode]).toEqual([200, 204])
  expect(pushes).toEqual(['a channel'])
})

test('work is taken again once there is room', async () => {
  await untilRefused()
  await expect.poll(async () => (await ask()).statusCode, { timeout: 5000 }).toBe(200)
})
