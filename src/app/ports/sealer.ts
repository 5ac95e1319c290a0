/** Whose secret it is, and what is kept: what was sealed for one cannot be opened for another. */
export type SecretOf = { readonly userId: string; readonly what: string }

/** Encrypts secrets at rest. Whoever has this alone can keep a secret and never read one (docs/adr/0011). */
export type Sealer = { seal(plain: string, of: SecretOf): string }

/** What workers have beside it: reads what was sealed. */
export type Opener = Sealer & {
  open(sealed: string, of: SecretOf): string
  /** The same secret under the master key of today; null when it is already. */
  again(sealed: string, of: SecretOf): string | null
}

/** Seals what a link in a mail says. The page opens it again, hence with another key than the one of people's tokens. */
export type LinkSealer = { seal(plain: string): string; open(sealed: string): string }

/** The tokens of a linked account. */
export const tokensOf = (userId: string, connectionId: string): SecretOf => ({ userId, what: connectionId })

export const slackAddressOf = (userId: string): SecretOf => ({ userId, what: `Slack address of ${userId}` })
