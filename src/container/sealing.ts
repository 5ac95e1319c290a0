import type { Logger } from 'pino'
import { masterKeyOf, publicMasterKeyOf } from '#adapters/system/master-key.ts'
import { createLockedOpener, createOpener } from '#adapters/system/sealer.ts'
import {
  createSecretBox,
  deriveSealingKey,
  firstKeysOf,
  type SealingKey,
} from '#adapters/system/secret-box.ts'
import type { LinkSealer, Opener } from '#app/ports/sealer.ts'
import { ConfigError } from '#config/config-error.ts'
import type { Env } from '#config/env.ts'
import { type Keys, readKeys } from '#config/keys.ts'
import type { Role } from './role.ts'

export type Sealing = { readonly opener: Opener; readonly links: LinkSealer }

/** Reads the keys, and keeps of them what the role is for. */
export function readSecrets(
  env: Env,
  role: Role,
  log: Logger,
): { readonly sealing: Sealing; readonly sessionSecret: string } {
  const keys = readKeys(env)
  if (role === 'api' && keys.encryptionKey !== null && env.google.mode === 'client')
    log.warn('this process could do without ENCRYPTION_KEY: give it ENCRYPTION_PUBLIC_KEY instead')
  return { sealing: sealingOf(keys, role), sessionSecret: keys.sessionSecret }
}

/**
 * What each role can do with secrets: the web role has the public half of the master key and opens nothing
 * (docs/adr/0011).
 */
export function sealingOf(keys: Keys, role: Role): Sealing {
  const { encryptionKey, oldEncryptionKey, sessionSecret } = keys
  const secrets = [encryptionKey, oldEncryptionKey].filter((key) => key !== null)
  const first = role === 'api' ? [] : secrets.flatMap(firstKeysOf)
  return { opener: openerOf(keys, role, first), links: linksWith(sessionSecret, first) }
}

function openerOf(keys: Keys, role: Role, first: readonly SealingKey[]): Opener {
  const { encryptionKey, oldEncryptionKey } = keys
  const published = publicMasterKey(keys)
  if (role === 'api') return createLockedOpener(published)
  const [own, ...others] = first
  if (encryptionKey === null || own === undefined) throw withoutKey()
  return createOpener(
    masterKeyOf(encryptionKey),
    oldEncryptionKey === null ? [] : [masterKeyOf(oldEncryptionKey)],
    createSecretBox(own, others),
  )
}

/** The public half of ENCRYPTION_KEY; where both are given they have to be two halves of one. */
export function publicMasterKey({ encryptionKey, encryptionPublicKey }: Keys) {
  const own = encryptionKey === null ? null : masterKeyOf(encryptionKey)
  const given = encryptionPublicKey === null ? null : publicMasterKeyOf(encryptionPublicKey)
  if (own !== null && given !== null && own.id !== given.id) throw otherHalf()
  const published = given ?? own
  if (published === null) throw withoutKey()
  return published
}

const LINKS = 'links'

/** Links in mails of the last two weeks may still be sealed with the first keys; the web role by itself has none. */
function linksWith(sessionSecret: string, first: readonly SealingKey[]): LinkSealer {
  const box = createSecretBox(deriveSealingKey(LINKS, sessionSecret), first)
  const context = 'link in a mail'
  return { seal: (plain) => box.seal(plain, context), open: (sealed) => box.open(sealed, context) }
}

const withoutKey = (): ConfigError =>
  new ConfigError([
    {
      variable: 'ENCRYPTION_KEY',
      value: 'is not set',
      expected: '32 bytes in base64: whoever works for people opens their Google tokens',
      wayOut: 'Set it, or start this process with --role api: that one needs ENCRYPTION_PUBLIC_KEY alone.',
    },
  ])

const otherHalf = (): ConfigError =>
  new ConfigError([
    {
      variable: 'ENCRYPTION_PUBLIC_KEY',
      value: 'belongs to another key',
      expected: 'the public half of ENCRYPTION_KEY',
      wayOut: 'Remove it, or print the right one with `timewright public-key`.',
    },
  ])
