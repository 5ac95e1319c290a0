/**
 * Runs the steps of one person one after the other, over all processes. Never call it inside a transaction, nor inside
 * itself for the same person. Throws UserLockTimeout when others hold it for too long.
 */
export type UserLock = { run<T>(userId: string, work: () => Promise<T>): Promise<T> }

export class UserLockTimeout extends Error {
  readonly userId: string

  constructor(userId: string, waitedMs: number) {
    super(`Cannot lock person ${userId}: another step has held the lock for ${waitedMs} ms. Try again later.`)
    this.name = 'UserLockTimeout'
    this.userId = userId
  }
}
