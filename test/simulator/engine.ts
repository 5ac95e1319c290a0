import { createHash } from 'node:crypto'
import { createAccessTokens } from '#adapters/google-calendar/access-tokens.ts'
import { createCallBudget } from '#adapters/google-calendar/call-budget.ts'
import { secrets } from '#adapters/system/secrets.ts'
import { createGoogleCalendarGateways } from '#adapters/google-calendar/google-calendar-gateway.ts'
import { createRenewToken } from '#adapters/google-calendar/renew-token.ts'
import { createExpandOccurrences } from '#adapters/recurrence/expand-occurrences.ts'
import type { IdSource } from '#app/ports/id-source.ts'
import type { IdentityProvider } from '#app/ports/identity-provider.ts'
import { NOTICES } from '#app/ports/repositories/person-repositories.ts'
import type { Solver } from '#app/ports/solver.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import type { UserLock } from '#app/ports/user-lock.ts'
import type { Ports } from '#app/all-ports.ts'
import { createUseCases, type UseCases } from '#app/use-cases.ts'
import type { OpenWake } from '#app/wake-up.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import type { Chance } from './chance.ts'
import { Died, Mortality } from './mortality.ts'
import type { VirtualClock } from './virtual-clock.ts'
import { testSealing } from '../support/sealing.ts'

export const CLIENT = { clientId: 'simulated-client', clientSecret: 'simulated-secret' }

/** Opens the store for one process; it tells the queue after each commit. */
export type OpenStore = (afterCommit: (wakes: readonly OpenWake[]) => Promise<void>) => UnitOfWork

type Parts = {
  readonly openStore: OpenStore
  readonly googleUrl: string
  readonly clock: VirtualClock
  readonly ids: IdSource
  readonly chance: () => Chance
  readonly fetch: typeof globalThis.fetch
  readonly enqueue: (wake: OpenWake) => void
  readonly onFault: (what: string, error: unknown) => void
}

export type Engine = { readonly useCases: UseCases; readonly unitOfWork: UnitOfWork }

/** Search steps of a plan: enough for the small problems of a simulation. */
const STEPS = 60

const sealing = testSealing()

/** The product's use cases, wired as the container does, on the simulated world. `mortality` is that of its process. */
export function createEngine(parts: Parts, mortality: Mortality = new Mortality()): Engine {
  const { openStore, clock, ids } = parts
  const wakeUp = async (wakes: readonly OpenWake[]): Promise<void> => {
    mortality.pass('before-enqueue')
    // Nobody is told anything here, whatever the store: there are no goals, and notices only read.
    for (const wake of wakes) if (wake.subject !== NOTICES) parts.enqueue(wake)
  }
  const unitOfWork = mortal(openStore(wakeUp), mortality)
  const renew = createRenewToken({
    ...CLIENT,
    tokenEndpoint: () => Promise.resolve(`${parts.googleUrl}/token`),
    fetch: parts.fetch,
  })
  const tokens = createAccessTokens({ unitOfWork, opener: sealing.opener, clock, lock: noLock, renew })
  const ports: Ports = {
    unitOfWork,
    userLock: noLock,
    ...sealing,
    messengers: { mailer: null, slack: { faultOf: () => null, send: () => Promise.resolve() } },
    clock,
    movableClock: null,
    personalCopy: () => Promise.reject(new Error('Nobody takes a copy in a simulation.')),
    ids,
    solver,
    expand: createExpandOccurrences((_series, error) => parts.onFault('expand', error)),
    gateways: createGoogleCalendarGateways({
      rootUrl: parts.googleUrl,
      tokens,
      budget: createCallBudget({
        unitOfWork,
        writesPerSecond: 1,
        chance: () => parts.chance().next(),
        now: () => clock.now(),
      }),
      fetch: parts.fetch,
    }),
    identityProvider,
    hash: (text) => createHash('sha256').update(text).digest('base64url'),
    secrets: {
      ...secrets,
      make: () => Buffer.from(parts.chance().bytes(24)).toString('base64url'),
    },
    wakeUp,
    publicUrl: 'http://localhost:3000',
    pushAddress: 'http://127.0.0.1:3000/google/notifications',
    sweepSeconds: 900,
    onFault: (what, error) => {
      if (!(error instanceof Died)) parts.onFault(what, error)
    },
  }
  return { useCases: createUseCases(ports), unitOfWork }
}

/** The queue of a simulation runs one step at a time, so that nobody waits for a lock. */
const noLock: UserLock = { run: (_key, work) => work() }

const solver: Solver = {
  makePlan: async (problem, options) => makePlan(problem, { ...options, steps: STEPS, repairs: false }),
  explainItem: () => Promise.resolve(null),
  close: () => Promise.resolve(),
}

const notHere = (): never => {
  throw new Error('Nobody signs in by browser here.')
}
const identityProvider: IdentityProvider = { begin: notHere, complete: notHere, revoke: notHere }

/** Transactions of a process that may die just before or just after a commit. */
function mortal(inner: UnitOfWork, mortality: Mortality): UnitOfWork {
  return {
    forUser: async (userId, work) => {
      mortality.check()
      const result = await inner.forUser(userId, async (mine) => {
        const answer = await work(mine)
        mortality.pass('before-commit')
        return answer
      })
      mortality.pass('after-commit')
      return result
    },
    forFleet: async (work) => {
      mortality.check()
      return inner.forFleet(work)
    },
  }
}
