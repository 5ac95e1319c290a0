import type { FastifyRequest } from 'fastify'
import type { Emulator, Line } from '../context.ts'

export const LINE_HEADER = 'x-emulator-line'

/** The connection of a request: its socket, or the caller in the same process. */
export function lineOf({ lines }: Emulator, request: FastifyRequest): Line {
  const own = lines.get(String(request.headers[LINE_HEADER] ?? ''))
  if (own !== undefined) return own
  return {
    cut: () => {
      request.raw.socket.destroy()
    },
    // Over HTTP nothing is to be done: no answer goes out until the client gives up.
    hang: () => undefined,
  }
}
