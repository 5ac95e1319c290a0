/** Where the parts of Google's sign-in are. */
export type GoogleEndpoints = {
  readonly issuer: string
  readonly authorization: string
  readonly token: string
  readonly revocation: string
  readonly keys: string
  readonly userInfo: string
}

type Roots = { readonly accountsRootUrl: string; readonly apiRootUrl: string }

const GOOGLE = 'https://accounts.google.com'
const TIMEOUT_MS = 10_000

/**
 * Finds the endpoints once, when they are first needed. Google's own are known; another root is asked for its OpenID
 * configuration and taken as an emulator with Google's paths when it has none. A failed look-up is made again.
 */
export function createGoogleEndpoints(roots: Roots): () => Promise<GoogleEndpoints> {
  let found: Promise<GoogleEndpoints> | null = null
  return () => {
    found ??= findEndpoints(roots).catch((error: unknown) => {
      found = null
      throw error
    })
    return found
  }
}

async function findEndpoints({ accountsRootUrl, apiRootUrl }: Roots): Promise<GoogleEndpoints> {
  const root = accountsRootUrl.replace(/\/+$/, '')
  const userInfo = `${apiRootUrl.replace(/\/+$/, '')}/oauth2/v3/userinfo`
  if (root === GOOGLE)
    return { ...googleEndpoints, userInfo: 'https://openidconnect.googleapis.com/v1/userinfo' }
  const told = await readConfiguration(root)
  return {
    issuer: told['issuer'] ?? root,
    authorization: told['authorization_endpoint'] ?? `${root}/o/oauth2/v2/auth`,
    token: told['token_endpoint'] ?? `${root}/token`,
    revocation: told['revocation_endpoint'] ?? `${root}/revoke`,
    keys: told['jwks_uri'] ?? `${root}/oauth2/v3/certs`,
    userInfo: told['userinfo_endpoint'] ?? userInfo,
  }
}

const googleEndpoints = {
  issuer: GOOGLE,
  authorization: `${GOOGLE}/o/oauth2/v2/auth`,
  token: 'https://oauth2.googleapis.com/token',
  revocation: 'https://oauth2.googleapis.com/revoke',
  keys: 'https://www.googleapis.com/oauth2/v3/certs',
} as const

async function readConfiguration(root: string): Promise<Readonly<Record<string, string>>> {
  const url = `${root}/.well-known/openid-configuration`
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (response.status === 404) return {}
  if (!response.ok) {
    throw new Error(`Cannot read ${url}: it answered ${response.status}. Check GOOGLE_ACCOUNTS_ROOT_URL.`)
  }
  const answer: unknown = await response.json()
  return onlyTexts(answer)
}

const onlyTexts = (answer: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typeof answer === 'object' && answer !== null ? answer : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
