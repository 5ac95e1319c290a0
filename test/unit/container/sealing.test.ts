import { describe, expect, test } from 'vitest'
import { masterKeyOf } from '#adapters/system/master-key.ts'
import { createSecretBox, firstKeysOf } from '#adapters/system/secret-box.ts'
import { tokensOf } from '#app/ports/sealer.ts'
import type { Keys } from '#config/keys.ts'
import { sealingOf } from '../../../src/container/sealing.ts'

const encryptionKey = Buffer.alloc(32, 7)
const encryptionPublicKey = Buffer.from(masterKeyOf(encryptionKey).bytes)
const whole: Keys = {
  encryptionKey,
  encryptionPublicKey: null,
  oldEncryptionKey: null,
  sessionSecret: 's'.repeat(40),
}
const half: Keys = { ...whole, encryptionKey: null, encryptionPublicKey }
const of = tokensOf('ada', 'connection 1')

describe('the web role', () => {
  test.each([
    ['the public half', half],
    ['the whole key', whole],
  ])('given %s, seals what a worker opens, and opens none itself', (_, keys) => {
    const sealed = sealingOf(keys, 'api').opener.seal('a token', of)
    expect(() => sealingOf(keys, 'api').opener.open(sealed, of)).toThrow('only workers have the key')
    expect(sealingOf(whole, 'worker').opener.open(sealed, of)).toBe('a token')
  })

  test('opens links that a worker wrote, and no token that looks like one', () => {
    const { links } = sealingOf(half, 'api')
    expect(links.open(sealingOf(whole, 'worker').links.seal('confirm'))).toBe('confirm')
    const [own] = firstKeysOf(encryptionKey)
    const token = createSecretBox(own!).seal('a token', 'link in a mail')
    for (const keys of [half, whole])
      expect(() => sealingOf(keys, 'api').links.open(token)).toThrow('is not configured')
  })
})

describe('one process for all', () => {
  test('still opens links that were mailed before they had a key of their own', () => {
    const [own] = firstKeysOf(encryptionKey)
    const mailed = createSecretBox(own!).seal('confirm', 'link in a mail')
    expect(sealingOf(whole, 'all').links.open(mailed)).toBe('confirm')
  })

  test('is refused with the public half alone, and with halves of two keys', () => {
    expect(() => sealingOf(half, 'all')).toThrow('start this process with --role api')
    expect(() => sealingOf(half, 'worker')).toThrow('ENCRYPTION_KEY')
    const other = { ...whole, encryptionPublicKey: Buffer.alloc(32, 9) }
    expect(() => sealingOf(other, 'api')).toThrow('belongs to another key')
  })
})
