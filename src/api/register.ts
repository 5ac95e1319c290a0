import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RouteAnswer, RouteContract, RouteRequest } from '#contracts/http/route.ts'
import { invalid } from '#app/errors.ts'
import { callerOf } from './caller.ts'
import { answer, done, operationIdOf, refusals } from './document.ts'
import { strictly } from './strictly.ts'

/** Whoever asks; public routes may be asked by nobody in particular. */
type Caller = { readonly userId: string }

/** A file may be too large for memory. */
type Given<C extends RouteContract> =
  | RouteAnswer<C>
  | (C extends { readonly file: object } ? Readable : never)

type Handler<C extends RouteContract> = (
  request: RouteRequest<C>,
  caller: Caller,
) => Promise<Given<C>> | Given<C>

export type Register = <C extends RouteContract>(contract: C, handler: Handler<C>) => void

/** Makes routes of contracts: validation, documentation, session and status come from the contract alone. */
export function registrar(app: FastifyInstance): Register {
  return (contract, handler) => {
    app.route({
      method: contract.method,
      url: contract.path,
      schema: schemaOf(contract),
      // Who is not signed in learns that first, and nothing of what they sent is read.
      ...(contract.isPublic === true ? {} : { onRequest: requireCaller }),
      ...(contract.body?.safeParse(undefined).success === true ? { preValidation: takeNothing } : {}),
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const caller = contract.isPublic === true ? { userId: '' } : callerOf(request)
        if (contract.body === undefined) refuseBody(request.body)
        const { params, query, body } = request
        const answer = await handler({ params, query, body } as RouteRequest<typeof contract>, caller)
        if (contract.file !== undefined) attach(reply, contract.file)
        return contract.response === null
          ? reply.code(204).send()
          : reply.code(contract.status ?? 200).send(answer)
      },
    })
  }
}

/** Where everything in a body may be left out, so may the body itself. */
const takeNothing = async (request: FastifyRequest): Promise<void> => {
  request.body ??= {}
}

const requireCaller = async (request: FastifyRequest): Promise<void> => void callerOf(request)

function schemaOf(contract: RouteContract) {
  return {
    operationId: operationIdOf(contract.method, contract.path),
    tags: [contract.tag],
    summary: contract.summary,
    ...(contract.params && { params: contract.params }),
    querystring: strictly(contract.query ?? z.object({})),
    ...(contract.body && { body: strictly(contract.body) }),
    ...(contract.isPublic === true ? { security: [] } : {}),
    response: {
      [contract.response === null ? 204 : (contract.status ?? 200)]: answerOf(contract),
      ...refusals,
    },
  }
}

const answerOf = ({ file, summary, response }: RouteContract) =>
  file?.type === 'text/csv' ? answer(summary, file.type) : (response ?? done)

function attach(reply: FastifyReply, { type, name }: NonNullable<RouteContract['file']>): void {
  void reply.type(`${type}; charset=utf-8`).header('content-disposition', `attachment; filename="${name}"`)
}

/** A route that takes no body is not told anything by one; an empty object is what many clients send. */
function refuseBody(body: unknown): void {
  if (body === undefined || body === null) return
  const isEmpty = typeof body === 'object' && !Array.isArray(body) && Object.keys(body).length === 0
  if (!isEmpty) throw invalid('body', Object.keys(body).slice(0, 9), 'no body: this route takes none')
}
