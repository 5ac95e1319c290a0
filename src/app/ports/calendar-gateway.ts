import type { CalendarEvent } from '#core/calendar/calendar-event.ts'

/** Why Google said no, by reason and not by status (google's `errors[].reason`). */
export type GatewayFault =
  | 'unauthorized' // the token was refused even after a refresh
  | 'dead-grant' // invalid_grant: the person has to connect again
  | 'forbidden' // no access, for good
  | 'not-found'
  | 'already-exists' // 409 on insert, tombstones included
  | 'already-gone' // 410 deleted
  | 'sync-token-expired' // 410 fullSyncRequired
  | 'stale-etag' // 412
  | 'rate-limited' // 403/429, retry after `retryAfterMs`
  | 'paced' // by our own count the calendar's turn has not come, retry after `retryAfterMs`
  | 'quota-exceeded' // the account may not write for hours
  | 'daily-cap' // enough events made today, by our own count
  | 'push-not-supported'
  | 'invalid' // 400: our request is wrong
  | 'unknown-outcome' // connection lost after sending: read back
  | 'unavailable' // 5xx, time-out before an effect

export class GatewayError extends Error {
  readonly fault: GatewayFault
  readonly retryAfterMs: number | null

  constructor(fault: GatewayFault, message: string, retryAfterMs: number | null = null) {
    super(message)
    this.name = 'GatewayError'
    this.fault = fault
    this.retryAfterMs = retryAfterMs
  }
}

/** Nothing is wrong: it is to be asked again in `retryAfterMs`. */
export const isPaced = (error: unknown): error is GatewayError =>
  error instanceof GatewayError && error.fault === 'paced'

export type RemoteCalendar = {
  readonly googleCalendarId: string
  readonly title: string
  readonly timeZone: string
  readonly accessRole: string
  readonly isPrimary: boolean
  /** Shown in the person's own Google Calendar. */
  readonly isSelected: boolean
  readonly backgroundColor: string | null
  readonly isDeleted: boolean
  /** The id that we wrote into its description when we made it. */
  readonly mark: string | null
}

/** What the person has set in Google Calendar; null where it cannot be told. */
export type RemoteSettings = {
  readonly timeZone: string | null
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number | null
}

/** An event as it came over the wire: which calendar it is in, the caller knows. */
export type RemoteEvent = Omit<CalendarEvent, 'calendarId'>

/** Epoch ms, half-open. */
export type BusyTime = { readonly startMs: number; readonly endMs: number }

/** One page of a listing; `nextSyncToken` comes with the last page only. */
export type EventPage = {
  readonly events: readonly RemoteEvent[]
  readonly nextPageToken: string | null
  readonly nextSyncToken: string | null
}

/** The fields of an event that are ours to write. */
export type EventDraft = {
  readonly title: string
  readonly description: string
  readonly startMs: number
  readonly endMs: number
  readonly timeZone: string
  readonly isTransparent: boolean
  readonly colorId: string | null
  readonly isPrivate?: boolean
  readonly blockId: string
  readonly generation: number
}

type NewCalendar = { readonly title: string; readonly timeZone: string; readonly mark: string }

export type WatchRequest = {
  readonly channelId: string
  readonly token: string
  readonly address: string
  readonly ttlSeconds: number
}

export type Watch = { readonly resourceId: string; readonly expiresAtMs: number }

/**
 * Where a listing stands: the sync token of the last one, and the page within this one. A first listing has neither
 * and may leave out events that ended before `timeMinMs`.
 */
export type ListCursor = {
  readonly syncToken?: string
  readonly pageToken?: string
  readonly timeMinMs?: number
}

/**
 * Google Calendar on behalf of one connection. Every method throws GatewayError and nothing else. A write that may
 * have had its effect throws `unknown-outcome`: read back before doing anything else.
 */
export type CalendarGateway = {
  /** Parameters of every listing. A sync token is good for these only: other ones ask for a full listing. */
  readonly syncParameters: Readonly<Record<string, unknown>>
  listCalendars(): Promise<readonly RemoteCalendar[]>
  /** Makes a calendar that carries `mark`, a UUID, by which `listCalendars` tells it. */
  insertCalendar(calendar: NewCalendar): Promise<RemoteCalendar>
  /** With all that is in it. */
  deleteCalendar(googleCalendarId: string): Promise<void>
  readSettings(): Promise<RemoteSettings>
  listEvents(googleCalendarId: string, cursor: ListCursor): Promise<EventPage>
  /**
   * When the calendar is busy in [fromMs, toMs), a quarter of a year at most; all that is told of some calendars.
   */
  listBusyTimes(googleCalendarId: string, fromMs: number, toMs: number): Promise<readonly BusyTime[]>
  /** All standing events that bear our mark, wherever they came from. */
  listMarkedEvents(googleCalendarId: string): Promise<readonly RemoteEvent[]>
  /** Cancelled events, too; null when there is none by that id. */
  getEvent(googleCalendarId: string, eventId: string): Promise<RemoteEvent | null>
  /** How long a write to this calendar's events has to wait for its turn, in ms; asks nobody but ourselves. */
  writeWaitMs(googleCalendarId: string): Promise<number>
  insertEvent(googleCalendarId: string, eventId: string, draft: EventDraft): Promise<RemoteEvent>
  patchEvent(
    googleCalendarId: string,
    eventId: string,
    draft: Partial<EventDraft>,
    etag: string,
  ): Promise<RemoteEvent>
  deleteEvent(googleCalendarId: string, eventId: string, etag: string): Promise<void>
  watchEvents(googleCalendarId: string, request: WatchRequest): Promise<Watch>
  watchCalendarList(request: WatchRequest): Promise<Watch>
  stopChannel(channelId: string, resourceId: string): Promise<void>
}

/** Opens the gateway of a connection; tokens are refreshed and kept behind it. */
export type CalendarGateways = {
  forConnection(userId: string, connectionId: string, signal?: AbortSignal): CalendarGateway
}
