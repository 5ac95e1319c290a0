import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

/** OpenAPI 3.1 at /openapi.json, made of the contracts; a page to read it at /docs. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Timewright',
        version,
        description:
          'Puts goals on the calendar. Sign in at /auth/google with a browser, or follow its redirects with a cookie jar; ' +
          'every other route takes the session cookie. Times are RFC 3339 with an offset. ' +
          'Errors are application/problem+json with the fields at fault.',
        license: { name: 'MIT' },
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'timewright' } },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  await app.register(swaggerUi, { routePrefix: '/docs' })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
