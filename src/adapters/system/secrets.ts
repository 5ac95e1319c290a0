import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Secrets } from '#app/ports/secrets.ts'

const sha256 = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export const secrets: Secrets = {
  make: () => randomBytes(32).toString('base64url'),
  digest: (secret) => sha256(secret).toString('hex'),
  matches: (secret, digest) => {
    const expected = Buffer.from(digest, 'hex')
    const actual = sha256(secret)
    return expected.length === actual.length && timingSafeEqual(actual, expected)
  },
}
