import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { readTimeReport } from '#contracts/http/report-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import { callerOf } from '../caller.ts'
import { operationIdOf, refusals } from '../document.ts'
import { strictly } from '../strictly.ts'
import { reportCsv } from './report-csv.ts'

/** The same numbers as JSON or as a table. */
export function reportRoutes(app: FastifyInstance, useCases: UseCases): void {
  const { path, tag, summary, query, response } = readTimeReport
  const schema = {
    operationId: operationIdOf('GET', path),
    tags: [tag],
    summary,
    querystring: strictly(query),
    response: { 200: response, ...refusals },
  }
  app.get(path, { schema, onRequest: async (request) => void callerOf(request) }, async (request, reply) => {
    const asked = request.query as z.output<typeof query>
    const report = await useCases.readTimeReport(callerOf(request).userId, asked)
    const wantsTable =
      asked.format === 'csv' || (asked.format === undefined && accepts(request.headers.accept))
    if (!wantsTable) return report
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="time-report.csv"')
      .send(reportCsv(report))
  })
}

const accepts = (accept = ''): boolean => accept.includes('text/csv') && !accept.includes('application/json')
