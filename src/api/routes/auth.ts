import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { timeZone } from '#contracts/http/common.ts'
import { answer, operationIdOf, refusals } from '../document.ts'
import { SignInError } from '#app/ports/identity-provider.ts'
import type { UseCases } from '#app/use-cases.ts'

export type AuthOptions = { readonly publicUrl: string }

// Signing in is the one thing that strangers may ask for: few times a minute.
const config = { rateLimit: { max: 30, timeWindow: '1 minute' } }
const tags = ['Session']
const response = { 302: answer('On to the next page', 'text/plain'), ...refusals }
/** A path of ours, never another site. Browsers drop tabs and line ends: "/\t/elsewhere" would be "//elsewhere". */
const returnTo = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s\p{Cc}]*$/u, 'Expected a path of this site, such as "/goals"')

const beginQuery = z.strictObject({
  returnTo: returnTo.default('/'),
  consent: z.literal('again').optional(),
  access: z.literal('free-busy').optional(),
  /** The account to begin with, when one is to be connected again. */
  account: z.email().max(300).optional(),
  /** Where the browser is; one that is somewhere unheard of may sign in all the same. */
  timeZone: timeZone.optional().catch(undefined),
})

/** The dance with Google: off to the consent page, and back with a code that only this session may use. */
export function authRoutes(app: FastifyInstance, useCases: UseCases, { publicUrl }: AuthOptions): void {
  app.get(
    '/auth/google',
    {
      config,
      schema: {
        operationId: operationIdOf('GET', '/auth/google'),
        tags,
        response,
        summary: 'Sign in with Google and link the calendar; answers with a redirect to the consent page',
        querystring: beginQuery,
        security: [],
      },
    },
    async (request, reply) => {
      const { returnTo, consent, access, account, timeZone } = request.query as z.output<typeof beginQuery>
      try {
        const { url, attempt } = await useCases.beginSignIn({
          returnTo,
          mustConsent: consent === 'again',
          isPrivate: access === 'free-busy',
          ...(account === undefined ? {} : { account }),
        })
        request.session.attempt = timeZone === undefined ? attempt : { ...attempt, timeZone }
        return reply.redirect(url)
      } catch (error) {
        return refuse(reply, error, returnTo)
      }
    },
  )
  app.get(
    '/auth/google/callback',
    {
      config,
      schema: {
        operationId: operationIdOf('GET', '/auth/google/callback'),
        tags,
        summary: 'Where Google sends the person back; answers with a redirect to where they came from',
        response,
        security: [],
      },
    },
    async (request, reply) => finish(request, reply, useCases, publicUrl),
  )
}

async function finish(request: FastifyRequest, reply: FastifyReply, useCases: UseCases, publicUrl: string) {
  const { attempt } = request.session
  try {
    if (attempt === undefined) {
      throw new SignInError('mismatch', 'This sign-in was not begun in this browser, or it is over already.')
    }
    // Good for one try, whatever comes of it.
    delete request.session.attempt
    await request.session.save()
    const back = await useCases.comeBack(
      `${publicUrl}${request.url}`,
      attempt,
      request.session.userId ?? null,
    )
    if (back.outcome === 'must-consent') {
      const { isPrivate, timeZone, returnTo } = attempt
      const again = new URLSearchParams({
        consent: 'again',
        ...(isPrivate === true && { access: 'free-busy' }),
        ...(timeZone !== undefined && { timeZone }),
        returnTo,
      })
      return reply.redirect(`/auth/google?${again.toString()}`)
    }
    // A new id for the session: one that was known before the sign-in is worth nothing after it.
    await request.session.regenerate()
    request.session.userId = back.userId
    return reply.redirect(attempt.returnTo)
  } catch (error) {
    return refuse(reply, error, attempt?.returnTo)
  }
}

/** Somebody with a browser is waiting: the page that they came from says what went wrong. */
function refuse(reply: FastifyReply, error: unknown, returnTo = '/'): FastifyReply {
  if (!(error instanceof SignInError)) throw error
  const page = new URL(returnTo, 'http://here.invalid')
  page.searchParams.set('error', error.message)
  return reply.redirect(`${page.pathname}${page.search}`)
}
