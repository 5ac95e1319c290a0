import { createAccessTokens } from '#adapters/google-calendar/access-tokens.ts'
import { channelSecrets } from '#adapters/google-calendar/channel-secrets.ts'
import { createGoogleCalendarGateways } from '#adapters/google-calendar/google-calendar-gateway.ts'
import { createRenewToken } from '#adapters/google-calendar/renew-token.ts'
import { createGoogleEndpoints } from '#adapters/google-sign-in/google-endpoints.ts'
import { createGoogleSignIn } from '#adapters/google-sign-in/google-sign-in.ts'
import { createPool } from '#adapters/postgres/pool.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { createUserLock } from '#adapters/postgres/user-lock.ts'
import { createSealer, deriveSealingKey } from '#adapters/system/sealer.ts'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import { createSignIn } from '#app/edit/sign-in.ts'
import type { Grant } from '#app/ports/identity-provider.ts'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import { createPublishPlan } from '#app/publish/publish-plan.ts'
import { createEnsureChannel } from '#app/pull/ensure-channel.ts'
import { createEnsureListChannel } from '#app/pull/ensure-list-channel.ts'
import { createPullCalendarList } from '#app/pull/pull-calendar-list.ts'
import { createPullCalendar } from '#app/pull/pull-calendar.ts'
import { createReceivePush } from '#app/pull/receive-push.ts'
import { createRunStep } from '#app/run-step.ts'
import { startGoogleEmulator } from '../../../src/demo/google-emulator/server.ts'
import { createTestDatabase } from '../../support/database.ts'

export const EMAIL = 'alex@example.com'
export const ZONE = 'Europe/Berlin'
/** A Monday morning in winter. */
export const MONDAY = Date.parse('2026-11-23T08:00:00Z')
export const REDIRECT = 'http://127.0.0.1:3000/auth/google/callback'

const CLIENT = { clientId: 'test-client', clientSecret: 'test-secret' }
const LIST = 'list:'

/** Our side and Google's, on real Postgres and over real HTTP, with one clock for both. */
export async function createCalendarWorld(options: { readonly pushAddress?: string } = {}) {
  let nowMs = MONDAY
  const clock = { now: () => nowMs }
  const database = await createTestDatabase()
  const google = await startGoogleEmulator({
    port: 0,
    ...CLIENT,
    now: clock.now,
    seed: 'calendar-world',
    people: [{ email: EMAIL, name: 'Alex', timeZone: ZONE }],
    pushRetryBaseMs: 20,
  })
  const pool = createPool(database.url, { max: 10, name: 'test' })
  const ids = createUuidv7Source(clock)
  const unitOfWork = createUnitOfWork({ pool, ids, now: clock.now, afterCommit: async () => {} })
  const userLock = createUserLock({ pool })
  const sealer = createSealer(deriveSealingKey('test', 'a secret with enough chance in it'))
  const endpoints = createGoogleEndpoints({ accountsRootUrl: google.url, apiRootUrl: google.url })
  const renew = createRenewToken({ ...CLIENT, tokenEndpoint: async () => (await endpoints()).token })
  const tokens = createAccessTokens({ unitOfWork, sealer, clock, lock: userLock, renew })
  const gateways = createGoogleCalendarGateways({ rootUrl: google.url, tokens, timeoutMs: 2000 })
  const identity = createGoogleSignIn({ ...CLIENT, redirectUri: REDIRECT, endpoints, clock })
  const pulling = { unitOfWork, gateways, clock, ids }
  const pushAddress = options.pushAddress ?? null
  const ensureChannel = createEnsureChannel({ ...pulling, secrets: channelSecrets, pushAddress })
  const ensureListChannel = createEnsureListChannel({ ...pulling, secrets: channelSecrets, pushAddress })
  const steps = {
    pullCalendar: createPullCalendar({ ...pulling, ensureChannel }),
    pullCalendarList: createPullCalendarList({ ...pulling, ensureListChannel }),
    publishPlan: createPublishPlan({ ...pulling, publicUrl: 'http://localhost:3000' }),
  }
  const runStep = createRunStep({ unitOfWork, userLock, clock })

  const openWakes = () => unitOfWork.forFleet((fleet) => fleet.listOpenWakes(nowMs, nowMs + 1, 100))

  return {
    ...steps,
    clock,
    google,
    pool,
    ids,
    unitOfWork,
    gateways,
    tokens,
    identity,
    sealer,
    receivePush: createReceivePush({ unitOfWork, clock, secrets: channelSecrets }),
    ensureChannel,
    signIn: createSignIn({ unitOfWork, clock, ids, sealer }),
    openWakes,
    advance: (ms: number) => {
      nowMs += ms
    },
    /** Runs pulls and publishes until none is asked for; answers the other steps that were asked for meanwhile. */
    async settle(): Promise<string[]> {
      for (let round = 0; round < 20; round += 1) {
        const open = await openWakes()
        const mine = open.filter((wake) => wake.family === 'pull' || wake.family === 'publish')
        if (mine.length === 0) return open.map((wake) => wake.family)
        for (const { family, userId, subject } of mine) {
          await runStep({ family, userId, subject }, async () => {
            if (family === 'publish') return steps.publishPlan(userId)
            if (!subject.startsWith(LIST)) return steps.pullCalendar(userId, subject)
            return steps.pullCalendarList(userId, subject.slice(LIST.length))
          })
        }
      }
      throw new Error('The steps do not come to rest.')
    },
    /** Marks wakes of a family as done, so that the next ones are seen. */
    async forget(userId: string, family: 'plan' | 'settle'): Promise<void> {
      await unitOfWork.forUser(userId, async ({ wakes }) => {
        const wake = await wakes.find(family)
        if (wake !== null) await wakes.finish(family, '', wake.requested)
      })
    },
    act: <T>(userId: string, work: (mine: Repositories) => Promise<T>) => unitOfWork.forUser(userId, work),
    async close(): Promise<void> {
      await google.close()
      await pool.end()
      await database.drop()
    },
  }
}

export type CalendarWorld = Awaited<ReturnType<typeof createCalendarWorld>>

type Consent = {
  readonly scopes?: readonly string[]
  readonly decision?: 'allow' | 'deny'
  readonly email?: string
}

/** Answers Google's consent page like a person; gives back the address the browser is sent to. */
export async function consent(authorizationUrl: string, wish: Consent = {}): Promise<string> {
  const url = new URL(authorizationUrl)
  const form = new URLSearchParams(url.searchParams)
  const asked = form.get('scope') ?? ''
  form.delete('scope')
  form.set('requested_scope', asked)
  for (const scope of wish.scopes ?? asked.split(' ')) form.append('scope', scope)
  form.set('person', wish.email ?? EMAIL)
  form.set('decision', wish.decision ?? 'allow')
  const response = await fetch(new URL(url.pathname, url.origin), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  })
  return response.headers.get('location') ?? `status ${response.status}`
}

export async function grantFor(world: CalendarWorld, wish: Consent = {}): Promise<Grant> {
  const { url, attempt } = await world.identity.begin({ returnTo: '/', mustConsent: true })
  return world.identity.complete(await consent(url, wish), attempt)
}

/** A person who is signed in and whose calendars are read. */
export async function signedIn(world: CalendarWorld): Promise<string> {
  const signed = await world.signIn(await grantFor(world))
  if (signed.outcome !== 'signed-in') throw new Error(`Not signed in: ${signed.outcome}`)
  await world.settle()
  await world.forget(signed.userId, 'plan')
  return signed.userId
}
