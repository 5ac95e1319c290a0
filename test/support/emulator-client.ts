export type EmulatorEvent = {
  readonly id: string
  readonly etag: string
  readonly status: string
  readonly summary?: string
  readonly description?: string
  readonly transparency?: string
  readonly start: { readonly dateTime?: string; readonly date?: string }
  readonly end: { readonly dateTime?: string; readonly date?: string }
  readonly extendedProperties?: { readonly private?: Readonly<Record<string, string>> }
}

export type JournalEntry = {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ifMatch?: string | null
}

/** Plays the person in Google's own page, by the emulator's side door. */
export class EmulatorClient {
  readonly #url: string

  constructor(url: string) {
    this.#url = url
  }

  async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.#url}/emulator${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} /emulator${path}: ${response.status} ${text}`)
    return text === '' ? null : JSON.parse(text)
  }

  addEvent(calendarId: string, event: object): Promise<EmulatorEvent> {
    return this.send(
      'POST',
      `/calendars/${encodeURIComponent(calendarId)}/events`,
      event,
    ) as Promise<EmulatorEvent>
  }

  changeEvent(calendarId: string, eventId: string, change: object): Promise<EmulatorEvent> {
    const path = `/calendars/${encodeURIComponent(calendarId)}/events/${eventId}`
    return this.send('PATCH', path, change) as Promise<EmulatorEvent>
  }

  async deleteEvent(calendarId: string, eventId: string): Promise<void> {
    await this.send('DELETE', `/calendars/${encodeURIComponent(calendarId)}/events/${eventId}`)
  }

  async setPush(enabled: boolean): Promise<void> {
    await this.send('POST', '/push', { enabled })
  }

  async journal(): Promise<readonly JournalEntry[]> {
    return (await this.send('GET', '/journal')) as JournalEntry[]
  }

  /** What the Timewright calendar of a person shows, cancelled events left out. */
  async blocks(email: string): Promise<readonly (EmulatorEvent & { readonly calendarId: string })[]> {
    const state = (await this.send('GET', '/state')) as EmulatorState
    return eventsOf(state, email)
  }

  /** Google's own expansion of a calendar: what takes place in [from, to), with recurring events unfolded. */
  async instances(email: string, from: string, to: string): Promise<readonly EmulatorEvent[]> {
    const scopes = ['https://www.googleapis.com/auth/calendar.events.readonly']
    const token = (await this.send('POST', '/tokens', { email, scopes })) as { access_token: string }
    const query = new URLSearchParams({
      singleEvents: 'true',
      timeMin: from,
      timeMax: to,
      maxResults: '2500',
    })
    const response = await fetch(
      `${this.#url}/calendar/v3/calendars/${encodeURIComponent(email)}/events?${query.toString()}`,
      { headers: { authorization: `Bearer ${token.access_token}` } },
    )
    if (!response.ok) throw new Error(`Listing ${email}: ${response.status} ${await response.text()}`)
    return ((await response.json()) as { items: EmulatorEvent[] }).items
  }
}

type EmulatorState = {
  readonly calendars: readonly {
    readonly id: string
    readonly ownerEmail: string
    readonly summary: string
    readonly deleted: boolean
    readonly events: readonly EmulatorEvent[]
  }[]
}

function eventsOf({ calendars }: EmulatorState, email: string) {
  return calendars
    .filter(
      ({ summary, ownerEmail, deleted }) => summary === 'Timewright' && ownerEmail === email && !deleted,
    )
    .flatMap(({ id, events }) =>
      events.filter(({ status }) => status !== 'cancelled').map((event) => ({ ...event, calendarId: id })),
    )
}
