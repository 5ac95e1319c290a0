import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createGoogleCalendarGateways } from '#adapters/google-calendar/google-calendar-gateway.ts'

test('the gateway goes nowhere else, whatever an answer says', async () => {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    const { port } = server.address() as AddressInfo
    response.writeHead(307, { location: `http://127.0.0.1:${port}/elsewhere` }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const gateways = createGoogleCalendarGateways({
    rootUrl: `http://127.0.0.1:${port}`,
    tokens: { get: async () => 'a token' },
  })
  const settings = gateways.forConnection('ada', 'connection 1').readSettings()
  await expect(settings).rejects.toMatchObject({ fault: 'unavailable' })
  server.close()
  expect(asked.filter((url) => url?.includes('elsewhere'))).toEqual([])
  expect(asked.length).toBe(1)
})
