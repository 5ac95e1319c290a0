import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { AppError } from '#app/errors.ts'
import { type Patience, shedLoad } from './load.ts'

export type SecurityOptions = {
  readonly publicUrl: string
  readonly requestsPerMinute: number
  readonly patience?: Patience
}

/** Headers, limits, and who may send what from where. */
export async function secure(app: FastifyInstance, options: SecurityOptions): Promise<void> {
  const isHttps = options.publicUrl.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        // Mantine and FullCalendar set style attributes and style elements at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    hsts: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  })
  await shedLoad(app, options.patience)
  app.addHook('onRoute', (route) => limitCostly(route, options.requestsPerMinute))
  app.addHook('onRoute', spareFiles)
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (request, { max }) =>
      Object.assign(new Error(limitOf(request, max)), { statusCode: 429 }),
  })
  app.addHook('onRequest', async (request) => refuseForeignHosts(request, options.publicUrl))
  app.addHook('onRequest', async (request) => refuseCrossSiteWrites(request, options.publicUrl))
  // What is about a person stays out of every cache; the page's own files say for themselves how long they last.
  app.addHook('onRequest', async (request, reply) => {
    if (/^\/(api|auth)\//.test(request.url)) reply.header('cache-control', 'no-store')
  })
  // A form of another site can send text/plain, but never JSON.
  app.removeContentTypeParser('text/plain')
}

/** Which limit it was, as routes have limits of their own. */
const limitOf = ({ method, routeOptions: { url, config } }: FastifyRequest, max: number): string =>
  config.rateLimit === undefined
    ? `One address may send ${max} requests a minute.`
    : `${method} ${url} may be asked for ${max} times a minute.`

/** What makes the planner search, Google answer or a mail go out: a person needs it now and then, a loop of a program never. */
const costly = new Set([
  'POST /api/v1/plan',
  'POST /api/v1/plan/preview',
  'POST /api/v1/plan/repairs/apply',
  'POST /api/v1/calendars/refresh',
  'POST /api/v1/notifications/test',
  'GET /api/v1/account/export',
  'POST /api/v1/workspace/invitations',
  'POST /api/v1/workspace/invitations/:id/mail',
])
const COSTLY_SHARE = 20

/** Has to be heard before the limiter is there. Counted by person, once it is known who asks. */
function limitCostly(route: RouteOptions, requestsPerMinute: number): void {
  if (!costly.has(`${String(route.method)} ${route.url}`)) return
  const rateLimit = {
    max: Math.max(1, Math.floor(requestsPerMinute / COSTLY_SHARE)),
    timeWindow: '1 minute',
    hook: 'preHandler' as const,
    keyGenerator: (request: FastifyRequest) => request.session.userId ?? request.ip,
  }
  route.config = { ...route.config, rateLimit }
}

/** A page that starts loads more than a hundred files, once: eight browsers of one office would be too many. */
function spareFiles(route: RouteOptions): void {
  if (route.url.startsWith('/assets/')) route.config = { ...route.config, rateLimit: false }
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

/** Against DNS rebinding: a page elsewhere cannot reach us by pointing its own name here. */
function refuseForeignHosts(request: FastifyRequest, publicUrl: string): void {
  if (loopbackNames.has(request.hostname) || request.hostname === new URL(publicUrl).hostname) return
  throw new AppError('forbidden', 'foreign-host', `The host "${request.hostname}" is not ours.`, {
    wayOut: `Use ${publicUrl}, or set PUBLIC_URL.`,
  })
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Cross-site request forgery: browsers say where a request comes from, programs do not. Together with SameSite
 * cookies and JSON-only bodies this needs no token (docs/adr/0005).
 */
function refuseCrossSiteWrites(request: FastifyRequest, publicUrl: string): void {
  if (safeMethods.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const isOurs =
    site === undefined
      ? origin === undefined || origin === publicUrl || origin === `${request.protocol}://${request.host}`
      : site === 'same-origin' || site === 'none'
  if (isOurs) return
  throw new AppError(
    'forbidden',
    'cross-site',
    `A page of another site (${origin ?? site}) may not change anything.`,
    {
      wayOut: `Open ${publicUrl} and do it there.`,
    },
  )
}
