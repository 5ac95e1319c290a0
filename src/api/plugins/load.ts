import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '#app/errors.ts'

export type Patience = {
  /** How long each turn of the event loop may take, on average over a sample. */
  readonly delayMs: number
  readonly sampleMs: number
}

/** A turn takes a few ms. Who waits for a second at each one waits in vain, and so does everybody behind. */
const usualPatience: Patience = { delayMs: 1000, sampleMs: 5000 }
const LOG_EVERY_MS = 10_000

/**
 * Refuses work while the process cannot keep up, so that what it has taken gets done. Health checks are answered, or a
 * slow process would be killed for being slow; Google's pushes are kept, as they cost little and come once.
 */
export async function shedLoad(app: FastifyInstance, patience: Patience = usualPatience): Promise<void> {
  let loggedMs = -Infinity
  await app.register(underPressure, {
    maxEventLoopDelay: patience.delayMs,
    sampleInterval: patience.sampleMs,
    pressureHandler: async (request, _reply, _type, delayMs) => {
      if (isSpared(request)) return
      if (performance.now() - loggedMs > LOG_EVERY_MS) {
        loggedMs = performance.now()
        request.log.warn({ delayMs }, 'too much to do: requests are refused')
      }
      throw new AppError('unavailable', OVERLOADED, 'There is more to do than this process can keep up with.')
    },
  })
}

/** Is logged here, once for many. */
export const OVERLOADED = 'overloaded'

const isSpared = ({ routeOptions: { config } }: FastifyRequest): boolean => config.isSpared === true

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Is answered however much there is to do. */
    readonly isSpared?: true
  }
}
