import { z } from 'zod'
import { givenInstant, id, idParams, instant, listOf, text, title } from './common.ts'
import { objective } from './goals.ts'
import { defineRoute } from './route.ts'

const tag = 'KPIs'
const number = z.number().min(-1e12).max(1e12)
const corridor = z.object({ from: number.nullable().default(null), to: number.nullable().default(null) })
const status = z.enum(['green', 'amber', 'red'])
const note = text.max(2000)

const fields = {
  title,
  unit: text.trim().max(40),
  direction: z.enum(['higher', 'lower', 'range']),
  green: corridor.meta({ description: 'Values that are well; null leaves an end open' }),
  amber: corridor.meta({ description: 'Values to be watched; holds the green ones. Others are red' }),
  cadence: z.enum(['daily', 'weekly', 'monthly']),
}

const kpiReading = z
  .object({
    id,
    kpiId: id,
    value: z.number(),
    at: instant,
    source: z.enum(['hand', 'api', 'csv', 'webhook']),
    note: z.string(),
  })
  .meta({ id: 'KpiReading' })

const recovery = z
  .object({
    objectiveTitle: z.string(),
    why: z.string(),
    keyResultTitle: z.string(),
    baseline: z.number(),
    target: z.number(),
    habitTitle: z.string(),
    timesPerWeek: z.int(),
    minutes: z.int(),
  })
  .meta({ id: 'Recovery' })

const kpi = z
  .object({
    id,
    ...fields,
    latest: z.object({ value: z.number(), at: instant, status }).nullable(),
    trend: z
      .object({
        direction: z.enum(['rising', 'falling', 'steady']),
        meaning: z.enum(['better', 'worse', 'neutral']),
        perWeek: z.number(),
      })
      .nullable(),
    /** Oldest first, for a sparkline. */
    recent: z.array(z.object({ value: z.number(), at: instant })),
    dueAt: instant,
    isDue: z.boolean(),
    breach: z
      .object({
        since: instant,
        lastGreenAt: instant.nullable().meta({ description: 'Null: it never was' }),
        status: z.enum(['amber', 'red']),
        recovery: recovery.nullable().meta({ description: 'Null: one is under way, or it was declined' }),
        isRecoveryDeclined: z.boolean(),
      })
      .nullable(),
    keyResultIds: z.array(id).meta({ description: 'Key results that follow it' }),
    takesWebhook: z.boolean(),
  })
  .meta({ id: 'Kpi' })

export type KpiView = z.input<typeof kpi>
export type KpiReadingView = z.input<typeof kpiReading>

export const listKpis = defineRoute({
  method: 'GET',
  path: '/api/v1/kpis',
  tag,
  summary: 'KPIs with colour, trend and the last readings',
  response: listOf(kpi),
})
export const createKpi = defineRoute({
  method: 'POST',
  path: '/api/v1/kpis',
  tag,
  summary: 'Add a KPI',
  body: z.object({
    ...fields,
    unit: fields.unit.default('number'),
    cadence: fields.cadence.default('weekly'),
  }),
  response: kpi,
  status: 201,
})
export const updateKpi = defineRoute({
  method: 'PATCH',
  path: '/api/v1/kpis/:id',
  tag,
  summary: 'Change a KPI',
  params: idParams,
  body: z.object(fields).partial(),
  response: kpi,
})
export const deleteKpi = defineRoute({
  method: 'DELETE',
  path: '/api/v1/kpis/:id',
  tag,
  summary: 'Remove a KPI with its readings; key results that follow it keep their numbers and follow no more',
  params: idParams,
  response: null,
})
export const listKpiReadings = defineRoute({
  method: 'GET',
  path: '/api/v1/kpis/:id/readings',
  tag,
  summary: 'All readings, newest first',
  params: idParams,
  response: listOf(kpiReading),
})
export const addKpiReading = defineRoute({
  method: 'POST',
  path: '/api/v1/kpis/:id/readings',
  tag,
  summary: 'Add a reading; one for the same moment is replaced',
  params: idParams,
  body: z.object({
    value: number,
    at: givenInstant.optional().meta({ description: 'Default: now; never in the future' }),
    note: note.default(''),
  }),
  response: kpi,
  status: 201,
})
export const importKpiReadings = defineRoute({
  method: 'POST',
  path: '/api/v1/kpis/:id/readings/import',
  tag,
  summary:
    'Add readings from CSV with the columns date (or a time with offset), value and, if you like, note: all of its lines, or none, and then each bad one is named',
  params: idParams,
  // Below the 256 KiB that any request may have, so that a table too long is named as such.
  body: z.object({ csv: text.min(1).max(200_000) }),
  response: z.object({ added: z.int(), replaced: z.int() }),
})
const readingParams = z.object({ id, readingId: id })
export const deleteKpiReading = defineRoute({
  method: 'DELETE',
  path: '/api/v1/kpis/:id/readings/:readingId',
  tag,
  summary: 'Remove a reading',
  params: readingParams,
  response: null,
})
export const openKpiWebhook = defineRoute({
  method: 'POST',
  path: '/api/v1/kpis/:id/webhook',
  tag,
  summary:
    'Take readings from outside: POST {"value": 1} to the url, with the secret as bearer token; shown once',
  params: idParams,
  response: z.object({ url: z.url(), secret: z.string() }),
  status: 201,
})
export const closeKpiWebhook = defineRoute({
  method: 'DELETE',
  path: '/api/v1/kpis/:id/webhook',
  tag,
  summary: 'Take no more readings from outside; the secret is forgotten',
  params: idParams,
  response: null,
})
export const acceptRecovery = defineRoute({
  method: 'POST',
  path: '/api/v1/kpis/:id/recovery',
  tag,
  summary:
    'Accept the way back to green: an objective that follows the KPI, and a habit that is planned at once',
  params: idParams,
  response: objective,
  status: 201,
})
export const declineRecovery = defineRoute({
  method: 'DELETE',
  path: '/api/v1/kpis/:id/recovery',
  tag,
  summary: 'Decline the way back to green: it is not proposed again before the KPI was green in between',
  params: idParams,
  response: kpi,
})
/** What comes in from outside. */
export const kpiWebhookBody = z.strictObject({
  value: number,
  at: givenInstant.optional(),
  note: note.default(''),
})
