import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
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
  app.get('/*', { schema: { hide: true } }, (request, reply) =>
    isOfApi(request.url) ? sendNoSuchRoute(request, reply, routes) : reply.sendFile('index.html'),
  )
}

const isOfApi = (url: string): boolean => /^\/(api|auth|demo(?!\/mailbox)|google|docs)\//.test(url)
