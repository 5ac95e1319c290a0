/** The tokens by which Google's pushes are known. Only digests are kept. */
export type ChannelSecrets = {
  make(): string
  digest(secret: string): string
  /** In constant time. */
  matches(secret: string, digest: string): boolean
}
