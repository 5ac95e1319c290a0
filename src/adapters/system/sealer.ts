import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Sealer } from '#app/ports/sealer.ts'

const VERSION = 'v1'
const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/** 32 bytes, and a short name that is written in front of all that was sealed with them. */
export type SealingKey = { readonly id: string; readonly bytes: Uint8Array }

class SealError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SealError'
  }
}

/** Makes a key of a secret with enough chance in it; two purposes never share one. */
export function deriveSealingKey(id: string, secret: string): SealingKey {
  return {
    id,
    bytes: new Uint8Array(hkdfSync('sha256', secret, 'timewright', `sealing key ${id}`, KEY_BYTES)),
  }
}

/**
 * AES-256-GCM with a random nonce: `v1.<key id>.<nonce>.<text and tag>`, base64url. The head and the context are
 * authenticated, too: what was sealed for one row cannot be opened in another. Older keys only open; several may bear
 * one name.
 */
export function createSealer(current: SealingKey, older: readonly SealingKey[] = []): Sealer {
  const keys = Map.groupBy([checked(current), ...older.map(checked)], ({ id }) => id)
  const openAny = (sealed: string, context: string): string => {
    const [version, id = '', nonce, content, ...rest] = sealed.split('.')
    if (version !== VERSION || nonce === undefined || content === undefined || rest.length > 0) throw noSeal()
    const [first, ...others] = keys.get(id) ?? []
    if (first === undefined)
      throw new SealError(`Cannot open a sealed secret: key "${id}" is not configured.`)
    const parts = [Buffer.from(nonce, 'base64url'), Buffer.from(content, 'base64url')] as const
    for (const key of others) {
      const plain = openOrNull(key, parts, context)
      if (plain !== null) return plain
    }
    return open(first, ...parts, context)
  }
  return {
    seal: (plain, context) => seal(current, plain, context),
    open: openAny,
    again: (sealed, context) =>
      sealed.startsWith(`${VERSION}.${current.id}.`)
        ? null
        : seal(current, openAny(sealed, context), context),
  }
}

/** The name that every key bore until keys were named after their bytes. */
const FIRST_NAME = 'k1'

/** A sealer whose keys are named after what they are; the old one only opens, and so does either under the first name. */
export function createSealerOf(key: Uint8Array, old: Uint8Array | null): Sealer {
  const all = old === null ? [key] : [key, old]
  return createSealer(named(key), [
    ...all.map((bytes) => ({ id: FIRST_NAME, bytes })),
    ...(old === null ? [] : [named(old)]),
  ])
}

const named = (bytes: Uint8Array): SealingKey => ({
  id: `k-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`,
  bytes,
})

function openOrNull(
  key: SealingKey,
  [nonce, content]: readonly [Buffer, Buffer],
  context: string,
): string | null {
  try {
    return open(key, nonce, content, context)
  } catch {
    return null
  }
}

function seal({ id, bytes }: SealingKey, plain: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, bytes, nonce)
  cipher.setAAD(additional(id, context))
  const content = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [VERSION, id, nonce.toString('base64url'), content.toString('base64url')].join('.')
}

function open({ id, bytes }: SealingKey, nonce: Buffer, content: Buffer, context: string): string {
  if (nonce.length !== NONCE_BYTES || content.length < TAG_BYTES) throw noSeal()
  const decipher = createDecipheriv(ALGORITHM, bytes, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(additional(id, context))
  decipher.setAuthTag(content.subarray(-TAG_BYTES))
  try {
    return decipher.update(content.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    throw new SealError(
      `Cannot open the secret of ${context}: it was changed, belongs to something else, or key "${id}" is another one now.`,
    )
  }
}

const additional = (keyId: string, context: string): Buffer => Buffer.from(`${VERSION}.${keyId}.${context}`)

const noSeal = (): SealError => new SealError('Cannot open a secret: it was not sealed by this application.')

function checked(key: SealingKey): SealingKey {
  if (key.bytes.length !== KEY_BYTES || !/^[\w-]+$/.test(key.id)) {
    throw new SealError(
      `Cannot seal with key "${key.id}" of ${key.bytes.length} bytes: it needs ${KEY_BYTES} bytes and a name of letters, digits, "-" and "_".`,
    )
  }
  return key
}
