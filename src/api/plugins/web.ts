import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { sendProblem } from './errors.ts'

/** Serves the built page; paths without a file are the page's own routes. */
export async function serveWeb(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: webRoot,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/')
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    if (isOfApi(request.url)) {
      return sendProblem(request, reply, {
        status: 404,
        code: 'no-such-route',
        detail: `There is no ${request.method} ${request.url.split('?')[0]}.`,
        faults: [],
        wayOut: 'See /docs for all routes.',
      })
    }
    return reply.sendFile('index.html')
  })
}

const isOfApi = (url: string): boolean => /^\/(api|auth|demo|google|docs)\//.test(url)
