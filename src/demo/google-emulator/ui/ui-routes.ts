import type { FastifyInstance } from 'fastify'
import type { Emulator } from '../context.ts'

export function uiRoutes(app: FastifyInstance, _emulator: Emulator): void {
  app.get('/', (_request, reply) => reply.type('text/html').send('Google Calendar (emulator)'))
}
