import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { AppError } from '#app/errors.ts'
import type { UseCases } from '#app/use-cases.ts'
import { answer, operationIdOf, refusals } from '../document.ts'
import { answeredPage, questionPage, refusalPage } from './mail-link-pages.ts'

const path = '/answer'
// Tokens cannot be guessed; whoever tries is slowed down all the same.
const config = { rateLimit: { max: 60, timeWindow: '1 minute' } }
const tags = ['Notifications']
const query = z.strictObject({ t: z.string().max(1000) })
const form = z.object({
  value: z
    .string()
    .trim()
    .transform((text) => (text === '' ? null : Number(text.replace(',', '.'))))
    .pipe(z.number().min(-1e12).max(1e12).nullable())
    .default(null),
  confidence: z.coerce.number().int().min(0).max(10).default(5),
  note: z.string().max(5000).default(''),
})
const response = { 200: answer('A small page', 'text/html'), ...refusals }

/**
 * Links of mails. A look changes nothing, since mail programs and their guards open links, too; the button does, and
 * so does the mail program's own button for "no more of these" (RFC 8058). The token says who it is: no session.
 */
export async function mailLinkRoutes(app: FastifyInstance, useCases: UseCases): Promise<void> {
  await app.register(async (scope) => {
    // Forms are taken here alone: everywhere else a body is JSON, which no foreign page can send (docs/adr/0005).
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    scope.get(
      path,
      {
        config,
        schema: {
          operationId: operationIdOf('GET', path),
          tags,
          summary: 'The page behind a link of a mail: asks, and changes nothing',
          querystring: query,
          response,
          security: [],
        },
      },
      (request, reply) =>
        asPage(reply, async () => {
          const { t } = query.parse(request.query)
          return questionPage(await useCases.readMailLink(t), t)
        }),
    )
    scope.post(
      path,
      {
        config,
        schema: {
          operationId: operationIdOf('POST', path),
          tags,
          summary: 'Do what the link of a mail is for; once',
          querystring: query,
          response,
          security: [],
        },
      },
      (request, reply) =>
        asPage(reply, async () => {
          const { t } = query.parse(request.query)
          const verb = await useCases.answerMailLink(t, form.parse(request.body ?? {}))
          return answeredPage(verb)
        }),
    )
  })
}

async function asPage(reply: FastifyReply, make: () => Promise<string>): Promise<FastifyReply> {
  void reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
  try {
    return reply.send(await make())
  } catch (error) {
    if (error instanceof AppError) return reply.code(409).send(refusalPage(error.message, error.wayOut))
    if (error instanceof z.ZodError)
      return reply.code(400).send(refusalPage('That is not a number we can take.', 'Go back and try again.'))
    throw error
  }
}
