import { z } from 'zod'
import { id, idParams, instant, listOf } from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Calendars'

const calendar = z
  .object({
    id,
    connectionId: id,
    title: z.string(),
    timeZone: z.string(),
    accessRole: z.string(),
    backgroundColor: z.string().nullable(),
    isPrimary: z.boolean(),
    isOurs: z.boolean().meta({ description: 'The calendar that holds the blocks' }),
    countsAsBusy: z.boolean(),
    state: z
      .enum(['unread', 'readable', 'unreadable', 'gone'])
      .meta({ description: 'Anything but readable is unknown time, and unknown time is never planned into' }),
    fault: z.string().nullable(),
    hasPush: z.boolean(),
    watch: z.enum(['pushed', 'asked', 'refused', 'unreachable']).meta({
      description:
        'How changes are noticed. Unless Google pushes them, the calendar is read at intervals: a channel is being asked for, Google refuses one, or Google cannot reach this server',
    }),
    events: z.int().meta({ description: 'Events that are mirrored; a series counts once' }),
    pulledAt: instant.nullable(),
    progress: z
      .object({ readEvents: z.int() })
      .nullable()
      .meta({ description: 'How far the first reading has come, while it is under way' }),
    unwritten: z
      .object({ blocks: z.int(), reason: z.string() })
      .nullable()
      .meta({ description: 'Blocks that could not be written to this calendar, and why' }),
  })
  .meta({ id: 'Calendar' })
export type CalendarView = z.input<typeof calendar>

export const connection = z
  .object({
    id,
    email: z.string(),
    status: z.enum(['active', 'reconnect']),
    fault: z.string().nullable(),
    scopes: z.array(z.string()),
    writesPausedUntil: instant
      .nullable()
      .meta({ description: 'Google lets this account write again then; reading goes on' }),
    missing: z.array(z.object({ scope: z.string(), consequence: z.string() })),
  })
  .meta({ id: 'Connection' })

export const listCalendars = defineRoute({
  method: 'GET',
  path: '/api/v1/calendars',
  tag,
  summary: 'Linked accounts and their calendars',
  response: listOf(calendar).extend({
    connections: z.array(connection),
    readEverySeconds: z.int().meta({ description: 'How often calendars are read, pushes or not' }),
  }),
})
export const updateCalendar = defineRoute({
  method: 'PATCH',
  path: '/api/v1/calendars/:id',
  tag,
  summary: 'Let a calendar count as busy, or ignore it',
  params: idParams,
  body: z.object({ countsAsBusy: z.boolean() }),
  response: calendar,
})
export const disconnectAccount = defineRoute({
  method: 'DELETE',
  path: '/api/v1/connections/:id',
  tag,
  summary: 'Disconnect a Google account; with removeBlocks=true the events that we wrote there go, too',
  params: idParams,
  query: z.object({ removeBlocks: z.enum(['true', 'false']).default('false') }),
  response: null,
})
export const refreshCalendars = defineRoute({
  method: 'POST',
  path: '/api/v1/calendars/refresh',
  tag,
  summary: 'Look at Google again now',
  response: z.object({ requested: z.int() }),
  status: 202,
})
