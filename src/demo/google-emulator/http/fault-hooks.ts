import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Emulator } from '../context.ts'
import type { Fault } from '../control/faults.ts'
import { distort } from './distort.ts'
import { scriptedError } from './scripted-error.ts'
import './fastify-types.ts'

const calendarIdOf = (request: FastifyRequest): string | undefined =>
  (request.params as { calendarId?: string } | undefined)?.calendarId

function journalise({ journal, store }: Emulator, request: FastifyRequest, name: string): void {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  request.journalEntry = journal.open({
    atMs: store.now(),
    name,
    method: request.method,
    path: request.url.split('?')[0] ?? '',
    query: request.query,
    ifMatch: request.headers['if-match'] ?? null,
    email: store.state.accessTokens.get(bearer)?.email ?? null,
    status: null,
    reason: null,
    fault: request.fault?.kind ?? null,
  })
}

// Without a limit nothing is counted: the windows would only cost time.
function checkQuota({ quota, store }: Emulator, request: FastifyRequest): void {
  const { switches } = store.state
  const email = request.journalEntry?.email ?? null
  const isOff = switches.requestsPerUserPerMinute === null && switches.writesPerCalendarPerSecond === null
  if (isOff || email === null) return
  const call = {
    email,
    calendarId: calendarIdOf(request),
    isWrite: request.method !== 'GET',
    nowMs: store.now(),
  }
  quota.check(call, switches)
}

async function strikeBefore(fault: Fault, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (fault.delayMs > 0) await setTimeout(fault.delayMs)
  if (fault.kind === 'error') throw scriptedError(fault)
  if (fault.kind === 'hang') reply.hijack()
  if (fault.kind === 'cut-before-effect') {
    reply.hijack()
    request.raw.socket.destroy()
  }
}

/** Journal and fault script: around every route that carries a Google method name. */
export function addFaultHooks(app: FastifyInstance, emulator: Emulator): void {
  app.decorateRequest('fault', null)
  app.decorateRequest('journalEntry', null)
  app.addHook('onRequest', async (request, reply) => {
    const name = request.routeOptions.config.google
    if (name === undefined) return
    request.fault = emulator.faults.take(name, calendarIdOf(request))
    journalise(emulator, request, name)
    checkQuota(emulator, request)
    if (request.fault !== null) await strikeBefore(request.fault, request, reply)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const sent = request.fault === null ? payload : await distort(request.fault, request, reply, payload)
    if (request.journalEntry !== null) {
      request.journalEntry.status = reply.statusCode
      request.journalEntry.reason = request.reason
    }
    return sent
  })
}
