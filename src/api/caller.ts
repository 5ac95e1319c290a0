import type { FastifyRequest } from 'fastify'
import { AppError } from '#app/errors.ts'
import type { SignInAttempt } from '#app/ports/identity-provider.ts'

declare module 'fastify' {
  interface Session {
    userId?: string
    attempt?: SignInAttempt
  }
}

/** The person whose session this is; throws when nobody is signed in. */
export function callerOf(request: FastifyRequest): { readonly userId: string } {
  const { userId } = request.session
  if (userId === undefined) {
    throw new AppError('unauthenticated', 'not-signed-in', 'Nobody is signed in.', {
      wayOut: 'Sign in with Google at /auth/google and send the session cookie with each request.',
    })
  }
  return { userId }
}
