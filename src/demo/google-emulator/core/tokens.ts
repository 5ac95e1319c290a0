import { createHash } from 'node:crypto'

/** Opaque tokens are base64url JSON: stateless, so that they survive a restart with the calendars. */
export function encodeToken(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** The value behind a token, or null when it is none of ours: decoding alone would forgive a spoilt one. */
export function decodeToken(token: string): unknown {
  try {
    const bytes = Buffer.from(token, 'base64url')
    return bytes.toString('base64url') === token ? JSON.parse(bytes.toString('utf8')) : null
  } catch {
    return null
  }
}

/** Short fingerprint that ties a token to the query it was made for. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16)
}
