import type { FastifyInstance } from 'fastify'
import { readTeamCapacity, readTimeReport } from '#contracts/http/report-routes.ts'
import type { RouteContract } from '#contracts/http/route.ts'
import type { UseCases } from '#app/use-cases.ts'
import { callerOf } from '../caller.ts'
import { operationIdOf, refusals } from '../document.ts'
import { strictly } from '../strictly.ts'
import { capacityCsv, timeCsv } from './report-csv.ts'

type Contract = RouteContract & Required<Pick<RouteContract, 'query'>>
type Format = { readonly format?: 'json' | 'csv' | undefined }

/** How a report is made for somebody, and what its table is. */
type Report<Q extends Format, V> = {
  readonly read: (userId: string, query: Q) => Promise<V>
  readonly csv: (report: V) => string
  readonly name: string
}

export function reportRoutes(app: FastifyInstance, useCases: UseCases): void {
  addReport(app, readTimeReport, { read: useCases.readTimeReport, csv: timeCsv, name: 'time-report' })
  const read = (userId: string) => useCases.readTeamCapacity(userId)
  addReport(app, readTeamCapacity, { read, csv: capacityCsv, name: 'team-capacity' })
}

/** The same numbers as JSON or as a table. */
function addReport<Q extends Format, V>(
  app: FastifyInstance,
  { path, tag, summary, query, response }: Contract,
  { read, csv, name }: Report<Q, V>,
): void {
  const schema = {
    operationId: operationIdOf('GET', path),
    tags: [tag],
    summary,
    querystring: strictly(query),
    response: { 200: response, ...refusals },
  }
  app.get(path, { schema, onRequest: async (request) => void callerOf(request) }, async (request, reply) => {
    const asked = request.query as Q
    const report = await read(callerOf(request).userId, asked)
    const wantsTable =
      asked.format === 'csv' || (asked.format === undefined && accepts(request.headers.accept))
    if (!wantsTable) return report
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}.csv"`)
      .send(csv(report))
  })
}

const accepts = (accept = ''): boolean => accept.includes('text/csv') && !accept.includes('application/json')
