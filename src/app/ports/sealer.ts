/** Encrypts secrets at rest. `context` (such as the connection's id) must be the same when opening. */
export type Sealer = {
  seal(plain: string, context: string): string
  open(sealed: string, context: string): string
  /** The same secret sealed with the key of today; null when it is already. */
  again(sealed: string, context: string): string | null
}
