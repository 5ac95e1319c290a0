import type { Fault } from '../control/fault-schema.ts'
import type { JournalEntry } from '../control/journal.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Reason of the error answer, for the journal. */
    reason: string | null
    fault: Fault | null
    journalEntry: JournalEntry | null
  }
  interface FastifyContextConfig {
    /** Google's name of the method, e.g. "events.insert". Routes without one are no part of Google's API. */
    google?: string
  }
}
