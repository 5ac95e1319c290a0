import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readKeys } from '#config/keys.ts'

const none = { encryptionKey: undefined, sessionSecret: undefined }
let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'timewright-keys-'))
})

afterEach(() => {
  chmodSync(dataDir, 0o700)
  rmSync(dataDir, { recursive: true })
})

test('readKeys() makes keys once and gives the same ones ever after', () => {
  const first = readKeys({ keys: none, dataDir })
  expect(first.encryptionKey).toHaveLength(32)
  expect(first.sessionSecret.length).toBeGreaterThanOrEqual(32)
  expect(readKeys({ keys: none, dataDir })).toEqual(first)
})

test('readKeys() keeps the files to this user and leaves no drafts', () => {
  readKeys({ keys: none, dataDir })
  expect(readdirSync(dataDir).sort()).toEqual(['encryption.key', 'session.key'])
  expect(statSync(join(dataDir, 'encryption.key')).mode & 0o777).toBe(0o600)
})

test('readKeys() prefers the environment and then writes nothing', () => {
  const keys = { encryptionKey: Buffer.alloc(32, 1), sessionSecret: 'x'.repeat(40) }
  expect(readKeys({ keys, dataDir })).toEqual({ ...keys, oldEncryptionKey: null, encryptionPublicKey: null })
  expect(readdirSync(dataDir)).toEqual([])
})

test('readKeys() makes no key where the public half is given: it would be the wrong one', () => {
  const encryptionPublicKey = Buffer.alloc(32, 1)
  const keys = readKeys({ keys: { ...none, encryptionPublicKey }, dataDir })
  expect(keys).toMatchObject({ encryptionKey: null, encryptionPublicKey })
  expect(readdirSync(dataDir)).toEqual(['session.key'])
})

test('readKeys() refuses a damaged key file and names it: a new key would lose every Google link', () => {
  writeFileSync(join(dataDir, 'encryption.key'), 'oops')
  expect(() => readKeys({ keys: none, dataDir })).toThrow(
    `usable key file in ${join(dataDir, 'encryption.key')} instead (it does not hold 32 bytes in base64)`,
  )
})

test('readKeys() names the folder when it is a file', () => {
  const file = join(dataDir, 'file')
  writeFileSync(file, '')
  expect(() => readKeys({ keys: none, dataDir: file })).toThrow('set DATA_DIR, or set ENCRYPTION_KEY')
})
