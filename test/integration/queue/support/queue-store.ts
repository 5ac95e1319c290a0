import type { QueueBackend } from '#adapters/bullmq/backend.ts'

/** A real backend under test, with the harm that can come to it. */
export type QueueStore = {
  readonly backend: QueueBackend
  /** Everything the queue knows is gone. */
  wipe(): Promise<void>
  /** Every connection of the queue is cut from the server's side. */
  cutConnections(): Promise<void>
  close(): Promise<void>
}
