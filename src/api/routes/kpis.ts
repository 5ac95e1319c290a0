import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as kpis from '#contracts/http/kpi-routes.ts'
import { AppError } from '#app/errors.ts'
import type { UseCases } from '#app/use-cases.ts'
import { done, operationIdOf, refusals } from '../document.ts'
import type { Register } from '../register.ts'
import { readReadings } from './readings-csv.ts'

const webhookPath = '/webhooks/kpi-readings'

export function kpiRoutes(register: Register, app: UseCases, publicUrl: string): void {
  register(kpis.listKpis, (_, { userId }) => app.listKpis(userId))
  register(kpis.createKpi, async ({ body }, { userId }) =>
    app.readKpi(userId, await app.createKpi(userId, body)),
  )
  register(kpis.updateKpi, async ({ params, body }, { userId }) => {
    await app.updateKpi(userId, params.id, body)
    return await app.readKpi(userId, params.id)
  })
  register(kpis.deleteKpi, ({ params }, { userId }) => app.removeKpi(userId, params.id))
  register(kpis.acceptRecovery, async ({ params }, { userId }) =>
    app.readObjective(userId, await app.acceptRecovery(userId, params.id)),
  )
  register(kpis.declineRecovery, async ({ params }, { userId }) => {
    await app.declineRecovery(userId, params.id)
    return await app.readKpi(userId, params.id)
  })
  register(kpis.openKpiWebhook, async ({ params }, { userId }) => ({
    url: new URL(webhookPath, publicUrl).href,
    secret: await app.openKpiWebhook(userId, params.id),
  }))
  register(kpis.closeKpiWebhook, ({ params }, { userId }) => app.closeKpiWebhook(userId, params.id))
}

export function kpiReadingRoutes(register: Register, app: UseCases): void {
  register(kpis.listKpiReadings, ({ params }, { userId }) => app.listKpiReadings(userId, params.id))
  register(kpis.addKpiReading, async ({ params, body }, { userId }) => {
    await app.addKpiReadings(userId, params.id, 'hand', [given(body)])
    return await app.readKpi(userId, params.id)
  })
  register(kpis.importKpiReadings, async ({ params, body }, { userId }) => {
    const { timeZone } = await app.readPerson(userId)
    return await app.addKpiReadings(userId, params.id, 'csv', readReadings(body.csv, timeZone))
  })
  register(kpis.deleteKpiReading, ({ params }, { userId }) =>
    app.removeKpiReading(userId, params.id, params.readingId),
  )
}

type Body = { readonly value: number; readonly at?: string | undefined; readonly note: string }

const given = ({ value, at, note }: Body) => ({ value, note, atMs: at === undefined ? null : Date.parse(at) })

const schema = {
  operationId: operationIdOf('POST', webhookPath),
  tags: ['KPIs'],
  summary: 'Take a reading from outside; the secret of the KPI is the bearer token',
  body: kpis.kpiWebhookBody,
  response: { 204: done, ...refusals },
  security: [],
}

/** Readings from programs of the person's own. No session: the secret says whose KPI it is, and which. */
export function kpiWebhook(app: FastifyInstance, useCases: UseCases): void {
  app.post(webhookPath, { schema }, async (request, reply) => {
    const body = kpis.kpiWebhookBody.parse(request.body)
    if (!(await useCases.takeKpiWebhook(bearerOf(request), given(body)))) throw unknownSecret()
    return reply.code(204).send()
  })
}

const bearerOf = ({ headers }: FastifyRequest): string =>
  /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''

const unknownSecret = () =>
  new AppError('unauthenticated', 'unknown-secret', 'No KPI takes readings with this secret.', {
    wayOut:
      'Send the header "Authorization: Bearer <secret>" with the secret that the page showed; it may have been renewed.',
  })
