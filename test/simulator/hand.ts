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
  const path = `${google.url}/emulator/calendars/${encodeURIComponent(calendarId)}/events`
  const response = await fetch(eventId === null ? path : `${path}/${encodeURIComponent(eventId)}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  await response.arrayBuffer()
  if (response.status >= 500) throw new Error(`Google's page broke: ${response.status} at ${method} ${path}`)
  return response.ok
}

/** Google's own unfolding of a calendar in [fromMs, toMs): the oracle for what takes place. */
export async function instancesOf<T = Instance>(
  { google }: World,
  calendarId: string,
  fromMs: number,
  toMs: number,
): Promise<readonly T[]> {
  const headers = { 'content-type': 'application/json' }
  const issued = await fetch(`${google.url}/emulator/tokens`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email: EMAIL, scopes: wantedScopes }),
  })
  const { access_token: token } = (await issued.json()) as { readonly access_token: string }
  const query = new URLSearchParams({
    singleEvents: 'true',
    timeMin: new Date(fromMs).toISOString(),
    timeMax: new Date(toMs).toISOString(),
    maxResults: '2500',
  })
  const response = await fetch(
    `${google.url}/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events?${query}`,
    { headers: { authorization: `Bearer ${token}` } },
  )
  return ((await response.json()) as { readonly items?: readonly T[] }).items ?? []
}
