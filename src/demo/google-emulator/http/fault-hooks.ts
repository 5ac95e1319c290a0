import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Emulator } from '../context.ts'
import { disturb } from '../control/disturb.ts'
import type { Fault } from '../control/fault-schema.ts'
import { isObject } from '../core/events/event-body.ts'
import { distort } from './distort.ts'
import { lineOf } from './line.ts'
import { scriptedError } from './scripted-error.ts'
import './fastify-types.ts'

const paramsOf = (request: FastifyRequest): { calendarId?: string; eventId?: string } => request.params ?? {}

const bearerOf = (request: FastifyRequest): string =>
  /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''

function journalise({ journal, store }: Emulator, request: FastifyRequest, name: string): void {
  const { fault } = request
  request.journalEntry = journal.open({
    atMs: store.now(),
    name,
    method: request.method,
    path: request.url.split('?')[0] ?? '',
    query: request.query,
    ifMatch: request.headers['if-match'] ?? null,
    email: store.state.accessTokens.get(bearerOf(request))?.email ?? null,
    status: null,
    reason: null,
    fault: fault === null ? null : (fault.name ?? fault.kind),
  })
}

// Without a limit nothing is counted: the windows would only cost time.
function checkQuota({ quota, store }: Emulator, request: FastifyRequest): void {
  const email = request.journalEntry?.email ?? null
  if (email === null) return
  const call = {
    email,
    method: request.routeOptions.config.google ?? '',
    calendarId: paramsOf(request).calendarId,
    nowMs: store.now(),
  }
  quota.check(call, store.state.switches)
}

/** Whose refresh token it is, for faults at the token endpoint. */
function ownerOfRefresh({ store }: Emulator, body: unknown): string | null {
  const text = isObject(body) ? body['refresh_token'] : undefined
  return typeof text === 'string' ? (store.state.refreshTokens.get(text)?.email ?? null) : null
}

async function strikeBefore(
  emulator: Emulator,
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (fault.delayMs > 0) await emulator.sleep(fault.delayMs, AbortSignal.timeout(fault.delayMs + 1000))
  if (fault.kind === 'hold') await emulator.faults.cleared()
  if (fault.kind === 'error') throw scriptedError(fault)
  if (fault.kind === 'hang' || fault.kind === 'cut-before-effect') {
    reply.hijack()
    const line = lineOf(emulator, request)
    if (fault.kind === 'hang') line.hang()
    else line.cut()
    return
  }
  const email = request.journalEntry?.email ?? ownerOfRefresh(emulator, request.body)
  disturb(emulator, { ...paramsFor(request), email, bearer: bearerOf(request) }, fault)
}

const paramsFor = (
  request: FastifyRequest,
): { calendarId: string | undefined; eventId: string | undefined } => {
  const { calendarId, eventId } = paramsOf(request)
  return { calendarId, eventId }
}

/** Journal and fault script: around every route that carries a Google method name. */
export function addFaultHooks(app: FastifyInstance, emulator: Emulator): void {
  app.decorateRequest('fault', null)
  app.decorateRequest('journalEntry', null)
  app.addHook('onRequest', async (request) => {
    const name = request.routeOptions.config.google
    if (name === undefined) return
    const increments = isObject(request.query) && request.query['syncToken'] !== undefined
    request.fault = emulator.faults.take({
      method: name,
      calendarId: paramsOf(request).calendarId,
      increments,
    })
    journalise(emulator, request, name)
    checkQuota(emulator, request)
  })
  // After the body is read, since some faults need to know who asks for a token.
  app.addHook('preHandler', async (request, reply) => {
    if (request.fault !== null) await strikeBefore(emulator, request.fault, request, reply)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const sent =
      request.fault === null ? payload : await distort(emulator, request.fault, { request, reply, payload })
    const entry = request.journalEntry
    if (entry === null) return sent
    entry.status = reply.statusCode
    entry.reason = request.reason
    emulator.journal.answered(entry, {
      request: request.body,
      response: typeof sent === 'string' ? sent : null,
    })
    return sent
  })
}
