import { z } from 'zod'
import { givenInstant, id, idParams, instant, minutes, pageOf, pageQuery, text } from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Effort ledger'

export const ledgerEntry = z
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

const note = text.max(2000).default('')

export const listLedger = defineRoute({
  method: 'GET',
  path: '/api/v1/ledger',
  tag,
  summary: 'Entries of the effort ledger, newest first',
  query: pageQuery
    .extend({
      cursor: id.optional(),
      objectiveId: id.optional(),
      keyResultId: id.optional(),
      taskId: id.optional(),
      blockId: id.optional(),
      from: givenInstant.optional(),
      to: givenInstant.optional(),
    })
    .refine(({ from, to }) => from === undefined || to === undefined || Date.parse(from) < Date.parse(to), {
      message: 'Expected a time after `from`',
      path: ['to'],
    }),
  response: pageOf(ledgerEntry),
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
    minutes,
    workedAt: givenInstant.optional().meta({ description: 'Default: now; never in the future' }),
    note,
  }),
  response: ledgerEntry,
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
