/** A secret cannot be sealed or opened. The message names keys and rows, never what was sealed. */
export class SealError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SealError'
  }
}
