import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createSlackWebhook } from '#adapters/slack/slack-webhook.ts'
import { Undeliverable, Unreachable } from '#app/ports/messengers.ts'

const message = { userId: 'ada', messageId: '1', text: 'Hello' }
const given = 'https://hooks.slack.com/services/T0/B0/x'
let server: Server | undefined
afterEach(() => void server?.close())

describe('an address that a person gave', () => {
  test.each([
    'http://hooks.slack.com/services/T0/B0/x',
    'https://hooks.slack.com.evil.example/services/T0/B0/x',
    'https://evil.example/hooks.slack.com/services/T0',
    'https://hooks.slack.com@evil.example/services/T0',
    'https://hooks.slack.com:8443/services/T0',
    'https://user:password@hooks.slack.com/services/T0',
    'https://hooks.slack.com/services/../api/T0',
    'https://hooks.slack.com/api/chat.postMessage',
    'https://169.254.169.254/services/latest/meta-data',
    'https://[::ffff:127.0.0.1]/services/x',
    'http://localhost:3000/services/x',
    'file:///services/x',
    'gopher://hooks.slack.com/services/x',
    'hooks.slack.com/services/x',
    '',
  ])('%j is refused, and nothing is sent', async (url) => {
    const asked: unknown[] = []
    const slack = createSlackWebhook({ fetch: async (to) => (asked.push(to), new Response('')) })
    expect(slack.faultOf(url)).not.toBeNull()
    await expect(slack.send({ ...message, url })).rejects.toThrow('Cannot write to Slack')
    expect(asked).toEqual([])
  })

  test('of Slack is taken', async () => {
    const slack = createSlackWebhook({ fetch: async () => new Response('ok') })
    expect(slack.faultOf(given)).toBeNull()
    await expect(slack.send({ ...message, url: given })).resolves.toBeUndefined()
  })
})

test('an answer leads nowhere else', async () => {
  const asked: (string | undefined)[] = []
  server = createServer((request, response) => {
    asked.push(request.url)
    response.writeHead(307, { location: '/elsewhere' }).end()
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const slack = createSlackWebhook({ allowsLoopback: true })
  await expect(slack.send({ ...message, url: `http://127.0.0.1:${port}/services/x` })).rejects.toThrow(
    'it answered 307',
  )
  expect(asked).toEqual(['/services/x'])
})

test.each([
  [404, true, undefined],
  [403, true, undefined],
  [400, false, undefined],
  [500, false, 0],
  [429, false, 90_000],
])('says nothing of what %i answered, and whether to try again', async (status, isGone, pauseMs) => {
  const headers = { 'retry-after': status === 429 ? '90' : 'Wed, 21 Oct 2026 07:28:00 GMT' }
  const fetch = async () => new Response('a secret of the network', { status, headers })
  const failure = await createSlackWebhook({ fetch })
    .send({ ...message, url: given })
    .catch((error: unknown) => error)
  expect(failure instanceof Undeliverable).toBe(isGone)
  expect(failure instanceof Unreachable ? failure.pauseMs : undefined).toBe(pauseMs)
  expect(String(failure)).not.toMatch(/secret|services/)
})
