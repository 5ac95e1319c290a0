import { OAuth2Client } from 'google-auth-library'
import { calendar } from 'googleapis/build/src/apis/calendar/index.js'
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import { createInProcessEmulator } from '#demo/google-emulator/in-process.ts'
import type { RecurrenceCase, SeriesSpec } from './case.ts'
import { endOf, isDate } from './times.ts'
import type { Answer } from './times.ts'

const PERSON = { email: 'alex@example.com', name: 'Alex', timeZone: 'Europe/Berlin' }
const calendarId = 'primary'

type Api = calendar_v3.Calendar
type Event = calendar_v3.Schema$Event
type Time = calendar_v3.Schema$EventDateTime

const timeOf = (text: string, timeZone: string): Time =>
  isDate(text) ? { date: text } : { dateTime: new Date(Date.parse(text)).toISOString(), timeZone }

const spanOf = (start: string, { zone, length }: SeriesSpec): { start: Time; end: Time } => ({
  start: timeOf(start, zone),
  end: timeOf(endOf(start, length), zone),
})

const msOf = (time: Time | undefined): number => Date.parse(time?.dateTime ?? time?.date ?? '')

const momentOf = (text: string): string => new Date(Date.parse(text)).toISOString()

async function instancesOf(
  api: Api,
  eventId: string,
  window: { timeMin?: string; timeMax?: string },
): Promise<Event[]> {
  const items: Event[] = []
  let pageToken: string | undefined
  do {
    const page = pageToken === undefined ? {} : { pageToken }
    const { data } = await api.events.instances({ calendarId, eventId, ...window, ...page })
    items.push(...(data.items ?? []))
    pageToken = data.nextPageToken ?? undefined
  } while (pageToken !== undefined)
  return items
}

async function writeExceptions(api: Api, seriesId: string, spec: SeriesSpec): Promise<void> {
  const { exceptions = [] } = spec
  if (exceptions.length === 0) return
  const before = await instancesOf(api, seriesId, {})
  const ids = new Map(before.map(({ originalStartTime, id }) => [msOf(originalStartTime), id]))
  for (const { original, to } of exceptions) {
    const eventId = ids.get(Date.parse(original)) ?? `no-instance-at-${original}`
    if (to === null) await api.events.delete({ calendarId, eventId })
    else await api.events.patch({ calendarId, eventId, requestBody: spanOf(to, spec) })
  }
}

async function playSeries(api: Api, spec: SeriesSpec, one: RecurrenceCase): Promise<Event[]> {
  const requestBody = { summary: one.name, ...spanOf(spec.start, spec), recurrence: [...spec.recurrence] }
  const { data } = await api.events.insert({ calendarId, requestBody })
  const id = data.id ?? ''
  await writeExceptions(api, id, spec)
  const items = await instancesOf(api, id, { timeMin: momentOf(one.from), timeMax: momentOf(one.to) })
  await api.events.delete({ calendarId, eventId: id })
  return items
}

const NOW = Date.parse('2026-11-22T00:00:00Z')

async function open(): Promise<Api> {
  const google = await createInProcessEmulator({
    clientId: 'client',
    clientSecret: 'secret',
    seed: 'recurrence',
    now: () => NOW,
    people: [PERSON],
  })
  const auth = new OAuth2Client()
  const scopes = ['https://www.googleapis.com/auth/calendar']
  auth.setCredentials({ access_token: google.signIn(PERSON.email, scopes).accessToken })
  const { url, fetch } = google
  return calendar({ version: 'v3', auth, rootUrl: `${url}/`, fetchImplementation: fetch, retry: false })
}

let opened: Promise<Api> | null = null

/**
 * What events.instances of the emulator answers, asked by Google's own client. All-day instances come as dates,
 * here as midnights UTC.
 */
export async function askEmulator(one: RecurrenceCase): Promise<Answer> {
  opened ??= open()
  const api = await opened
  const items: Event[] = []
  for (const spec of one.series) items.push(...(await playSeries(api, spec, one)))
  return { starts: items.map(({ start }) => msOf(start)), ends: items.map(({ end }) => msOf(end)) }
}
