import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineRoute } from '#contracts/http/route.ts'
import { z } from 'zod'
import { call } from '../../../src/web/api/call.ts'

const route = (method: 'GET' | 'POST') =>
  defineRoute({ method, path: '/x', tag: 'x', summary: 'x', response: z.object({}) })
const answering = (body: string, init: ResponseInit) =>
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)))
afterEach(() => void vi.unstubAllGlobals())

describe('an answer that is not of the server', () => {
  it('is told apart, and not as a fault of JSON', async () => {
    answering('<html>Log in to the hotel</html>', { status: 200 })
    await expect(call(route('POST'), {})).rejects.toThrow(
      'Something else answered in the place of the server, such as the sign-in page of a network. ' +
        'What you typed is kept; try again in a moment.',
    )
  })

  it('says how long to wait where it knows', async () => {
    answering('slow down', { status: 429, headers: { 'retry-after': '30' } })
    await expect(call(route('GET'), {})).rejects.toThrow(
      'The server takes no more at the moment. Try again in 30 seconds.',
    )
    await expect(call(route('POST'), {})).rejects.toThrow('30 seconds; what you typed is kept.')
    answering('Bad gateway', { status: 502 })
    await expect(call(route('GET'), {})).rejects.toThrow('The server answered 502. Try again in a moment.')
  })
})
