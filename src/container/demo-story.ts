import type { Logger } from 'pino'
import { secrets } from '#adapters/system/secrets.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { systemClock } from '#adapters/system/system-clock.ts'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import type { Clock } from '#app/ports/clock.ts'
import type { Grant } from '#app/ports/identity-provider.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import { createWakeUp } from '#app/wake-up.ts'
import type { Env } from '#config/env.ts'
import { wantedScopes } from '#core/calendar/google-scopes.ts'
import { type Container, createContainer } from '../container.ts'
import { storyCalendar } from '../demo/story/story-calendar.ts'
import type { Role } from './role.ts'
import type { StoryPorts } from '../demo/story/teller.ts'
import { tellStory } from '../demo/story/tell-story.ts'

const fact = 'demo-story'

/** The container; in a demo the story is told before anybody can sign in. If that fails, it begins with what was told. */
export async function createDemoContainer(
  env: Env,
  log: Logger,
  as: { readonly role: Role },
): Promise<Container> {
  const container = await createContainer(env, log, as)
  try {
    await tellDemoStory(container, systemClock.now())
  } catch (error) {
    log.error({ err: error }, 'the demo begins without its whole story; the next start goes on with it')
  }
  return container
}

/**
 * Gives empty data of a demo their story. The fact says how far it came: one that was cut short goes on at the next
 * start, and data that people made by themselves never get one.
 */
export async function tellDemoStory(container: Container, nowMs: number): Promise<void> {
  const { google } = container.env
  if (google.mode !== 'demo' || !google.hasStory) return
  const { unitOfWork } = openAt(container, systemClock)
  if (!(await isWanted(unitOfWork))) return
  const begunMs = performance.now()
  await writeState(unitOfWork, 'begun')
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  await tellStory({
    calendar: storyCalendar(nowMs, zone),
    open: (clock) => openAt(container, clock),
    grant: (email) => grantOf(google.apiRootUrl, email),
  })
  await writeState(unitOfWork, 'told')
  container.log.info({ durationMs: Math.round(performance.now() - begunMs) }, 'the demo has its story')
}

const isWanted = (unitOfWork: UnitOfWork): Promise<boolean> =>
  unitOfWork.forFleet(async (fleet) => {
    const state = await fleet.readFact(fact)
    if (state === 'told') return false
    return state === 'begun' || (await fleet.listPeople()).length === 0
  })

const writeState = (unitOfWork: UnitOfWork, state: 'begun' | 'told'): Promise<void> =>
  unitOfWork.forFleet((fleet) => fleet.writeFact(fact, state))

function openAt({ database, jobQueue, sealer, log }: Container, clock: Clock): StoryPorts {
  const ids = createUuidv7Source(clock)
  return {
    clock,
    ids,
    secrets,
    sealer,
    unitOfWork: createUnitOfWork({
      pool: database.pool,
      ids,
      now: () => clock.now(),
      afterCommit: createWakeUp(jobQueue),
      onError: (error) => log.warn({ err: error }, 'a background task failed'),
    }),
  }
}

/** As if the person had consented on the emulator's page. */
async function grantOf(emulatorUrl: string, email: string): Promise<Grant> {
  const scopes = ['openid', 'email', 'profile', ...wantedScopes]
  const people = await ask<Person[]>(`${emulatorUrl}/emulator/people`)
  const person = people.find((one) => one.email === email)
  if (person === undefined) throw new Error(`Cannot tell the demo story: "Google" knows no ${email}.`)
  const { subject, name } = await ask<Person>(`${emulatorUrl}/emulator/people`, person)
  const tokens = await ask<Tokens>(`${emulatorUrl}/emulator/tokens`, { email, scopes })
  return {
    subject,
    email,
    name,
    scopes,
    refreshToken: tokens.refresh_token,
    accessToken: tokens.access_token,
    accessTokenExpiresAtMs: tokens.expiry_date,
  }
}

type Person = {
  readonly subject: string
  readonly email: string
  readonly name: string
  readonly timeZone: string
}
type Tokens = {
  readonly refresh_token: string
  readonly access_token: string
  readonly expiry_date: number
}

async function ask<T>(url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`Cannot ask ${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}
