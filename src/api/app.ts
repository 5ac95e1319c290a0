import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { AppOptions } from './app-options.ts'
import { answerError, answerErrors } from './plugins/errors.ts'
import { knowRoutes } from './plugins/known-routes.ts'
import { describeApi } from './plugins/openapi.ts'
import { secure } from './plugins/security.ts'
import { keepSessions } from './plugins/session.ts'
import { answerUnreadable } from './plugins/unreadable.ts'
import { serveWeb } from './plugins/web.ts'
import { registrar } from './register.ts'
import { addRoutes } from './routes/all.ts'
import { auditRoutes } from './routes/audit.ts'
import { signOutEverywhereRoute } from './routes/sign-out-everywhere.ts'

/** Builds the API without listening. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.logger === null ? {} : { loggerInstance: options.logger }),
    bodyLimit: 256 * 1024,
    // One proxy in front, and what that says about the caller: anything further left the caller may have made up.
    trustProxy: options.publicUrl.startsWith('https:') ? (_address, hop) => hop === 0 : false,
    // A path such as "/%zz" meets no route, hence no error handler either.
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    clientErrorHandler: answerUnreadable,
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const routes = knowRoutes(app)
  answerErrors(app, routes)
  await secure(app, options)
  await keepSessions(app, {
    secret: options.sessionSecret,
    publicUrl: options.publicUrl,
    store: options.sessionStore,
  })
  await describeApi(app, options.version)
  const register = registrar(app)
  await addRoutes(app, register, options)
  signOutEverywhereRoute(register, options.endSessionsOf)
  auditRoutes(register, options.auditTrail)
  if (options.webRoot !== null) await serveWeb(app, options.webRoot, routes)
  return app
}
