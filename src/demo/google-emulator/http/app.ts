import Fastify from 'fastify'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Emulator } from '../context.ts'
import { controlRoutes } from '../control/control-routes.ts'
import { sideDoorRoutes } from '../control/side-door-routes.ts'
import { aclRoutes } from './acl-routes.ts'
import { calendarListRoutes } from './calendar-list-routes.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { channelRoutes } from './channel-routes.ts'
import { addErrorAnswers } from './error-answers.ts'
import { eventRoutes } from './event-routes.ts'
import { addFaultHooks } from './fault-hooks.ts'
import { otherRoutes } from './other-routes.ts'
import { oauthRoutes } from './oauth-routes.ts'
import { addBodyParsers } from './body-parsers.ts'
import { uiRoutes } from '../ui/ui-routes.ts'

/** Builds the HTTP server without listening. */
export function buildApp(emulator: Emulator, logger: FastifyBaseLogger | undefined): FastifyInstance {
  const app = Fastify({
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    // Hung requests of the fault script must not keep the server from closing.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2048 },
    bodyLimit: 1_048_576,
  }) as FastifyInstance
  addBodyParsers(app)
  addErrorAnswers(app)
  addFaultHooks(app, emulator)
  for (const routes of [oauthRoutes, calendarListRoutes, calendarRoutes, aclRoutes, eventRoutes])
    routes(app, emulator)
  for (const routes of [channelRoutes, otherRoutes]) routes(app, emulator)
  for (const routes of [controlRoutes, sideDoorRoutes, uiRoutes]) routes(app, emulator)
  return app
}
