import type { CalendarEvent } from '#core/calendar/calendar-event.ts'

export type Connection = {
  readonly id: string
  readonly googleSubject: string
  readonly email: string
  readonly scopes: readonly string[]
  readonly sealedRefreshToken: string
  readonly sealedAccessToken: string | null
  readonly accessTokenExpiresAtMs: number | null
  readonly status: 'active' | 'reconnect'
  readonly fault: string | null
  readonly createdAtMs: number
}

export type ConnectionRepository = {
  find(id: string): Promise<Connection | null>
  /** Locks the row until the transaction ends: one refresh at a time. */
  findForUpdate(id: string): Promise<Connection | null>
  list(): Promise<readonly Connection[]>
  save(connection: Connection): Promise<void>
}

export type Calendar = {
  readonly id: string
  readonly connectionId: string
  readonly googleCalendarId: string
  readonly title: string
  readonly timeZone: string
  readonly accessRole: string
  readonly backgroundColor: string | null
  readonly isPrimary: boolean
  readonly isOurs: boolean
  readonly countsAsBusy: boolean
  readonly state: 'unread' | 'readable' | 'unreadable' | 'gone'
  readonly fault: string | null
  readonly syncToken: string | null
  readonly syncParameters: Readonly<Record<string, unknown>> | null
  readonly isPushable: boolean
  readonly pulledAtMs: number | null
}

export type CalendarRepository = {
  find(id: string): Promise<Calendar | null>
  list(): Promise<readonly Calendar[]>
  save(calendar: Calendar): Promise<void>
}

export type EventRepository = {
  /** Inserts or replaces by (calendar, event id). */
  upsert(events: readonly CalendarEvent[]): Promise<void>
  remove(calendarId: string, eventIds: readonly string[]): Promise<void>
  /** Swaps the whole mirror of a calendar for a full listing, in one transaction. */
  replaceAll(calendarId: string, events: readonly CalendarEvent[]): Promise<void>
  find(calendarId: string, eventId: string): Promise<CalendarEvent | null>
  findMany(calendarId: string, eventIds: readonly string[]): Promise<readonly CalendarEvent[]>
  /** All series with their exceptions, and the single events that overlap [fromMs, toMs). */
  listAround(fromMs: number, toMs: number): Promise<readonly CalendarEvent[]>
  listOfBlock(blockId: string): Promise<readonly CalendarEvent[]>
}

export type Channel = {
  readonly id: string
  readonly calendarId: string
  readonly tokenHash: string
  readonly resourceId: string | null
  readonly state: 'asked' | 'active' | 'stopped'
  readonly expiresAtMs: number | null
  readonly createdAtMs: number
}

export type ChannelRepository = {
  listFor(calendarId: string): Promise<readonly Channel[]>
  save(channel: Channel): Promise<void>
}
