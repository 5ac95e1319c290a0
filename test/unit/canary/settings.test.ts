import { expect, it } from 'vitest'
import { EXPLANATION, readReadiness } from '../../canary/settings.ts'

const FULL = { GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret', CANARY_REFRESH_TOKEN: 'token' }

it('readReadiness() is off without a test account, also where the product has a client', () => {
  expect(readReadiness({})).toEqual({ kind: 'off' })
  expect(readReadiness({ GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret' })).toEqual({ kind: 'off' })
  expect(readReadiness({ CANARY_REFRESH_TOKEN: '' })).toEqual({ kind: 'off' })
})

it('readReadiness() names what is missing', () => {
  expect(readReadiness({ CANARY_REFRESH_TOKEN: 'token' })).toEqual({
    kind: 'incomplete',
    faults: ['GOOGLE_CLIENT_ID is not set.', 'GOOGLE_CLIENT_SECRET is not set.'],
  })
  expect(readReadiness({ ...FULL, CANARY_PUSH_URL: 'nowhere' })).toMatchObject({ kind: 'incomplete' })
})

it('readReadiness() asks the real Google unless told otherwise', () => {
  expect(readReadiness(FULL)).toMatchObject({
    kind: 'ready',
    settings: {
      GOOGLE_API_ROOT_URL: 'https://www.googleapis.com',
      GOOGLE_ACCOUNTS_ROOT_URL: 'https://accounts.google.com',
      CANARY_PATIENCE_SECONDS: 60,
    },
  })
})

it('the explanation names every setting that is needed', () => {
  for (const name of Object.keys(FULL)) expect(EXPLANATION).toContain(name)
})
