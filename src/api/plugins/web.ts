import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendNoSuchRoute } from './errors.ts'
import type { KnownRoutes } from './known-routes.ts'

/** Serves the built page; paths without a file are the page's own routes. */
export async function serveWeb(app: FastifyInstance, webRoot: string, routes: KnownRoutes): Promise<void> {
  await app.register(fastifyStatic, {
    root: webRoot,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/')
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const isPage = pages.test(request.url)
    if (!wantsPage(request, isPage)) return sendNoSuchRoute(request, reply, routes)
    return reply.code(isPage ? 200 : 404).sendFile('index.html')
  })
}

/** The page's own routes (src/web/app/router.tsx). */
const pages =
  /^\/(blocks|goals|habits|tasks|ledger|welcome|settings|team|invitations|demo\/mailbox)(\/[^.]*)?(\?|$)/
const files = /^[^?]*\.[^/?]*(\?|$)/
const api = /^\/(api|auth|demo(?!\/mailbox)|google|docs)\//

/** Who opened a wrong address in a browser is told so by the page; a program is told as programs are. */
function wantsPage({ url, headers: { accept = '*/*' } }: FastifyRequest, isPage: boolean): boolean {
  if (api.test(url) || files.test(url)) return false
  return accept.includes('text/html') || (isPage && accept.includes('*/*'))
}
