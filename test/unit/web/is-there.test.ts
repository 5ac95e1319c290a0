import { afterEach, expect, test, vi } from 'vitest'
import { isThere } from '../../../src/web/api/is-there.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test.for([
  ['our server', () => Response.json({ status: 'ok' }), true],
  ['a page that a network puts before every other', () => new Response('<h1>Welcome</h1>'), false],
  ['somebody else who speaks JSON', () => Response.json(null), false],
  ['a proxy whose server is away', () => Response.json({ status: 'ok' }, { status: 502 }), false],
] as const)('%s: %#', async ([, answer, isOurs]) => {
  vi.stubGlobal('fetch', () => Promise.resolve(answer()))
  expect(await isThere()).toBe(isOurs)
})

test('who does not answer is away', async () => {
  // As after the time that is given: nobody waits for it here.
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort())
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) =>
    signal?.aborted === true
      ? Promise.reject(new Error('aborted'))
      : Promise.resolve(Response.json({ status: 'ok' })),
  )
  expect(await isThere()).toBe(false)
})
