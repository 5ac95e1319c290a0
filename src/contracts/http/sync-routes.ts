import { z } from 'zod'
import { id, instant } from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Calendars'

const pause = z.object({
  until: instant,
  covers: z.enum(['writes', 'everything']),
  because: z.enum(['google-quota', 'daily-cap', 'google-busy']),
})
export type PauseView = z.input<typeof pause>

const syncAccount = z
  .object({
    id,
    email: z.string(),
    status: z.enum(['active', 'reconnect', 'leaving']).meta({
      description: 'reconnect: the access has ended; leaving: disconnected, and being cleared away',
    }),
    fault: z.string().nullable(),
    isFreeBusyOnly: z.boolean().meta({ description: 'Privacy mode: we see busy times and no titles' }),
    missing: z.array(z.object({ scope: z.string(), consequence: z.string() })),
    blocks: z.int().meta({ description: 'Events in this account that Timewright wrote' }),
    removesBlocks: z.boolean().meta({ description: 'Of a leaving account: its blocks are being removed' }),
    pause: pause.nullable().meta({ description: 'Why nothing is written to this account for now' }),
    trouble: z
      .object({ message: z.string(), attempts: z.int(), lastTriedAt: instant.nullable() })
      .nullable()
      .meta({ description: 'Google could not be reached again and again; it is tried on' }),
    lastReadAt: instant
      .nullable()
      .meta({ description: 'All its calendars that count were read then, or later' }),
    reading: z
      .object({ calendars: z.int(), read: z.int(), events: z.int(), title: z.string().nullable() })
      .nullable()
      .meta({
        description: 'The first reading while it is under way: calendars to read, read, events so far',
      }),
  })
  .meta({ id: 'SyncAccount' })
export type SyncAccountView = z.input<typeof syncAccount>

const sync = z
  .object({
    now: instant,
    accounts: z.array(syncAccount),
    waiting: z
      .object({ add: z.int(), move: z.int(), remove: z.int() })
      .meta({ description: 'Blocks whose place in Google is not yet that of the plan' }),
    shown: z.int().meta({ description: 'Blocks that Google shows as planned' }),
    refused: z
      .object({ blocks: z.int(), reason: z.string() })
      .nullable()
      .meta({ description: 'Blocks whose last write failed, and the newest reason' }),
    unknown: z.array(
      z.object({
        id,
        connectionId: id,
        title: z.string(),
        state: z.enum(['unread', 'unreadable']),
        fault: z.string().nullable(),
        readEvents: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'Sync' })
export type SyncView = z.input<typeof sync>

export const readSync = defineRoute({
  method: 'GET',
  path: '/api/v1/sync',
  tag,
  summary: 'How far the plan and Google agree, and what stands in the way',
  response: sync,
})

const place = z.object({ start: instant, end: instant })
const journalEntry = z.object({
  at: instant,
  version: z.int(),
  kind: z.enum(['created', 'moved', 'deleted']),
  blockId: id,
  title: z.string(),
  from: place.nullable(),
  to: place.nullable(),
  isPinned: z.boolean().meta({ description: 'The person put it there; Timewright followed' }),
  why: z.string(),
})
export type JournalEntryView = z.input<typeof journalEntry>

export const readSyncJournal = defineRoute({
  method: 'GET',
  path: '/api/v1/sync/journal',
  tag,
  summary:
    'What Timewright did on the calendar lately, newest first, and how often it moved things by itself',
  response: z.object({
    items: z.array(journalEntry),
    weeks: z
      .array(z.object({ from: instant, moved: z.int() }))
      .meta({ description: 'Blocks moved by the planner, by week; the latest last' }),
  }),
})
export type SyncJournalView = z.input<typeof readSyncJournal.response>
