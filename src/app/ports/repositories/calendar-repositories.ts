import type { CalendarEvent } from '#core/calendar/calendar-event.ts'

export type Connection = {
  readonly id: string
  readonly googleSubject: string
  readonly email: string
  readonly scopes: readonly string[]
  readonly sealedRefreshToken: string
  readonly sealedAccessToken: string | null
  readonly accessTokenExpiresAtMs: number | null
  /** `reconnect`: the access has ended; `leaving`: disconnected, and being cleared away. */
  readonly status: 'active' | 'reconnect' | 'leaving'
  /** Of a leaving account: whether the events that we wrote go, too. */
  readonly removesBlocks: boolean
  readonly fault: string | null
  readonly createdAtMs: number
}

export type ConnectionRepository = {
  find(id: string): Promise<Connection | null>
  /** Locks the row until the transaction ends: one refresh at a time. */
  findForUpdate(id: string): Promise<Connection | null>
  /** Those that are leaving included. */
  list(): Promise<readonly Connection[]>
  save(connection: Connection): Promise<void>
  /** With its calendars, their mirror, channels and records of what was published. */
  remove(id: string): Promise<void>
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
  /** When Google last refused to push its changes. */
  readonly pushRefusedAtMs: number | null
  readonly pulledAtMs: number | null
  /** How far a first reading has come; null when none is under way. */
  readonly readEvents: number | null
  /** When events of ours that no record knows were last looked for. */
  readonly scannedAtMs: number | null
  /** When it was last read as a whole. */
  readonly wholeAtMs: number | null
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
  /** How many events are mirrored of each calendar, by its id; calendars without any are left out. */
  countByCalendar(): Promise<ReadonlyMap<string, number>>
}

/** One page of a listing that has more. */
export type ListingPage = {
  readonly calendarId: string
  /** From 1. */
  readonly number: number
  /** The listing leaves out what ended before. */
  readonly fromMs: number
  readonly parameters: Readonly<Record<string, unknown>>
  readonly events: readonly Omit<CalendarEvent, 'calendarId'>[]
  readonly nextPageToken: string
  readonly readAtMs: number
}

/** Readings that are not at their end, so that a crash costs a page and not the whole. */
export type ListingRepository = {
  /** In their order. */
  pagesOf(calendarId: string): Promise<readonly ListingPage[]>
  /** Replaces a page of the same number. */
  keep(page: ListingPage): Promise<void>
  forget(calendarId: string): Promise<void>
}

/** A push channel, of one calendar or (`calendarId` null) of the account's list of calendars. */
export type Channel = {
  readonly id: string
  readonly connectionId: string
  readonly calendarId: string | null
  readonly tokenHash: string
  readonly resourceId: string | null
  /** `stray`: we are through with it, yet it pushes: to be stopped once more. */
  readonly state: 'asked' | 'active' | 'stray' | 'stopped'
  readonly expiresAtMs: number | null
  readonly stoppedAtMs: number | null
  readonly createdAtMs: number
}

export type ChannelRepository = {
  listFor(calendarId: string): Promise<readonly Channel[]>
  /** All of an account: those of its calendars, and that of their list. */
  listOfConnection(connectionId: string): Promise<readonly Channel[]>
  /** Forgets those that were made before and have been stopped. */
  prune(createdBeforeMs: number): Promise<void>
  save(channel: Channel): Promise<void>
}

/** The calendar that we made in an account, or are about to make. Its id is written into its description. */
export type OwnCalendar = {
  readonly id: string
  readonly googleSubject: string
  /** Null until Google has answered. */
  readonly googleCalendarId: string | null
  /** When Google was asked to make it; null while nobody is asking. */
  readonly askedAtMs: number | null
}

export type OwnCalendarRepository = {
  find(googleSubject: string): Promise<OwnCalendar | null>
  /** One per account: whoever comes second finds the first one's. Holds the row until the transaction ends. */
  findOrAdd(calendar: OwnCalendar): Promise<OwnCalendar>
  save(calendar: OwnCalendar): Promise<void>
  remove(id: string): Promise<void>
}

/** What is left to spend on requests: of an account (`subject` is ''), or of a calendar that we write to. */
export type CallBudgetRow = {
  readonly connectionId: string
  readonly subject: string
  readonly tokens: number
  readonly filledAtMs: number
  readonly pausedUntilMs: number | null
  readonly writesPausedUntilMs: number | null
  readonly refusals: number
  readonly createsOn: string | null
  readonly creates: number
}

export type CallBudgetRepository = {
  find(connectionId: string, subject: string): Promise<CallBudgetRow | null>
  /** Answers the row, made from `fresh` where there is none, and holds it until the transaction ends. */
  hold(fresh: CallBudgetRow): Promise<CallBudgetRow>
  save(row: CallBudgetRow): Promise<void>
  /** The time of the database: one clock for all our processes, whatever theirs say. */
  now(): Promise<number>
}
