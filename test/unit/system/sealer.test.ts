import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { masterKeyOf, publicMasterKeyOf } from '#adapters/system/master-key.ts'
import { createLockedOpener, createOpener, createSealer } from '#adapters/system/sealer.ts'
import { createSecretBox, firstKeysOf } from '#adapters/system/secret-box.ts'

const secret = Buffer.alloc(32, 7)
const master = masterKeyOf(secret)
const opener = createOpener(master)
const of = { userId: 'ada', what: 'connection 1' }

const partsOf = (sealed: string) => sealed.split('.') as [string, string, string, string]

describe('createOpener()', () => {
  test.for(['', 'a token', 'zażółć 🎯', 'x'.repeat(10_000)])('opens what it sealed', (plain) => {
    const sealed = opener.seal(plain, of)
    expect(opener.open(sealed, of)).toBe(plain)
    expect(sealed).toMatch(/^v2\.m-[\da-f]{8}\.[\w-]{123}\.[\w-]{38,}$/)
  })

  test('takes another data key and other nonces each time', () => {
    const all = Array.from({ length: 50 }, () => partsOf(opener.seal('a token', of)))
    expect(new Set(all.map(([, , wrapped]) => wrapped)).size).toBe(50)
    expect(new Set(all.map(([, , , content]) => content.slice(0, 16))).size).toBe(50)
  })

  test.for([
    { ...of, userId: 'bob' },
    { ...of, what: 'connection 2' },
  ])('opens nothing for %j', (other) => {
    expect(() => opener.open(opener.seal('a token', of), other)).toThrow(
      `Cannot open the secret of ${other.what}`,
    )
  })

  test('opens nothing of which a byte was changed, nor with the data key of another secret', () => {
    const parts = partsOf(opener.seal('a token', of))
    for (const place of [2, 3] as const) {
      const bytes = Buffer.from(parts[place], 'base64url')
      for (const index of bytes.keys()) {
        const changed = Buffer.from(bytes)
        changed[index]! ^= 1
        const text = parts.with(place, changed.toString('base64url')).join('.')
        expect(() => opener.open(text, of)).toThrow('Cannot open the secret')
      }
    }
    const [version, id, wrapped] = partsOf(opener.seal('another', of))
    expect(() => opener.open([version, id, wrapped, parts[3]].join('.'), of)).toThrow('Cannot open')
  })

  test.for(['', 'plain text', 'v2.m-1.abc', 'v2.a.b.c.d', 'v1.k1.AAAAAAAAAAAAAAAA.BBBB'])(
    'refuses what is no seal: "%s"',
    (text) => {
      expect(() => opener.open(text, of)).toThrow('it was not sealed by this application')
    },
  )

  test('refuses data keys that are wrapped with a point that gives everybody the same key', () => {
    const [version, id, wrapped, content] = partsOf(opener.seal('a token', of))
    const low = Buffer.concat([Buffer.alloc(32), Buffer.from(wrapped, 'base64url').subarray(32)])
    expect(() => opener.open([version, id, low.toString('base64url'), content].join('.'), of)).toThrow(
      'Cannot open',
    )
  })
})

describe('a new master key', () => {
  const next = masterKeyOf(randomBytes(32))
  const both = createOpener(next, [master])

  test('opens the old ones as long as they are given, and wraps the data key anew, not the text', () => {
    const sealed = opener.seal('a token', of)
    const again = both.again(sealed, of) ?? ''
    expect(both.open(sealed, of)).toBe('a token')
    expect(partsOf(again)[1]).toBe(next.id)
    expect(partsOf(again)[3]).toBe(partsOf(sealed)[3])
    expect(both.again(again, of)).toBeNull()
    expect(createOpener(next).open(again, of)).toBe('a token')
    expect(() => createOpener(next).open(sealed, of)).toThrow(`master key "${master.id}" is not configured`)
    expect(() => opener.open(again, of)).toThrow('is not configured')
  })

  test('gives nobody a secret that is another person’s', () => {
    expect(() => both.again(opener.seal('a token', of), { ...of, userId: 'bob' })).toThrow('Cannot open')
  })

  // Written by the version before there were data keys.
  test.for([
    'v1.k-4bb06f8e.jf7ShjMdKBeW4SpC.YOpsObk8RD8n14_RGKdLyXgY4Hw_WN_ni-7mQn1dCoMacw',
    'v1.k1.rCdnKJqIxtm5E87t._TM4j2t4REcbxVONo4CZW-nMlCVR02Vmwf-1dlpKZIOqtg',
  ])('reads what older versions wrote: %s', (first) => {
    const row = { userId: 'ada', what: '0193a1b2-0000-7000-8000-000000000001' }
    const [own, ...others] = firstKeysOf(secret)
    const upgraded = createOpener(master, [], createSecretBox(own!, others))
    expect(upgraded.open(first, row)).toBe('1//a-refresh-token')
    const again = upgraded.again(first, row) ?? ''
    expect(opener.open(again, row)).toBe('1//a-refresh-token')
  })
})

describe('createLockedOpener()', () => {
  const published = publicMasterKeyOf(master.bytes)
  const locked = createLockedOpener(published)

  test('keeps secrets for others and opens none, its own neither', () => {
    const sealed = locked.seal('a token', of)
    expect(opener.open(sealed, of)).toBe('a token')
    expect(() => locked.open(sealed, of)).toThrow('only workers have the key')
    expect(locked.again(opener.seal('a token', of), of)).toBeNull()
  })

  test('knows nothing from which the key could be made', () => {
    expect(published).not.toHaveProperty('privateKey')
    expect(createSealer(published)).not.toHaveProperty('open')
    expect(Buffer.from(published.bytes).equals(secret)).toBe(false)
  })
})

describe('masterKeyOf()', () => {
  test('is the same for the same secret, and bears the name of its public half', () => {
    const name = createHash('sha256').update(masterKeyOf(secret).bytes).digest('hex').slice(0, 8)
    expect(masterKeyOf(secret).id).toBe(`m-${name}`)
    expect(masterKeyOf(Buffer.alloc(32, 8)).id).not.toBe(master.id)
    expect(() => masterKeyOf(randomBytes(16))).toThrow('of 16 bytes')
    expect(() => publicMasterKeyOf(randomBytes(31))).toThrow('of 31 bytes')
  })
})
