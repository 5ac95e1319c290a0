import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Emulator } from '../context.ts'
import { changeRule, deleteRule, getRule, insertRule, listRules } from '../core/calendars/acl.ts'
import { aclQuery, parseQuery } from '../core/events/event-query.ts'
import { actor, param } from './request.ts'

const BASE = '/calendar/v3/calendars/:calendarId/acl'

const calendarOf = (request: FastifyRequest): string => param(request, 'calendarId')

/** /calendar/v3/calendars/{calendarId}/acl… */
export function aclRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  app.get(BASE, { config: { google: 'acl.list' } }, (request) =>
    listRules(store, actor(emulator, request), calendarOf(request), parseQuery(aclQuery, request.query)),
  )
  app.post(BASE, { config: { google: 'acl.insert' } }, (request) =>
    insertRule(store, actor(emulator, request), calendarOf(request), request.body),
  )
  app.get(`${BASE}/:ruleId`, { config: { google: 'acl.get' } }, (request) =>
    getRule(store, actor(emulator, request), calendarOf(request), param(request, 'ruleId')),
  )
  const change = (request: FastifyRequest): unknown =>
    changeRule(store, actor(emulator, request), calendarOf(request), {
      ruleId: param(request, 'ruleId'),
      raw: request.body,
    })
  app.patch(`${BASE}/:ruleId`, { config: { google: 'acl.patch' } }, change)
  app.put(`${BASE}/:ruleId`, { config: { google: 'acl.update' } }, change)
  app.delete(`${BASE}/:ruleId`, { config: { google: 'acl.delete' } }, (request, reply) => {
    deleteRule(store, actor(emulator, request), calendarOf(request), param(request, 'ruleId'))
    return reply.code(204).send()
  })
}
