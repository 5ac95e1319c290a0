/** Random tokens by which pushes, readings from outside and invitations are known. Only digests are kept. */
export type Secrets = {
  make(): string
  digest(secret: string): string
  /** In constant time. */
  matches(secret: string, digest: string): boolean
}
