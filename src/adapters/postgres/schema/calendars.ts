import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { RemoteEvent } from '#app/ports/calendar-gateway.ts'
import { owner } from './people.ts'

/** A linked Google account. Tokens are sealed (AES-256-GCM); `reconnect` is the one terminal state of a dead grant. */
export const connections = pgTable(
  'connections',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    googleSubject: text().notNull(),
    email: text().notNull(),
    scopes: text().array().notNull(),
    sealedRefreshToken: text().notNull(),
    sealedAccessToken: text(),
    accessTokenExpiresAt: timestamp({ withTimezone: true }),
    /** `leaving`: the person has disconnected it; what is left of it at Google is being cleared away. */
    status: text({ enum: ['active', 'reconnect', 'leaving'] })
      .notNull()
      .default('active'),
    /** Of a leaving account: whether the events that we wrote go, too. */
    removesBlocks: boolean().notNull().default(false),
    fault: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [unique().on(t.userId, t.googleSubject)],
)

export const calendars = pgTable(
  'calendars',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    connectionId: uuid()
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    googleCalendarId: text().notNull(),
    title: text().notNull(),
    timeZone: text().notNull(),
    accessRole: text().notNull(),
    backgroundColor: text(),
    isPrimary: boolean().notNull().default(false),
    /** The dedicated calendar that we created for blocks. */
    isOurs: boolean().notNull().default(false),
    countsAsBusy: boolean().notNull(),
    /** `unread` until the first pull has ended, `unreadable` when reading fails for good: both mean *unknown*. */
    state: text({ enum: ['unread', 'readable', 'unreadable', 'gone'] })
      .notNull()
      .default('unread'),
    fault: text(),
    syncToken: text(),
    /** Parameters of the first sync; increments must repeat them. */
    syncParameters: jsonb().$type<Readonly<Record<string, unknown>>>(),
    isPushable: boolean().notNull().default(true),
    /** When Google last refused to push; asked again a day later. */
    pushRefusedAt: timestamp({ withTimezone: true }),
    pulledAt: timestamp({ withTimezone: true }),
    /** Events read so far by a first reading that is not at its end. */
    readEvents: integer(),
    /** When events of ours that no record knows were last looked for. */
    scannedAt: timestamp({ withTimezone: true }),
    /** When it was last read as a whole: what an increment left out is found then. */
    wholeAt: timestamp({ withTimezone: true }),
  },
  (t) => [unique().on(t.connectionId, t.googleCalendarId), index().on(t.userId)],
)

/** The pages of a reading that is not at its end: who takes it over goes on after the last of them. */
export const listingPages = pgTable(
  'listing_pages',
  {
    calendarId: uuid()
      .notNull()
      .references(() => calendars.id, { onDelete: 'cascade' }),
    /** From 1. */
    number: integer().notNull(),
    userId: owner(),
    /** What the listing leaves out ended before. */
    fromAt: timestamp({ withTimezone: true }).notNull(),
    parameters: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
    events: jsonb().$type<readonly RemoteEvent[]>().notNull(),
    nextPageToken: text().notNull(),
    readAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.calendarId, t.number] }), index().on(t.userId)],
)

export const channels = pgTable(
  'channels',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    connectionId: uuid()
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    /** Null: the channel tells of changes to the account's list of calendars. */
    calendarId: uuid().references(() => calendars.id, { onDelete: 'cascade' }),
    tokenHash: text().notNull(),
    resourceId: text(),
    /** `stray`: we are through with it, yet it pushes: to be stopped once more. */
    state: text({ enum: ['asked', 'active', 'stray', 'stopped'] }).notNull(),
    expiresAt: timestamp({ withTimezone: true }),
    stoppedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index().on(t.calendarId), index().on(t.connectionId), index().on(t.userId)],
)

/**
 * The calendar that we made in a Google account, or are about to make: the id is written into its description, so that
 * one whose answer was lost is found again. It outlives the connection, for the account may come back.
 */
export const ownCalendars = pgTable(
  'own_calendars',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    googleSubject: text().notNull(),
    /** Null until Google has answered. */
    googleCalendarId: text(),
    /** When Google was asked to make it; null while nobody is asking. */
    askedAt: timestamp({ withTimezone: true }),
  },
  (t) => [unique().on(t.userId, t.googleSubject)],
)

/** What is left to spend on requests to Google: per account (subject '') and per calendar that we write to. */
export const callBudgets = pgTable(
  'call_budgets',
  {
    connectionId: uuid()
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    /** Google's id of a calendar, or '' for the account. */
    subject: text().notNull().default(''),
    userId: owner(),
    tokens: doublePrecision().notNull(),
    filledAt: timestamp({ withTimezone: true }).notNull(),
    /** Google said to wait: nothing is sent before. */
    pausedUntil: timestamp({ withTimezone: true }),
    /** The account may not write for hours: no write is sent before. */
    writesPausedUntil: timestamp({ withTimezone: true }),
    /** Refusals in a row, for the backoff. */
    refusals: integer().notNull().default(0),
    /** Events made on that day (UTC). */
    createsOn: date({ mode: 'string' }),
    creates: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.subject] }), index().on(t.userId)],
)

/** The mirror of what Google holds (*observed*): single events, masters and exceptions. */
export const events = pgTable(
  'events',
  {
    calendarId: uuid()
      .notNull()
      .references(() => calendars.id, { onDelete: 'cascade' }),
    eventId: text().notNull(),
    userId: owner(),
    etag: text().notNull(),
    status: text({ enum: ['confirmed', 'tentative', 'cancelled'] }).notNull(),
    eventType: text().notNull(),
    title: text(),
    description: text(),
    location: text(),
    colorId: text(),
    isTransparent: boolean().notNull(),
    selfResponse: text({ enum: ['needsAction', 'declined', 'tentative', 'accepted'] }),
    startAt: timestamp({ withTimezone: true }),
    endAt: timestamp({ withTimezone: true }),
    startDate: date({ mode: 'string' }),
    endDate: date({ mode: 'string' }),
    /** Zones of start, end and original start, as Google names them: an end may lie in another zone than its start. */
    timeZone: text(),
    endTimeZone: text(),
    originalStartTimeZone: text(),
    recurrence: text().array().notNull().default([]),
    seriesId: text(),
    originalStartAt: timestamp({ withTimezone: true }),
    originalStartDate: date({ mode: 'string' }),
    blockId: uuid(),
    generation: integer(),
    htmlLink: text(),
  },
  (t) => [
    primaryKey({ columns: [t.calendarId, t.eventId] }),
    index().on(t.userId, t.startAt),
    index().on(t.calendarId, t.seriesId),
    index().on(t.blockId),
    check('events_one_kind_of_start', sql`${t.startAt} is null or ${t.startDate} is null`),
  ],
)
