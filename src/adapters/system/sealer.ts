import { randomBytes } from 'node:crypto'
import type { Opener, Sealer, SecretOf } from '#app/ports/sealer.ts'
import { decrypt, encrypt } from './gcm.ts'
import { type MasterKey, type PublicMasterKey, unwrap, wrap } from './master-key.ts'
import { SealError } from './seal-error.ts'
import type { SecretBox } from './secret-box.ts'

const VERSION = 'v2'
const KEY_BYTES = 32

/**
 * Each secret is encrypted with a data key of its own, which the master key wraps:
 * `v2.<master key>.<wrapped data key>.<text and tag>`, base64url. Person and row are authenticated with both, the master
 * key's name with the wrapped one, so that a new master key needs no new ciphertext.
 */
export function createSealer(master: PublicMasterKey): Sealer {
  return {
    seal: (plain, of) => {
      const dataKey = randomBytes(KEY_BYTES)
      return written(master, dataKey, of, encrypt(dataKey, Buffer.from(plain), contentOf(of)))
    },
  }
}

/** Opens, too. Older master keys only open; `first` reads what was sealed before there were data keys. */
export function createOpener(
  current: MasterKey,
  older: readonly MasterKey[] = [],
  first: SecretBox | null = null,
): Opener {
  const sealer = createSealer(current)
  const keys = new Map([...older, current].map((key) => [key.id, key]))
  const isFirst = (sealed: string): boolean => first !== null && !sealed.startsWith(`${VERSION}.`)
  const open = (sealed: string, of: SecretOf): string => {
    if (first !== null && isFirst(sealed)) return first.open(sealed, of.what)
    const { dataKey, content } = opened(keys, sealed, of)
    return orRefuse(of, () => decrypt(dataKey, content, contentOf(of)).toString('utf8'))
  }
  return {
    ...sealer,
    open,
    again: (sealed, of) => {
      if (sealed.startsWith(`${VERSION}.${current.id}.`)) return null
      if (isFirst(sealed)) return sealer.seal(open(sealed, of), of)
      const { dataKey, content } = opened(keys, sealed, of)
      return written(current, dataKey, of, content)
    },
  }
}

/** The public half alone: for a process that is not to read people's tokens. Sealing again is left to those that can. */
export function createLockedOpener(master: PublicMasterKey): Opener {
  return {
    ...createSealer(master),
    open: (_sealed, { what }) => {
      throw new SealError(`Cannot open the secret of ${what} in this process: only workers have the key.`)
    },
    again: () => null,
  }
}

const written = (master: PublicMasterKey, dataKey: Uint8Array, of: SecretOf, content: Buffer): string =>
  [
    VERSION,
    master.id,
    wrap(dataKey, master, wrappedOf(master.id, of)).toString('base64url'),
    content.toString('base64url'),
  ].join('.')

type Opened = { readonly dataKey: Buffer; readonly content: Buffer }

function opened(keys: ReadonlyMap<string, MasterKey>, sealed: string, of: SecretOf): Opened {
  const [version, id = '', wrapped, content, ...rest] = sealed.split('.')
  if (version !== VERSION || wrapped === undefined || content === undefined || rest.length > 0)
    throw new SealError('Cannot open a secret: it was not sealed by this application.')
  const master = keys.get(id)
  if (master === undefined)
    throw new SealError(`Cannot open a sealed secret: master key "${id}" is not configured.`)
  const dataKey = orRefuse(of, () => unwrap(Buffer.from(wrapped, 'base64url'), master, wrappedOf(id, of)))
  return { dataKey, content: Buffer.from(content, 'base64url') }
}

/** What OpenSSL says of a wrong key helps nobody. */
function orRefuse<T>({ what }: SecretOf, work: () => T): T {
  try {
    return work()
  } catch {
    throw new SealError(`Cannot open the secret of ${what}: it was changed, or belongs to something else.`)
  }
}

const contentOf = ({ userId, what }: SecretOf): string => `${VERSION}.${userId}.${what}`
const wrappedOf = (id: string, { userId, what }: SecretOf): string => `${VERSION}.${id}.${userId}.${what}`
