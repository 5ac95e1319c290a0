import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { SignInError } from '#app/ports/identity-provider.ts'
import { createLogger } from '../../../src/container/logger.ts'
import { buildBareApi } from '../../support/bare-api.ts'

function aLog() {
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  return { log: createLogger('trace', destination), text: () => lines.join('') }
}

test('secrets and the words of people are blotted out', () => {
  const { log, text } = aLog()
  log.info({
    req: { headers: { authorization: 'Bearer SECRET', cookie: 'SECRET' } },
    token: { access_token: 'SECRET', refresh_token: 'SECRET', accessToken: 'SECRET', refreshToken: 'SECRET' },
    event: { summary: 'SECRET', description: 'SECRET', attendees: ['SECRET'] },
  })
  expect(text()).toContain('[redacted]')
  expect(text()).not.toContain('SECRET')
})

test('the way back from Google is logged without its code', async () => {
  const { log, text } = aLog()
  const api = await buildBareApi(
    {
      comeBack: async () => {
        throw new SignInError('denied', 'No.')
      },
    },
    { logger: log },
  )
  await api.app.inject({
    url: '/auth/google/callback?code=SECRET&state=SECRET',
    headers: { host: 'localhost', cookie: 'timewright=SECRET' },
  })
  await api.app.close()
  expect(text()).toContain('/auth/google/callback')
  expect(text()).not.toContain('SECRET')
})
