import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createSealer, createSealerOf, deriveSealingKey, type SealingKey } from '#adapters/system/sealer.ts'

const aKey = (id: string): SealingKey => ({ id, bytes: randomBytes(32) })
const key = aKey('k1')
const sealer = createSealer(key)

describe('createSealer()', () => {
  test.for(['', 'a token', 'zażółć 🎯', 'x'.repeat(10_000)])('opens what it sealed', (plain) => {
    const sealed = sealer.seal(plain, 'connection 1')
    expect(sealer.open(sealed, 'connection 1')).toBe(plain)
    expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]{22,}$/)
  })

  test('never seals twice the same', () => {
    const all = Array.from({ length: 100 }, () => sealer.seal('a token', 'c'))
    expect(new Set(all).size).toBe(100)
    expect(new Set(all.map((sealed) => sealed.split('.')[2])).size).toBe(100)
  })

  test('does not open in another context', () => {
    const sealed = sealer.seal('a token', 'connection 1')
    expect(() => sealer.open(sealed, 'connection 2')).toThrow('Cannot open the secret of connection 2')
  })

  test('does not open when a single byte was changed', () => {
    const [version, id, nonce, content] = sealer.seal('a token', 'c').split('.')
    for (const part of [nonce!, content!]) {
      const bytes = Buffer.from(part, 'base64url')
      for (const index of bytes.keys()) {
        const changed = Buffer.from(bytes)
        changed[index]! ^= 1
        const parts = [version, id, nonce, content].map((old) =>
          old === part ? changed.toString('base64url') : old,
        )
        expect(() => sealer.open(parts.join('.'), 'c')).toThrow('Cannot open the secret')
      }
    }
  })

  test('older keys open, the current one seals', () => {
    const next = aKey('k2')
    const rotated = createSealer(next, [key])
    expect(rotated.open(sealer.seal('a token', 'c'), 'c')).toBe('a token')
    expect(rotated.seal('a token', 'c')).toMatch(/^v1\.k2\./)
    expect(() => sealer.open(rotated.seal('a token', 'c'), 'c')).toThrow('key "k2" is not configured')
  })

  test('a key of the same name but other bytes does not open', () => {
    expect(() => createSealer(aKey('k1')).open(sealer.seal('t', 'c'), 'c')).toThrow('Cannot open')
  })

  test.for(['', 'plain text', 'v1.k1.abc', 'v2.k1.aaaa.bbbb', 'v1.k1.AAAA.BBBB', 'v1.k1.a.b.c'])(
    'refuses what is no seal: "%s"',
    (text) => {
      expect(() => sealer.open(text, 'c')).toThrow('it was not sealed by this application')
    },
  )

  test('refuses keys that are too short or whose name breaks the format', () => {
    expect(() => createSealer({ id: 'k', bytes: randomBytes(16) })).toThrow('of 16 bytes')
    expect(() => createSealer({ id: 'a.b', bytes: randomBytes(32) })).toThrow('needs 32 bytes and a name')
  })
})

describe('createSealerOf()', () => {
  const [before, today] = [randomBytes(32), randomBytes(32)]
  const first = createSealer({ id: 'k1', bytes: before })

  test('opens what was sealed before keys had names, and seals it again once', () => {
    const sealed = first.seal('a token', 'c')
    const sealer = createSealerOf(today, before)
    expect(sealer.open(sealed, 'c')).toBe('a token')
    const again = sealer.again(sealed, 'c') ?? ''
    expect(again).toMatch(/^v1\.k-[\da-f]{8}\./)
    expect(sealer.again(again, 'c')).toBeNull()
    expect(createSealerOf(today, null).open(again, 'c')).toBe('a token')
  })

  test('a changed key opens what the one before sealed, as long as that one is given', () => {
    const sealed = createSealerOf(before, null).seal('a token', 'c')
    expect(createSealerOf(today, before).open(sealed, 'c')).toBe('a token')
    expect(() => createSealerOf(today, null).open(sealed, 'c')).toThrow('is not configured')
    expect(() => createSealerOf(today, null).open(first.seal('t', 'c'), 'c')).toThrow('Cannot open')
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
