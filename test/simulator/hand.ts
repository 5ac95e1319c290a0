import { wantedScopes } from '#core/calendar/google-scopes.ts'
import { EMAIL, type World, ZONE } from './world.ts'

type Instance = { readonly id: string; readonly start: { readonly dateTime?: string } }

export const at = (ms: number) => ({ dateTime: new Date(ms).toISOString(), timeZone: ZONE })
export const times = (startMs: number, endMs: number) => ({ start: at(startMs), end: at(endMs) })

/** The person's hands in Google's own page. What Google refuses did not happen. */
export async function byHand(
  { google }: World,
  method: 'POST' | 'PATCH' | 'DELETE',
  calendarId: string,
  eventId: string | null,
  body?: object,
): Promise<boolean> {
  const path = `/emulator/calendars/${encodeURIComponent(calendarId)}/events`
  const url = eventId === null ? path : `${path}/${encodeURIComponent(eventId)}`
  const answer = await google.dispatch({ method, url, ...(body === undefined ? {} : { body }) })
  if (answer.status >= 500) throw new Error(`Google's page broke: ${answer.status} at ${method} ${url}`)
  return answer.status < 300
}

/** Google's own unfolding of a calendar in [fromMs, toMs): the oracle for what takes place. */
export async function instancesOf<T = Instance>(
  { google }: World,
  calendarId: string,
  fromMs: number,
  toMs: number,
): Promise<readonly T[]> {
  const { accessToken } = google.signIn(EMAIL, wantedScopes)
  const query = new URLSearchParams({
    singleEvents: 'true',
    timeMin: new Date(fromMs).toISOString(),
    timeMax: new Date(toMs).toISOString(),
    maxResults: '2500',
  })
  const answer = await google.dispatch({
    url: `/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events?${query.toString()}`,
    headers: { authorization: `Bearer ${accessToken}` },
  })
  return (JSON.parse(answer.text) as { readonly items?: readonly T[] }).items ?? []
}
