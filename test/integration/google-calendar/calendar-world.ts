import { createAccessTokens } from '#adapters/google-calendar/access-tokens.ts'
import { createCallBudget } from '#adapters/google-calendar/call-budget.ts'
import { secrets } from '#adapters/system/secrets.ts'
import { createGoogleCalendarGateways } from '#adapters/google-calendar/google-calendar-gateway.ts'
import { createRenewToken } from '#adapters/google-calendar/renew-token.ts'
import { createGoogleEndpoints } from '#adapters/google-sign-in/google-endpoints.ts'
import { createGoogleSignIn } from '#adapters/google-sign-in/google-sign-in.ts'
import { createPool } from '#adapters/postgres/pool.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { createUserLock } from '#adapters/postgres/user-lock.ts'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import { createComeBack } from '#app/edit/account/come-back.ts'
import { createDisconnectAccount } from '#app/edit/account/disconnect-account.ts'
import { createSignIn } from '#app/edit/account/sign-in.ts'
import type { Clock } from '#app/ports/clock.ts'
import type { Grant } from '#app/ports/identity-provider.ts'
import type { Wake } from '#app/ports/repositories/person-repositories.ts'
import type { Repositories, UnitOfWork } from '#app/ports/unit-of-work.ts'
import type { UserLock } from '#app/ports/user-lock.ts'
import { createPublishPlan } from '#app/publish/publish-plan.ts'
import { createEnsureChannel } from '#app/pull/ensure-channel.ts'
import { createEnsureListChannel } from '#app/pull/ensure-list-channel.ts'
import { createPullCalendarList } from '#app/pull/pull-calendar-list.ts'
import { createPullCalendar } from '#app/pull/pull-calendar.ts'
import { createReceivePush } from '#app/pull/receive-push.ts'
import { createRevokeAccess } from '#app/publish/revoke-access.ts'
import { createScanOurs } from '#app/pull/scan-ours.ts'
import { createListCalendars } from '#app/read/calendars/list-calendars.ts'
import { createRunStep } from '#app/run-step.ts'
import { createRewrapSecrets } from '#app/housekeeping/rewrap-secrets.ts'
import { testSealing } from '../../support/sealing.ts'
import { createSweep } from '#app/sweep.ts'
import { startGoogleEmulator } from '../../../src/demo/google-emulator/server.ts'
import { createTestDatabase } from '../../support/database.ts'

export const EMAIL = 'alex@example.com'
export const ZONE = 'Europe/Berlin'
/** A Monday morning in winter. */
const MONDAY = Date.parse('2026-11-23T08:00:00Z')
const REDIRECT = 'http://127.0.0.1:3000/auth/google/callback'

const CLIENT = { clientId: 'test-client', clientSecret: 'test-secret' }
const LIST = 'list:'

type WorldOptions = {
  readonly pushAddress?: string
  /** Keep to the limits of requests, by the world's clock. */
  readonly isFrugal?: boolean
  readonly writesPerSecond?: number
  /** Ours minus Google's. */
  readonly clockSkewMs?: number
}

/** Our side and Google's, on real Postgres and over real HTTP, with one clock for both. */
export async function createCalendarWorld(options: WorldOptions = {}) {
  let nowMs = MONDAY
  const clock = { now: () => nowMs }
  const database = await createTestDatabase()
  const google = await startGoogleEmulator({
    port: 0,
    ...CLIENT,
    now: () => nowMs - (options.clockSkewMs ?? 0),
    seed: 'calendar-world',
    people: [{ email: EMAIL, name: 'Alex', timeZone: ZONE }],
    pushRetryBaseMs: 20,
  })
  const faultsTold: string[] = []
  const outside = { databaseUrl: database.url, googleUrl: google.url, clock, options, faultsTold }
  const process = createProcess(outside)
  const others: { close(): Promise<void> }[] = []
  return {
    ...process,
    google,
    faultsTold,
    advance: (ms: number) => {
      nowMs += ms
    },
    /** One more instance of our program on the same database. */
    anotherProcess: (): OurProcess => {
      const other = createProcess(outside)
      others.push(other)
      return other
    },
    async close(): Promise<void> {
      await google.close()
      for (const one of [process, ...others]) await one.close()
      await database.drop()
    },
  }
}

export type CalendarWorld = Awaited<ReturnType<typeof createCalendarWorld>>

type Outside = {
  readonly databaseUrl: string
  readonly googleUrl: string
  readonly clock: Clock
  readonly options: WorldOptions
  readonly faultsTold: string[]
}

type OurProcess = ReturnType<typeof createProcess>

/** One instance of our program, as far as calendars go. */
function createProcess({ databaseUrl, googleUrl, clock, options, faultsTold }: Outside) {
  const pool = createPool(databaseUrl, { max: 10, name: 'test' })
  const ids = createUuidv7Source(clock)
  const unitOfWork = createUnitOfWork({ pool, ids, now: () => clock.now(), afterCommit: async () => {} })
  const userLock = createUserLock({ pool })
  const google = reachGoogle({ googleUrl, unitOfWork, userLock, clock, options })
  const onFault = (what: string, error: unknown): void => void faultsTold.push(`${what}: ${String(error)}`)
  const pulling = { unitOfWork, gateways: google.gateways, clock, ids, onFault }
  const watching = { ...pulling, secrets, pushAddress: options.pushAddress ?? null }
  const ensureChannel = createEnsureChannel(watching)
  const { opener, identity: identityProvider } = google
  const steps: Steps = {
    pullCalendar: createPullCalendar({ ...pulling, ensureChannel, scanOurs: createScanOurs(pulling) }),
    pullCalendarList: createPullCalendarList({
      ...pulling,
      ensureListChannel: createEnsureListChannel(watching),
    }),
    publishPlan: createPublishPlan({
      ...pulling,
      publicUrl: 'http://localhost:3000',
      revokeAccess: createRevokeAccess({ identityProvider, opener }),
    }),
  }
  const runStep = createRunStep({ unitOfWork, userLock, clock })
  const nowMs = (): number => clock.now()
  const openWakes = () => unitOfWork.forFleet((fleet) => fleet.listOpenWakes(nowMs(), nowMs() + 1, 1000))
  const connecting = { unitOfWork, clock, ids, sealer: opener, identityProvider }
  const rewrap = createRewrapSecrets({ unitOfWork, opener, userLock })
  return {
    ...steps,
    ...google,
    clock,
    pool,
    ids,
    unitOfWork,
    receivePush: createReceivePush({ unitOfWork, clock, secrets }),
    ensureChannel,
    signIn: createSignIn(connecting),
    comeBack: createComeBack(connecting),
    listCalendars: createListCalendars({ unitOfWork, clock, pushAddress: null, sweepSeconds: 900 }),
    disconnect: createDisconnectAccount({ unitOfWork }),
    sweep: (sweepSeconds: number) =>
      createSweep({
        unitOfWork,
        clock,
        rewrap,
        noteRoom: async () => {},
        sweepSeconds,
        onFault,
        wakeUp: async () => {},
      })(),
    openWakes,
    settle: (): Promise<string[]> => settle(openWakes, runStep, steps),
    /** Marks wakes of a family as done, so that the next ones are seen. */
    async forget(userId: string, family: 'plan' | 'settle'): Promise<void> {
      await unitOfWork.forUser(userId, async ({ wakes }) => {
        const wake = await wakes.find(family)
        if (wake !== null) await wakes.finish(family, '', wake.requested)
      })
    },
    act: <T>(userId: string, work: (mine: Repositories) => Promise<T>) => unitOfWork.forUser(userId, work),
    close: () => pool.end(),
  }
}

type Reach = {
  readonly googleUrl: string
  readonly unitOfWork: UnitOfWork
  readonly userLock: UserLock
  readonly clock: Clock
  readonly options: WorldOptions
}

function reachGoogle({ googleUrl, unitOfWork, userLock, clock, options }: Reach) {
  const { opener } = testSealing()
  const endpoints = createGoogleEndpoints({ accountsRootUrl: googleUrl, apiRootUrl: googleUrl })
  const renew = createRenewToken({ ...CLIENT, tokenEndpoint: async () => (await endpoints()).token })
  const tokens = createAccessTokens({ unitOfWork, opener, clock, lock: userLock, renew })
  const budget = createCallBudget({
    unitOfWork,
    writesPerSecond: options.writesPerSecond ?? 1,
    chance: () => 0,
    now: () => clock.now(),
  })
  return {
    opener,
    tokens,
    identity: createGoogleSignIn({ ...CLIENT, redirectUri: REDIRECT, endpoints, clock }),
    gateways: createGoogleCalendarGateways({
      rootUrl: googleUrl,
      tokens,
      timeoutMs: 2000,
      ...(options.isFrugal === true ? { budget } : {}),
    }),
  }
}

type Steps = {
  readonly pullCalendar: ReturnType<typeof createPullCalendar>
  readonly pullCalendarList: ReturnType<typeof createPullCalendarList>
  readonly publishPlan: ReturnType<typeof createPublishPlan>
}

/** Runs pulls and publishes until none is asked for; answers the other steps that were asked for meanwhile. */
async function settle(
  openWakes: () => Promise<readonly Wake[]>,
  runStep: ReturnType<typeof createRunStep>,
  steps: Steps,
): Promise<string[]> {
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
}

type Consent = {
  readonly scopes?: readonly string[]
  readonly decision?: 'allow' | 'deny'
  readonly email?: string
  readonly isPrivate?: boolean
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
  const { url, attempt } = await world.identity.begin({
    returnTo: '/',
    mustConsent: true,
    isPrivate: wish.isPrivate === true,
  })
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
