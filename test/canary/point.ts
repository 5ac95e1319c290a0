import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import type { PushListener } from './push-listener.ts'

export type Api = calendar_v3.Calendar
export type Event = calendar_v3.Schema$Event

/** What a point may use. All calls stay in the calendar `calendarId`. */
export type Field = {
  readonly api: Api
  readonly calendarId: string
  /** Access with the scope calendar.events.freebusy alone; null = no such token was given. */
  readonly freeBusyApi: Api | null
  /** Null = no public address was given. */
  readonly pushes: PushListener | null
  /** Scopes of the token, as Google named them. */
  readonly scopes: readonly string[]
  readonly nowMs: number
  readonly patienceMs: number
  readonly newId: () => string
}

export type Finding = {
  /** What came back, as plain data. */
  readonly observation: unknown
  /** The answer to the question, in a few words. */
  readonly verdict: string
  /** Does our code, and the emulator by default, take it the same way? */
  readonly agrees: boolean
}

/** A question that Google's documents leave open. */
export type Point = {
  readonly id: string
  readonly question: string
  /** What we take for granted until Google says otherwise. */
  readonly assumed: string
  readonly dependsOn: string
  readonly observe: (field: Field) => Promise<Finding>
}

/** Thrown by a point that cannot be settled here; the message names what it would take. */
export class Unsettled extends Error {}

const DAY = 86_400_000

const inUtc = (ms: number): { dateTime: string; timeZone: string } => ({
  dateTime: new Date(ms).toISOString(),
  timeZone: 'UTC',
})

/** An hour on some day from now, at a full hour UTC. */
export function hourIn(field: Pick<Field, 'nowMs'>, days: number): Pick<Event, 'start' | 'end'> {
  const startMs = Math.floor((field.nowMs + days * DAY) / 3_600_000) * 3_600_000
  return { start: inUtc(startMs), end: inUtc(startMs + 3_600_000) }
}

export async function insert(field: Field, requestBody: Event): Promise<Event & { id: string }> {
  const { data } = await field.api.events.insert({ calendarId: field.calendarId, requestBody })
  return { ...data, id: data.id ?? '' }
}

/** "done", or status and reason of the refusal: "409 duplicate". Anything but an answer of Google is thrown on. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (error) {
    const { response } = error as { response?: { status?: number; data?: unknown } }
    if (response?.status === undefined) throw error
    const { data } = response as { data?: { error?: { errors?: { reason?: string }[] } } }
    return `${response.status} ${data?.error?.errors?.[0]?.reason ?? ''}`.trim()
  }
}
