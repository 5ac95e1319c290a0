/** Why the store said no. */
export type StorageFault =
  | 'not-found'
  | 'not-yours' // the row, or one that it refers to, belongs to somebody else or does not exist
  | 'still-referenced' // other rows need it: change or remove those first
  | 'duplicate'
  | 'overlap' // two blocks of a version at the same time
  | 'append-only' // the ledger takes corrections, never changes
  | 'invalid' // a value that the table refuses
  | 'contention' // another transaction was in the way: try again
  | 'unavailable' // connection lost; a commit may or may not have happened

/** What the repositories throw beside plain bugs. The message is safe to log: it holds no values of the person's. */
export class StorageError extends Error {
  readonly fault: StorageFault

  constructor(fault: StorageFault, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'StorageError'
    this.fault = fault
  }
}
