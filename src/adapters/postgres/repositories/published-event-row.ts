import type { PublishedEvent } from '#app/ports/repositories/work-repositories.ts'
import type { publishedEvents } from '../schema/work.ts'
import { wellFormedOrNull, wellFormedTexts } from './well-formed.ts'

export const toPublishedEvent = (row: typeof publishedEvents.$inferSelect): PublishedEvent => ({
  id: row.id,
  blockId: row.blockId,
  calendarId: row.calendarId,
  generation: row.generation,
  eventId: row.eventId,
  state: row.state,
  syncedEtag: row.syncedEtag,
  synced: row.synced,
  failures: row.failures,
  lastError: row.lastError,
})

export const fromPublishedEvent = (event: PublishedEvent) => ({
  id: event.id,
  blockId: event.blockId,
  calendarId: event.calendarId,
  generation: event.generation,
  eventId: event.eventId,
  state: event.state,
  syncedEtag: event.syncedEtag,
  synced: event.synced && wellFormedTexts(event.synced),
  failures: event.failures,
  lastError: wellFormedOrNull(event.lastError),
})
