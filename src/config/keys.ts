import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config-error.ts'
import type { Env } from './env.ts'

export interface Keys {
  /** 32 bytes, for Google tokens at rest; null where only the public half is known. */
  readonly encryptionKey: Buffer | null
  /** What seals without opening; null where the key itself is there to say it. */
  readonly encryptionPublicKey: Buffer | null
  /** Opens what was sealed before the key was changed; null when it never was. */
  readonly oldEncryptionKey: Buffer | null
  /** At least 32 characters, for session cookies. */
  readonly sessionSecret: string
}

const KEY_BYTES = 32

/** The keys of the environment, or those kept in the data folder: made once, readable by this user only. */
export function readKeys(env: Pick<Env, 'keys' | 'dataDir'>): Keys {
  const { encryptionKey, encryptionPublicKey, oldEncryptionKey, sessionSecret } = env.keys
  return {
    encryptionKey:
      encryptionKey ?? (encryptionPublicKey === undefined ? keptEncryptionKey(env.dataDir) : null),
    encryptionPublicKey: encryptionPublicKey ?? null,
    oldEncryptionKey: oldEncryptionKey ?? null,
    sessionSecret: sessionSecret ?? keptKey(env.dataDir, 'session.key', 'SESSION_SECRET'),
  }
}

const keptEncryptionKey = (dataDir: string): Buffer =>
  Buffer.from(keptKey(dataDir, 'encryption.key', 'ENCRYPTION_KEY'), 'base64')

function keptKey(dataDir: string, name: string, variable: string): string {
  const path = join(dataDir, name)
  try {
    const key = readOrMake(dataDir, path)
    if (Buffer.from(key, 'base64').length === KEY_BYTES) return key
  } catch (error) {
    throw unusable(variable, path, String(error))
  }
  throw unusable(variable, path, 'it does not hold 32 bytes in base64')
}

function readOrMake(dataDir: string, path: string): string {
  if (!existsSync(path)) makeOnce(dataDir, path)
  return readFileSync(path, 'utf8').trim()
}

function makeOnce(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${path}.draft-${process.pid}`
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 })
  try {
    // A link comes whole or not at all, and never replaces the key that a twin made a moment before.
    linkSync(draft, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function unusable(variable: string, path: string, why: string): ConfigError {
  return new ConfigError([
    {
      variable,
      value: 'is not set',
      expected: `a usable key file in ${path} instead (${why})`,
      wayOut: `Restore the file, make it readable and writable, set DATA_DIR, or set ${variable}.`,
    },
  ])
}
