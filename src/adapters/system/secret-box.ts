import { createHash, hkdfSync } from 'node:crypto'
import { decrypt, encrypt } from './gcm.ts'
import { SealError } from './seal-error.ts'

const VERSION = 'v1'
const NONCE_CHARACTERS = 16
const KEY_BYTES = 32

/** 32 bytes, and a short name that is written in front of all that was sealed with them. */
export type SealingKey = { readonly id: string; readonly bytes: Uint8Array }

export type SecretBox = {
  seal(plain: string, context: string): string
  open(sealed: string, context: string): string
}

/** Makes a key of a secret with enough chance in it; two purposes never share one. */
export function deriveSealingKey(id: string, secret: string): SealingKey {
  return {
    id,
    bytes: new Uint8Array(hkdfSync('sha256', secret, 'timewright', `sealing key ${id}`, KEY_BYTES)),
  }
}

/**
 * One key that seals and opens: `v1.<key id>.<nonce>.<text and tag>`, base64url. The head and the context are
 * authenticated, too. Older keys only open; several may bear one name.
 */
export function createSecretBox(current: SealingKey, older: readonly SealingKey[] = []): SecretBox {
  const keys = Map.groupBy([checked(current), ...older.map(checked)], ({ id }) => id)
  return {
    seal: (plain, context) => {
      const sealed = encrypt(current.bytes, Buffer.from(plain), boundTo(current.id, context)).toString(
        'base64url',
      )
      // Twelve bytes of nonce are sixteen characters, with none left over.
      return [VERSION, current.id, sealed.slice(0, NONCE_CHARACTERS), sealed.slice(NONCE_CHARACTERS)].join(
        '.',
      )
    },
    open: (sealed, context) => {
      const [version, id = '', nonce, content, ...rest] = sealed.split('.')
      if (
        version !== VERSION ||
        nonce?.length !== NONCE_CHARACTERS ||
        content === undefined ||
        rest.length > 0
      )
        throw new SealError('Cannot open a secret: it was not sealed by this application.')
      const candidates = keys.get(id)
      if (candidates === undefined)
        throw new SealError(`Cannot open a sealed secret: key "${id}" is not configured.`)
      return openWithAny(candidates, Buffer.from(nonce + content, 'base64url'), context)
    },
  }
}

/** The name that every key bore until keys were named after their bytes. */
const FIRST_NAME = 'k1'

/** The names that a master key bore while it sealed by itself, before there were data keys. */
export const firstKeysOf = (bytes: Uint8Array): readonly SealingKey[] => [
  { id: `k-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`, bytes },
  { id: FIRST_NAME, bytes },
]

function openWithAny(keys: readonly SealingKey[], sealed: Buffer, context: string): string {
  for (const { id, bytes } of keys) {
    try {
      return decrypt(bytes, sealed, boundTo(id, context)).toString('utf8')
    } catch {
      // Perhaps the next key of this name.
    }
  }
  const names = keys.map(({ id }) => `"${id}"`).join(', ')
  throw new SealError(
    `Cannot open the secret of ${context}: it was changed, belongs to something else, or key ${names} is another one now.`,
  )
}

const boundTo = (keyId: string, context: string): string => `${VERSION}.${keyId}.${context}`

function checked(key: SealingKey): SealingKey {
  if (key.bytes.length !== KEY_BYTES || !/^[\w-]+$/.test(key.id)) {
    throw new SealError(
      `Cannot seal with key "${key.id}" of ${key.bytes.length} bytes: it needs ${KEY_BYTES} bytes and a name of letters, digits, "-" and "_".`,
    )
  }
  return key
}
