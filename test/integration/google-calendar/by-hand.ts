type NewEvent = {
  readonly summary: string
  readonly start: number
  readonly minutes?: number
  readonly recurrence?: readonly string[]
}

const HOUR = 60 * 60_000
const ZONE = 'Europe/Berlin'

const at = (ms: number) => ({ dateTime: new Date(ms).toISOString(), timeZone: ZONE })

/** What a person does in Google Calendar with their own hands. */
export function byHand(googleUrl: string, calendarId: string) {
  const base = `${googleUrl}/emulator/calendars/${encodeURIComponent(calendarId)}/events`
  const send = async (method: string, path: string, body?: unknown): Promise<{ readonly id: string }> => {
    const response = await fetch(`${base}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return response.status === 204 ? { id: '' } : ((await response.json()) as { readonly id: string })
  }
  return {
    add: ({ summary, start, minutes = 60, recurrence }: NewEvent) =>
      send('POST', '', {
        summary,
        start: at(start),
        end: at(start + minutes * 60_000),
        ...(recurrence === undefined ? {} : { recurrence }),
      }),
    patch: (id: string, change: Readonly<Record<string, unknown>>) => send('PATCH', `/${id}`, change),
    move: (id: string, start: number, lengthMs = HOUR) =>
      send('PATCH', `/${id}`, { start: at(start), end: at(start + lengthMs) }),
    remove: (id: string) => send('DELETE', `/${id}`),
  }
}
