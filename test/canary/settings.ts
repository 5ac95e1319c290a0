import { z } from 'zod'

const NEEDED = ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET', 'CANARY_REFRESH_TOKEN'] as const

const origin = z
  .string()
  .transform((text) => URL.parse(text))
  .refine((url) => url !== null)
  .transform((url) => url.origin)

const schema = z.object({
  GOOGLE_CLIENT_ID: z.string().min(1),
  GOOGLE_CLIENT_SECRET: z.string().min(1),
  CANARY_REFRESH_TOKEN: z.string().min(1),
  /** Of the same account, with nothing but the scope calendar.events.freebusy. */
  CANARY_FREEBUSY_REFRESH_TOKEN: z.string().min(1).optional(),
  /** A public https address whose requests arrive at CANARY_PUSH_PORT of this machine. */
  CANARY_PUSH_URL: z.url().optional(),
  CANARY_PUSH_PORT: z.coerce.number().int().min(0).max(65_535).default(3003),
  CANARY_PATIENCE_SECONDS: z.coerce.number().min(0).max(7200).default(60),
  GOOGLE_ACCOUNTS_ROOT_URL: origin.default('https://accounts.google.com'),
  GOOGLE_API_ROOT_URL: origin.default('https://www.googleapis.com'),
})

export type CanarySettings = z.output<typeof schema>

export type Readiness =
  | { readonly kind: 'off' }
  | { readonly kind: 'incomplete'; readonly faults: readonly string[] }
  | { readonly kind: 'ready'; readonly settings: CanarySettings }

/** Off until somebody names a test account: the token decides, because the client alone belongs to the product. */
export function readReadiness(environment: Readonly<Record<string, string | undefined>>): Readiness {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const isAskedFor = Object.keys(given).some((name) => name.startsWith('CANARY_'))
  if (!isAskedFor) return { kind: 'off' }
  const missing = NEEDED.filter((name) => given[name] === undefined)
  if (missing.length > 0) return { kind: 'incomplete', faults: missing.map((name) => `${name} is not set.`) }
  const parsed = schema.safeParse(given)
  if (parsed.success) return { kind: 'ready', settings: parsed.data }
  return {
    kind: 'incomplete',
    faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`),
  }
}

/** What linking a test account takes; null when the OAuth client is missing. */
export function readClient(environment: Readonly<Record<string, string | undefined>>): {
  readonly clientId: string
  readonly clientSecret: string
  readonly accountsRootUrl: string
  readonly port: number
} | null {
  const { GOOGLE_CLIENT_ID: clientId = '', GOOGLE_CLIENT_SECRET: clientSecret = '' } = environment
  if (clientId === '' || clientSecret === '') return null
  const root = environment['GOOGLE_ACCOUNTS_ROOT_URL'] ?? ''
  const accountsRootUrl = root === '' ? 'https://accounts.google.com' : root
  return { clientId, clientSecret, accountsRootUrl, port: Number(environment['CANARY_LINK_PORT'] ?? 3004) }
}

export const EXPLANATION = `The canary asks a real Google account what Google's documents leave open, and does nothing without one.

Set these, for an account made for tests (docs/google.md says how):
  GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET   the OAuth client
  CANARY_REFRESH_TOKEN                     from npm run canary -- --link app.created
And, to settle more:
  CANARY_FREEBUSY_REFRESH_TOKEN            from npm run canary -- --link events.freebusy
  CANARY_PUSH_URL, CANARY_PUSH_PORT        a public https address that leads to this port (3003)
  CANARY_PATIENCE_SECONDS                  how long to wait for pushes and late rewrites (60)

It makes one calendar, works in no other, and deletes it in the end.
`
