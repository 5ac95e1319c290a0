import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Emulator } from '../context.ts'
import { calendarPage } from './calendar-page.ts'
import { deepLink } from './deep-link.ts'
import { pushView } from './push-view.ts'
import { weekView } from './week-view.ts'

const ASSETS = join(import.meta.dirname, 'assets')
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** The page at / with its few scripts: what a person would do in Google's own calendar. */
export function uiRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  app.get('/', (request, reply) => {
    const target = deepLink(store, request.query)
    if (target !== null) return reply.redirect(target)
    void reply.header('content-security-policy', "default-src 'self'; img-src 'self' data:; base-uri 'none'")
    return reply.type('text/html; charset=utf-8').send(calendarPage([...store.state.people.values()]))
  })
  app.get('/emulator/ui/week', (request) => weekView(emulator, request.query))
  app.get('/emulator/ui/pushes', (request) => pushView(emulator, request.query))
  app.get('/emulator/ui/version', () => ({ seq: store.state.seq }))
  for (const name of readdirSync(ASSETS)) {
    const content = readFileSync(join(ASSETS, name), 'utf8')
    const type = TYPES[extname(name)] ?? 'text/plain'
    app.get(`/emulator/ui/${name}`, (_request, reply) =>
      reply.type(type).header('cache-control', 'no-cache').send(content),
    )
  }
}
