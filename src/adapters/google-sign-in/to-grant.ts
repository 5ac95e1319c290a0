import type { TokenEndpointResponse } from 'openid-client'
import { type Grant, SignInError } from '#app/ports/identity-provider.ts'
import type { Profile } from './profile.ts'

/** What Google granted, in our words. The scopes are those that the person ticked, not those that we asked for. */
export function toGrant(tokens: TokenEndpointResponse, profile: Profile, nowMs: number): Grant {
  if (profile.subject === '' || profile.email === null) {
    throw new SignInError(
      'mismatch',
      'Cannot sign in: Google did not say whose account it is. Allow the e-mail address.',
    )
  }
  return {
    subject: profile.subject,
    email: profile.email,
    name: profile.name ?? profile.email,
    scopes: (tokens.scope ?? '').split(' ').filter((one) => one !== ''),
    refreshToken: tokens.refresh_token ?? null,
    accessToken: tokens.access_token,
    accessTokenExpiresAtMs: nowMs + (tokens.expires_in ?? 3600) * 1000,
  }
}
