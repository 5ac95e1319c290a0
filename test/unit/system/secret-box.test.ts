import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createSecretBox, deriveSealingKey, type SealingKey } from '#adapters/system/secret-box.ts'

const aKey = (id: string): SealingKey => ({ id, bytes: randomBytes(32) })
const key = aKey('k1')
const box = createSecretBox(key)

describe('createSecretBox()', () => {
  test.for(['', 'a token', 'zażółć 🎯', 'x'.repeat(10_000)])('opens what it sealed', (plain) => {
    const sealed = box.seal(plain, 'connection 1')
    expect(box.open(sealed, 'connection 1')).toBe(plain)
    expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]{22,}$/)
  })

  test('never seals twice the same', () => {
    const all = Array.from({ length: 100 }, () => box.seal('a token', 'c'))
    expect(new Set(all).size).toBe(100)
    expect(new Set(all.map((sealed) => sealed.split('.')[2])).size).toBe(100)
  })

  test('does not open in another context', () => {
    const sealed = box.seal('a token', 'connection 1')
    expect(() => box.open(sealed, 'connection 2')).toThrow('Cannot open the secret of connection 2')
  })

  test('does not open when a single byte was changed', () => {
    const [version, id, nonce, content] = box.seal('a token', 'c').split('.')
    for (const part of [nonce!, content!]) {
      const bytes = Buffer.from(part, 'base64url')
      for (const index of bytes.keys()) {
        const changed = Buffer.from(bytes)
        changed[index]! ^= 1
        const parts = [version, id, nonce, content].map((old) =>
          old === part ? changed.toString('base64url') : old,
        )
        expect(() => box.open(parts.join('.'), 'c')).toThrow('Cannot open the secret')
      }
    }
  })

  test('older keys open, the current one seals', () => {
    const next = aKey('k2')
    const rotated = createSecretBox(next, [key])
    expect(rotated.open(box.seal('a token', 'c'), 'c')).toBe('a token')
    expect(rotated.seal('a token', 'c')).toMatch(/^v1\.k2\./)
    expect(() => box.open(rotated.seal('a token', 'c'), 'c')).toThrow('key "k2" is not configured')
  })

  test('a key of the same name but other bytes does not open', () => {
    expect(() => createSecretBox(aKey('k1')).open(box.seal('t', 'c'), 'c')).toThrow('Cannot open')
  })

  test.for(['', 'plain text', 'v1.k1.abc', 'v2.k1.aaaa.bbbb', 'v1.k1.AAAA.BBBB', 'v1.k1.a.b.c'])(
    'refuses what is no seal: "%s"',
    (text) => {
      expect(() => box.open(text, 'c')).toThrow('it was not sealed by this application')
    },
  )

  test('refuses keys that are too short or whose name breaks the format', () => {
    expect(() => createSecretBox({ id: 'k', bytes: randomBytes(16) })).toThrow('of 16 bytes')
    expect(() => createSecretBox({ id: 'a.b', bytes: randomBytes(32) })).toThrow('needs 32 bytes and a name')
  })
})

const derived = (id: string, secret: string) =>
  Buffer.from(deriveSealingKey(id, secret).bytes).toString('hex')

describe('deriveSealingKey()', () => {
  test('the same secret gives the same key, another name or secret another one', () => {
    expect(derived('a', 's')).toBe(derived('a', 's'))
    expect(derived('a', 's')).toHaveLength(64)
    expect(new Set([derived('a', 's'), derived('b', 's'), derived('a', 't')]).size).toBe(3)
  })
})
