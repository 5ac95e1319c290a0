import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { JsonWebKey } from 'node:crypto'
import type { Person } from '../core/state.ts'
import type { Store } from '../core/store.ts'

/** The RSA key is made on first need (it takes a while) and kept with the state, so that clients may cache it. */
function privateJwk(store: Store): JsonWebKey {
  const { signingKey } = store.state
  if (signingKey !== null) return JSON.parse(signingKey) as JsonWebKey
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  store.change(() => {
    store.state.signingKey = JSON.stringify(jwk)
  })
  return jwk
}

const keyId = (jwk: JsonWebKey): string =>
  createHash('sha256').update(String(jwk['n'])).digest('hex').slice(0, 40)

/** The public key set that /oauth2/v3/certs serves. */
export function jsonWebKeys(store: Store): Record<string, unknown> {
  const jwk = privateJwk(store)
  const open = createPublicKey(createPrivateKey({ key: jwk, format: 'jwk' })).export({ format: 'jwk' })
  return { keys: [{ ...open, kid: keyId(jwk), use: 'sig', alg: 'RS256' }] }
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function signJwt(store: Store, claims: Record<string, unknown>): string {
  const jwk = privateJwk(store)
  const content = `${encode({ alg: 'RS256', kid: keyId(jwk), typ: 'JWT' })}.${encode(claims)}`
  const signature = sign('RSA-SHA256', Buffer.from(content), createPrivateKey({ key: jwk, format: 'jwk' }))
  return `${content}.${signature.toString('base64url')}`
}

/** What the id token and userinfo say about a person, by scope. */
export function claimsOf(person: Person, scopes: readonly string[]): Record<string, unknown> {
  const hasEmail = scopes.some((scope) => scope === 'email' || scope.endsWith('userinfo.email'))
  const hasProfile = scopes.some((scope) => scope === 'profile' || scope.endsWith('userinfo.profile'))
  const [given_name = '', ...rest] = person.name.split(' ')
  return {
    sub: person.subject,
    ...(hasEmail ? { email: person.email, email_verified: true } : {}),
    ...(hasProfile ? { name: person.name, given_name, family_name: rest.join(' ') } : {}),
  }
}

export type IdTokenFacts = {
  issuer: string
  clientId: string
  nonce: string | null
  accessToken: string
  scopes: readonly string[]
  /** Real time: clients check id tokens against their own clock, not against the emulator's. */
  wallMs: number
}

export function idToken(store: Store, person: Person, facts: IdTokenFacts): string {
  const iat = Math.floor(facts.wallMs / 1000)
  const half = createHash('sha256').update(facts.accessToken).digest().subarray(0, 16)
  return signJwt(store, {
    iss: facts.issuer,
    azp: facts.clientId,
    aud: facts.clientId,
    at_hash: half.toString('base64url'),
    ...claimsOf(person, facts.scopes),
    ...(facts.nonce === null ? {} : { nonce: facts.nonce }),
    iat,
    exp: iat + 3600,
  })
}
