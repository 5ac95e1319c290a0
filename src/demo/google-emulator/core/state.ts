import type { EventBody } from './events/event-body.ts'
import type { EventTime } from './events/event-time.ts'

/** A calendar user of the emulator. `subject` is the stable id of the account, as in an id token. */
export type Person = { email: string; name: string; timeZone: string; subject: string }

export type Role = 'freeBusyReader' | 'reader' | 'writerWithoutPrivateAccess' | 'writer' | 'owner'

/** How a series looked before change `seq`: increments of expanded lists cancel what it no longer generates. */
export type FormerSeries = { seq: number; start: EventTime; end: EventTime; recurrence: readonly string[] }

export type StoredEvent = {
  id: string
  /** Number of the change that touched it last: order of increments and source of the etag. */
  seq: number
  body: EventBody
  createdMs: number
  updatedMs: number
  sequence: number
  iCalUID: string
  creatorEmail: string
  recurringEventId?: string
  originalStart?: EventTime
  former?: FormerSeries[]
  /** Set on an attendee's copy: the calendar that holds the organizer's version. */
  mainCalendarId?: string
  /** Made by events.import: belongs to a meeting elsewhere, tells nobody. */
  privateCopy?: boolean
  /** As imported. */
  organizer?: { email: string; displayName?: string | undefined }
  /** Gone by events.move: only its id is left for readers of the source calendar. */
  moved?: boolean
}

export type EventLabel = { id: string; name?: string | undefined; backgroundColor: string }

export type Calendar = {
  id: string
  summary: string
  description?: string
  location?: string
  timeZone: string
  ownerEmail: string
  primary: boolean
  /** OAuth client that created it; null = made by a person. The scope app.created reaches only its own. */
  createdBy: string | null
  watchable: boolean
  publicRole: Role | null
  seq: number
  /** Sync tokens carry the epoch they were made in; raising it makes all older ones answer 410. */
  syncEpoch: number
  deleted: boolean
  roles: Map<string, Role>
  /** When each sharing rule changed last, by rule id; rules that never did are missing. */
  ruleSeqs?: Map<string, number>
  eventLabels?: EventLabel[]
  events: Map<string, StoredEvent>
}

export type ListEntry = {
  calendarId: string
  seq: number
  deleted: boolean
  hidden: boolean
  selected: boolean
  colorId: string
  /** Own colors, "#0088aa"; else those of the palette. */
  background?: string
  foreground?: string
  defaultReminders?: Record<string, unknown>[]
  notificationSettings?: Record<string, unknown>
  summaryOverride?: string
}

export type CalendarList = { syncEpoch: number; entries: Map<string, ListEntry> }

export type Channel = {
  id: string
  resourceId: string
  resourceUri: string
  kind: 'events' | 'calendarList' | 'settings' | 'acl'
  calendarId: string | null
  email: string
  clientId: string
  address: string
  token: string | null
  expiresMs: number
  messageNumber: number
  stopped: boolean
  /** Messages that still go out after the stop. */
  lateMessages?: number
}

export type AuthorizationCode = {
  email: string
  clientId: string
  redirectUri: string
  scopes: string[]
  nonce: string | null
  challenge: string | null
  offline: boolean
  expiresMs: number
  used: boolean
}

export type AccessToken = {
  email: string
  clientId: string
  scopes: string[]
  expiresMs: number
  refreshToken: string | null
}

export type RefreshToken = {
  email: string
  clientId: string
  scopes: string[]
  createdMs: number
  usedMs: number
}

/** Switches of the control interface; all have a default that behaves like Google on a good day. */
export type Switches = {
  pushEnabled: boolean
  pushDrop: number
  pushDuplicate: number
  pushDelayMs: number
  /** The next so many messages are overtaken by the one after them. */
  pushReorder: number
  /** The sync message of a channel arrives before the answer to watch. */
  pushSyncFirst: boolean
  /** So many messages still go out after channels.stop. */
  lateAfterStop: number
  /** Longest life of a channel. */
  channelTtlSeconds: number
  rotateRefreshTokens: boolean
  refreshError: string | null
  accessTokenSeconds: number
  /** Life of refresh tokens; 7 = an app in the status "Testing". */
  refreshTokenDays: number | null
  /** Shown on the consent page instead of it, e.g. admin_policy_enforced. */
  authorizeError: string | null
  strictSyncParameters: boolean
  windowedSyncTokens: boolean
  reviveDeleted: boolean
  normaliseEcho: boolean
  /** Google rewrites an event a moment after it has answered the write: the etag of the answer is old at once. */
  rewriteAfterWrite: boolean
  /** The scope calendar.events.freebusy alone may list events, as times; else it is refused. */
  freeBusyScopeReadsEvents: boolean
  /** A push that is answered with neither success nor a temporary failure ends its channel. */
  channelDiesOnRefusal: boolean
  attendeesQuotaExceeded: boolean
  /** Calendars that freeBusy answers internalError for. */
  freeBusyBroken: string[]
  /** An edit of a series reaches its exceptions where they still have the series' value. */
  spreadSeriesEdits: boolean
  /** Quota windows; null = not counted. */
  requestsPerUserPerMinute: number | null
  writesPerCalendarPerSecond: number | null
  requestsPerMinute: number | null
  requestsPerDay: number | null
  /** Events an account may create in a day before all its writes are refused for `banHours`. */
  createsBeforeBan: number | null
  banHours: number
  clockOffsetMs: number
}

export type State = {
  random: number
  seq: number
  people: Map<string, Person>
  calendars: Map<string, Calendar>
  lists: Map<string, CalendarList>
  channels: Map<string, Channel>
  codes: Map<string, AuthorizationCode>
  accessTokens: Map<string, AccessToken>
  refreshTokens: Map<string, RefreshToken>
  /** Scopes a person gave a client so far, keyed "email client". */
  grants: Map<string, string[]>
  signingKey: string | null
  /** The Monday the demo events of a person were laid out for, and the last change they made. */
  demoWeeks: Map<string, { monday: string; seq: number }>
  switches: Switches
}

const DEFAULT_SWITCHES: Switches = {
  pushEnabled: true,
  pushDrop: 0,
  pushDuplicate: 0,
  pushDelayMs: 0,
  pushReorder: 0,
  pushSyncFirst: false,
  lateAfterStop: 0,
  channelTtlSeconds: 604_800,
  rotateRefreshTokens: false,
  refreshError: null,
  accessTokenSeconds: 3600,
  refreshTokenDays: null,
  authorizeError: null,
  strictSyncParameters: true,
  windowedSyncTokens: false,
  reviveDeleted: false,
  normaliseEcho: false,
  rewriteAfterWrite: false,
  freeBusyScopeReadsEvents: true,
  channelDiesOnRefusal: false,
  attendeesQuotaExceeded: false,
  freeBusyBroken: [],
  spreadSeriesEdits: true,
  requestsPerUserPerMinute: null,
  writesPerCalendarPerSecond: null,
  requestsPerMinute: null,
  requestsPerDay: null,
  createsBeforeBan: null,
  banHours: 24,
  clockOffsetMs: 0,
}

export function emptyState(random: number): State {
  return {
    random,
    seq: 0,
    people: new Map(),
    calendars: new Map(),
    lists: new Map(),
    channels: new Map(),
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    grants: new Map(),
    signingKey: null,
    demoWeeks: new Map(),
    switches: { ...DEFAULT_SWITCHES },
  }
}
