import { z } from 'zod'
import { fullSyncRequired, GoogleError, invalid } from './google-error.ts'
import { decodeToken, encodeToken } from './tokens.ts'

const schema = z.object({
  /** Calendar id or "list". */
  of: z.string(),
  epoch: z.number(),
  seq: z.number(),
  issuedMs: z.number(),
  /** Parameters of the first sync that every increment must repeat. */
  parameters: z.string(),
  timeMin: z.number().optional(),
  timeMax: z.number().optional(),
})

export type SyncToken = z.infer<typeof schema>

const MAX_AGE_DAYS = 28

export const encodeSyncToken = (token: SyncToken): string => encodeToken(token)

export type Expected = { of: string; epoch: number; nowMs: number; parameters: string; strict: boolean }

/** Reads a sync token for this collection: strangers are 400, old ones 410 `fullSyncRequired`. */
export function readSyncToken(text: string, expected: Expected): SyncToken {
  const parsed = schema.safeParse(decodeToken(text))
  if (!parsed.success || parsed.data.of !== expected.of)
    throw invalid('Invalid sync token value.', 'syncToken')
  const token = parsed.data
  const ageDays = (expected.nowMs - token.issuedMs) / 86_400_000
  if (token.epoch !== expected.epoch || ageDays > MAX_AGE_DAYS) throw fullSyncRequired()
  if (expected.strict && token.parameters !== expected.parameters)
    throw invalid(
      `The sync token was made for ${token.parameters}, this request says ${expected.parameters}: repeat the parameters of the first sync.`,
      'syncToken',
    )
  return token
}

/** Refuses parameters that cannot go with a sync token. */
export function refuseWithSyncToken(
  given: Readonly<Record<string, unknown>>,
  names: readonly string[],
): void {
  const clash = names.find((name) => given[name] !== undefined)
  if (clash === undefined) return
  throw new GoogleError(400, 'badRequest', `The parameter '${clash}' cannot be combined with a sync token.`, {
    location: clash,
  })
}
