import { afterAll, beforeAll, expect, it } from 'vitest'
import { link } from '../../canary/link.ts'
import { answerConsent } from '../../support/consent.ts'
import { startHarness } from '../google-emulator/emulator-client.ts'
import type { Harness } from '../google-emulator/emulator-client.ts'

const SCOPE = 'https://www.googleapis.com/auth/calendar.app.created'
const EMAIL = 'canary@example.com'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness({ now: Date.now })
})
afterAll(() => harness.emulator.close())

const request = () => ({
  clientId: 'client',
  clientSecret: 'secret',
  accountsRootUrl: harness.emulator.url,
  scopes: [SCOPE],
  port: 0,
})

it('link() asks for one scope and answers a refresh token that lasts', async () => {
  const { consentUrl, refreshToken } = await link(request())
  const back = await answerConsent(new URL(consentUrl), { email: EMAIL })
  expect((await fetch(back)).status).toBe(200)
  const token = await refreshToken
  expect(harness.emulator.store.state.refreshTokens.get(token)).toMatchObject({
    email: EMAIL,
    scopes: [SCOPE],
  })
})

it('link() says so when the person declines', async () => {
  const { consentUrl, refreshToken } = await link(request())
  const told = refreshToken.catch(String)
  await fetch(await answerConsent(new URL(consentUrl), { email: EMAIL, decision: 'deny' }))
  expect(await told).toBe('Error: Cannot link: Google answers access_denied.')
})

it("link() takes no other attempt's answer", async () => {
  const { consentUrl, refreshToken } = await link(request())
  const told = refreshToken.catch(String)
  const back = await answerConsent(new URL(consentUrl), { email: EMAIL })
  back.searchParams.set('state', 'stolen')
  await fetch(back)
  expect(await told).toContain('another attempt')
})
