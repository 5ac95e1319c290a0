import type { IdSource } from '#app/ports/id-source.ts'
import type { Database } from '../transaction.ts'

/** One person's transaction: all that a repository needs to know. */
export type Scope = {
  readonly db: Database
  readonly userId: string
  readonly ids: IdSource
  readonly now: () => number
}
