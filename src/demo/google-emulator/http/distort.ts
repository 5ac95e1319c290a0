import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Emulator } from '../context.ts'
import type { Fault } from '../control/fault-schema.ts'
import { isObject } from '../core/events/event-body.ts'
import { lineOf } from './line.ts'
import { scriptedError } from './scripted-error.ts'

export type Answer = { request: FastifyRequest; reply: FastifyReply; payload: unknown }

type Distortion = (answer: Answer, fault: Fault, emulator: Emulator) => unknown

function withItems(payload: unknown, change: (items: unknown[]) => unknown[]): unknown {
  const body: unknown = JSON.parse(String(payload))
  if (!isObject(body) || !Array.isArray(body['items'])) return payload
  return JSON.stringify({ ...body, items: change(body['items']) })
}

const cut: Distortion = ({ payload, request }, _fault, emulator) => {
  lineOf(emulator, request).cut()
  return payload
}

const fail: Distortion = ({ request, reply }, fault) => {
  const error = scriptedError(fault)
  reply.code(error.status).type('application/json; charset=utf-8').removeHeader('content-length')
  request.reason = fault.reason
  return JSON.stringify(error.toBody())
}

const never: Distortion = ({ request }, _fault, emulator) => {
  lineOf(emulator, request).hang()
  return Promise.withResolvers<never>().promise
}

// What happens after the effect: the answer gets lost, replaced or damaged on its way.
const DISTORTIONS: Partial<Record<Fault['kind'], Distortion>> = {
  'cut-after-effect': cut,
  'error-after-effect': fail,
  'hang-after-effect': never,
  empty: ({ reply }) => {
    reply.code(200).type('application/json; charset=utf-8').removeHeader('content-length')
    return '{}'
  },
  'empty-list': ({ payload }) => withItems(payload, () => []),
  'truncated-list': ({ payload }) =>
    withItems(payload, (items) => items.slice(0, Math.floor(items.length / 2))),
  'truncated-body': ({ payload }) => String(payload).slice(0, Math.floor(String(payload).length / 2)),
}

/** Applies a fault to an answer that is ready to go out. */
export async function distort(emulator: Emulator, fault: Fault, answer: Answer): Promise<unknown> {
  const distortion = DISTORTIONS[fault.kind]
  return distortion === undefined ? answer.payload : await distortion(answer, fault, emulator)
}
