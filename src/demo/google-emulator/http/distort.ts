import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fault } from '../control/faults.ts'
import { isObject } from '../core/event-body.ts'
import { scriptedError } from './scripted-error.ts'

type Distortion = (payload: unknown, fault: Fault, request: FastifyRequest, reply: FastifyReply) => unknown

function withItems(payload: unknown, change: (items: unknown[]) => unknown[]): unknown {
  const body: unknown = JSON.parse(String(payload))
  if (!isObject(body) || !Array.isArray(body['items'])) return payload
  return JSON.stringify({ ...body, items: change(body['items']) })
}

const cut: Distortion = (payload, _fault, request) => {
  request.raw.socket.destroy()
  return payload
}

const fail: Distortion = (_payload, fault, request, reply) => {
  const error = scriptedError(fault)
  reply.code(error.status).type('application/json; charset=utf-8').removeHeader('content-length')
  request.reason = error.reason
  return JSON.stringify(error.toBody())
}

const never = (): Promise<never> => Promise.withResolvers<never>().promise

// What happens after the effect: the answer gets lost, replaced or damaged on its way.
const DISTORTIONS: Partial<Record<Fault['kind'], Distortion>> = {
  'cut-after-effect': cut,
  'error-after-effect': fail,
  'hang-after-effect': never,
  empty: (_payload, _fault, _request, reply) => {
    reply.code(200).type('application/json; charset=utf-8').removeHeader('content-length')
    return '{}'
  },
  'empty-list': (payload) => withItems(payload, () => []),
  'truncated-list': (payload) => withItems(payload, (items) => items.slice(0, Math.floor(items.length / 2))),
  'truncated-body': (payload) => String(payload).slice(0, Math.floor(String(payload).length / 2)),
}

/** Applies a fault to an answer that is ready to go out. */
export async function distort(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const distortion = DISTORTIONS[fault.kind]
  return distortion === undefined ? payload : await distortion(payload, fault, request, reply)
}
