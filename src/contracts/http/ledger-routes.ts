import { z } from 'zod'
import { givenInstant, id, idParams, instant, minutesOfDay, pageOf, pageQuery, text } from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Effort ledger'

const ledgerEntry = z
  .object({
    id,
    blockId: id.nullable(),
    taskId: id.nullable(),
    habitId: id.nullable(),
    keyResultId: id.nullable(),
    objectiveId: id.nullable(),
    minutes: z.int(),
    workedAt: instant,
    evidence: z.enum(['confirmed', 'timer', 'logged', 'assumed']),
    corrects: id.nullable(),
    note: z.string(),
    recordedAt: instant,
  })
  .meta({ id: 'LedgerEntry' })
export type LedgerEntryView = z.input<typeof ledgerEntry>

/** An entry as a list shows it: with the names that its work goes by today. */
const ledgerLine = ledgerEntry
  .extend({
    /** Title of the task or habit, else of the goal. */
    what: z.string(),
    goal: z.string().nullable(),
  })
  .meta({ id: 'LedgerLine' })
export type LedgerLineView = z.input<typeof ledgerLine>

const loggedWork = ledgerEntry
  .extend({
    warning: z.string().nullable().meta({ description: 'Hours of it that other entries count already' }),
  })
  .meta({ id: 'LoggedWork' })
export type LoggedWorkView = z.input<typeof loggedWork>

const note = text.max(2000).default('')

const filter = z.object({
  objectiveId: id.optional(),
  keyResultId: id.optional(),
  taskId: id.optional(),
  habitId: id.optional(),
  blockId: id.optional(),
  from: givenInstant.optional(),
  to: givenInstant.optional(),
})
type Span = { readonly from?: string | undefined; readonly to?: string | undefined }
const isSpan = ({ from, to }: Span): boolean =>
  from === undefined || to === undefined || Date.parse(from) < Date.parse(to)
const spanFault = { message: 'Expected a time after `from`', path: ['to'] }

export const listLedger = defineRoute({
  method: 'GET',
  path: '/api/v1/ledger',
  tag,
  summary: 'Entries of the effort ledger, newest first',
  query: pageQuery.extend({ cursor: id.optional(), ...filter.shape }).refine(isSpan, spanFault),
  response: pageOf(ledgerLine).extend({
    /** Of all entries that were asked for, on all pages. */
    totalMinutes: z.int(),
  }),
})
export const exportLedger = defineRoute({
  method: 'GET',
  path: '/api/v1/ledger.csv',
  tag,
  summary: 'The entries as a table for a spreadsheet, oldest first; no text in it is a formula',
  query: filter.refine(isSpan, spanFault),
  response: z.string(),
  file: { type: 'text/csv', name: 'ledger.csv' },
})
export const logWork = defineRoute({
  method: 'POST',
  path: '/api/v1/ledger',
  tag,
  summary: 'Record work that no block stood for',
  body: z.object({
    taskId: id.nullable().default(null),
    habitId: id.nullable().default(null),
    keyResultId: id.nullable().default(null),
    objectiveId: id.nullable().default(null),
    minutes: minutesOfDay,
    workedAt: givenInstant.optional().meta({ description: 'Default: now; never in the future' }),
    note,
  }),
  response: loggedWork,
  status: 201,
})
export const correctEntry = defineRoute({
  method: 'POST',
  path: '/api/v1/ledger/:id/correct',
  tag,
  summary: 'Say what the minutes really were: adds an entry with the difference',
  params: idParams,
  body: z.object({
    minutes: z
      .int()
      .min(0)
      .max(366 * 24 * 60),
    note,
  }),
  response: ledgerEntry,
  status: 201,
})
