import { connect, newId, renew } from './open-field.ts'
import type { Territory } from './own-calendar-only.ts'
import { Unsettled } from './point.ts'
import type { Api, Field, Point } from './point.ts'
import { BY_HAND, POINTS } from './points.ts'
import { listenForPushes } from './push-listener.ts'
import type { PushListener } from './push-listener.ts'
import type { CanarySettings } from './settings.ts'

type Settled = Pick<Point, 'id' | 'question' | 'assumed' | 'dependsOn'> & {
  readonly outcome: 'agrees' | 'differs' | 'not settled' | 'failed'
  readonly verdict: string
  readonly observation: unknown
}

export type CanaryReport = {
  readonly startedAt: string
  readonly google: string
  readonly points: readonly Settled[]
  readonly byHand: typeof BY_HAND
  readonly isCleanedUp: boolean
}

async function settle(point: Point, field: Field): Promise<Settled> {
  const { id, question, assumed, dependsOn, observe } = point
  const facts = { id, question, assumed, dependsOn }
  try {
    const { observation, verdict, agrees } = await observe(field)
    return { ...facts, outcome: agrees ? 'agrees' : 'differs', verdict, observation }
  } catch (error) {
    const outcome = error instanceof Unsettled ? 'not settled' : 'failed'
    // The message only: errors of Google's client carry the bearer token.
    const verdict = error instanceof Error ? error.message : 'unknown error'
    return { ...facts, outcome, verdict, observation: null }
  }
}

async function cleanUp(api: Api, { calendarId }: Territory): Promise<boolean> {
  if (calendarId === null) return true
  try {
    await api.calendars.delete({ calendarId })
    return true
  } catch {
    return false
  }
}

/** A push address is worth listening to when it is given; a Google on this machine reaches us without one. */
function listen(settings: CanarySettings): Promise<PushListener> | null {
  const { CANARY_PUSH_URL: publicUrl, CANARY_PUSH_PORT: port } = settings
  return publicUrl === undefined ? null : listenForPushes(port, publicUrl)
}

async function openField(settings: CanarySettings, territory: Territory, api: Api): Promise<Field> {
  const { data } = await api.calendars.insert({
    requestBody: { summary: 'Timewright canary', timeZone: 'Europe/Berlin' },
  })
  territory.calendarId = data.id ?? ''
  const { CANARY_FREEBUSY_REFRESH_TOKEN: narrow } = settings
  const freeBusyApi =
    narrow === undefined ? null : connect(settings, await renew(settings, narrow), territory)
  return {
    api,
    calendarId: territory.calendarId,
    freeBusyApi,
    pushes: await listen(settings),
    scopes: [],
    nowMs: Date.now(),
    patienceMs: settings.CANARY_PATIENCE_SECONDS * 1000,
    newId,
  }
}

/** Asks every point in turn, in a calendar of its own that is gone afterwards. */
export async function runCanary(
  settings: CanarySettings,
  say: (line: string) => void,
): Promise<CanaryReport> {
  const startedAt = new Date().toISOString()
  const territory: Territory = { calendarId: null }
  const grant = await renew(settings, settings.CANARY_REFRESH_TOKEN)
  const api = connect(settings, grant, territory)
  const points: Settled[] = []
  let pushes: PushListener | null = null
  let isCleanedUp = false
  try {
    const field = { ...(await openField(settings, territory, api)), scopes: grant.scopes }
    pushes = field.pushes
    say(`Working in the calendar ${field.calendarId}, "Timewright canary".`)
    for (const point of POINTS) {
      const settled = await settle(point, field)
      say(`${settled.outcome.padEnd(11)}  ${point.id.padEnd(16)}  ${settled.verdict}`)
      points.push(settled)
    }
  } finally {
    await pushes?.close()
    isCleanedUp = await cleanUp(api, territory)
    if (!isCleanedUp) say(`Could not delete the calendar ${territory.calendarId}: please do it by hand.`)
  }
  return { startedAt, google: settings.GOOGLE_API_ROOT_URL, points, byHand: BY_HAND, isCleanedUp }
}
