import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ChannelSecrets } from '#app/ports/channel-secrets.ts'

const sha256 = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export const channelSecrets: ChannelSecrets = {
  make: () => randomBytes(32).toString('base64url'),
  digest: (secret) => sha256(secret).toString('hex'),
  matches: (secret, digest) => {
    const expected = Buffer.from(digest, 'hex')
    const actual = sha256(secret)
    return expected.length === actual.length && timingSafeEqual(actual, expected)
  },
}
