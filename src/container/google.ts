import { join } from 'node:path'
import { createAccessTokens } from '#adapters/google-calendar/access-tokens.ts'
import { createCallBudget } from '#adapters/google-calendar/call-budget.ts'
import { createGoogleCalendarGateways } from '#adapters/google-calendar/google-calendar-gateway.ts'
import { createRenewToken } from '#adapters/google-calendar/renew-token.ts'
import { createGoogleEndpoints } from '#adapters/google-sign-in/google-endpoints.ts'
import { createGoogleSignIn } from '#adapters/google-sign-in/google-sign-in.ts'
import type { CalendarGateways } from '#app/ports/calendar-gateway.ts'
import type { Clock } from '#app/ports/clock.ts'
import type { IdentityProvider } from '#app/ports/identity-provider.ts'
import type { Opener } from '#app/ports/sealer.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import type { UserLock } from '#app/ports/user-lock.ts'
import type { Env } from '#config/env.ts'
import { startGoogleEmulator } from '../demo/google-emulator/server.ts'
import { team } from '../demo/story/team.ts'
import type { Role } from './role.ts'

export type Google = {
  readonly gateways: CalendarGateways
  readonly identityProvider: IdentityProvider
}

type Dependencies = {
  readonly env: Env
  readonly unitOfWork: UnitOfWork
  readonly role: Role
  readonly opener: Opener
  readonly clock: Clock
  readonly lock: UserLock
}

const demoClient = { clientId: 'timewright-demo', clientSecret: 'timewright-demo-secret' }

/** Google behind our ports: the real one, or any server that speaks its protocol. */
export function connectGoogle({ env, role, unitOfWork, opener, clock, lock }: Dependencies): Google {
  const { accountsRootUrl, apiRootUrl } = env.google
  const client = env.google.mode === 'client' ? env.google : demoClient
  const { clientId, clientSecret } = client
  const endpoints = createGoogleEndpoints({ accountsRootUrl, apiRootUrl })
  const tokenEndpoint = async (): Promise<string> => (await endpoints()).token
  const renew = createRenewToken({ clientId, clientSecret, tokenEndpoint })
  return {
    gateways:
      role === 'api'
        ? noGateways
        : createGoogleCalendarGateways({
            rootUrl: apiRootUrl,
            budget: createCallBudget({
              unitOfWork,
              writesPerSecond: env.writesPerSecond,
              chance: Math.random,
            }),
            tokens: createAccessTokens({ unitOfWork, opener, clock, lock, renew }),
          }),
    identityProvider: createGoogleSignIn({
      clientId,
      clientSecret,
      redirectUri: `${env.http.publicUrl}/auth/google/callback`,
      endpoints,
      clock,
    }),
  }
}

/** Whoever cannot open tokens would take every access for ended. */
const noGateways: CalendarGateways = {
  forConnection: () => {
    throw new Error(
      'Cannot ask Google Calendar in a process of --role api: only workers can open its tokens.',
    )
  },
}

/** In demo mode "Google" runs beside us; its calendars lie in the data folder. */
export async function startDemoGoogle(
  env: Env,
): Promise<{ readonly url: string; close(): Promise<void> } | null> {
  if (env.google.mode !== 'demo') return null
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const emulator = await startGoogleEmulator({
    port: env.google.emulatorPort,
    ...demoClient,
    persistPath: join(env.dataDir, 'google-emulator.json'),
    people: demoPeople(env.google.hasStory).map(({ email, name }) => ({ email, name, timeZone })),
    demoData: true,
  })
  return { url: emulator.url, close: () => emulator.close() }
}

/** Alex, with the team where there is a story about it. */
const demoPeople = (hasStory: boolean) => (hasStory ? team : team.slice(0, 1))
