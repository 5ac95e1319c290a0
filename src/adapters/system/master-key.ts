import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { decrypt, encrypt } from './gcm.ts'
import { SealError } from './seal-error.ts'

const KEY_BYTES = 32

/** Wraps data keys. It is no secret, and opens nothing. */
export type PublicMasterKey = {
  /** Made of the key itself, and written in front of all that it wrapped. */
  readonly id: string
  readonly bytes: Uint8Array
  readonly publicKey: KeyObject
}

/** Unwraps what its public half wrapped. */
export type MasterKey = PublicMasterKey & { readonly privateKey: KeyObject }

// DER heads of raw X25519 keys (RFC 8410).
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex')
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex')

/** The master key of a secret of 32 bytes: always the same one. */
export function masterKeyOf(secret: Uint8Array): MasterKey {
  if (secret.length !== KEY_BYTES)
    throw new SealError(`Cannot use a master key of ${secret.length} bytes: it needs ${KEY_BYTES}.`)
  const seed = Buffer.from(hkdfSync('sha256', secret, 'timewright', 'master key v2', KEY_BYTES))
  const privateKey = createPrivateKey({
    key: Buffer.concat([PRIVATE_HEAD, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  return { ...publicMasterKeyOf(rawOf(createPublicKey(privateKey))), privateKey }
}

export function publicMasterKeyOf(bytes: Uint8Array): PublicMasterKey {
  if (bytes.length !== KEY_BYTES)
    throw new SealError(`Cannot use a public key of ${bytes.length} bytes: it needs ${KEY_BYTES}.`)
  const der = Buffer.concat([PUBLIC_HEAD, bytes])
  const id = `m-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`
  return { id, bytes, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) }
}

/**
 * Wraps a data key for whoever has the private half: the key of a Diffie-Hellman exchange with a key pair that is thrown
 * away encrypts it, as in HPKE's base mode (RFC 9180). The thrown-away public key stands in front.
 */
export function wrap(dataKey: Uint8Array, { publicKey, bytes }: PublicMasterKey, bound: string): Buffer {
  const once = generateKeyPairSync('x25519')
  const sent = rawOf(once.publicKey)
  const key = agreed(diffieHellman({ privateKey: once.privateKey, publicKey }), sent, bytes)
  return Buffer.concat([sent, encrypt(key, dataKey, bound)])
}

export function unwrap(wrapped: Buffer, { privateKey, bytes }: MasterKey, bound: string): Buffer {
  const sent = wrapped.subarray(0, KEY_BYTES)
  const publicKey = publicMasterKeyOf(sent).publicKey
  const key = agreed(diffieHellman({ privateKey, publicKey }), sent, bytes)
  return decrypt(key, wrapped.subarray(KEY_BYTES), bound)
}

const agreed = (shared: Uint8Array, sent: Uint8Array, received: Uint8Array): Buffer =>
  Buffer.from(
    hkdfSync('sha256', shared, Buffer.concat([sent, received]), 'timewright data key v2', KEY_BYTES),
  )

const rawOf = (publicKey: KeyObject): Buffer =>
  publicKey.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length)
