import type { PublishedEvent } from '#app/ports/repositories/work-repositories.ts'
import type { publishedEvents } from '../../schema/work.ts'
import type { WriteLog } from '#core/calendar/write-log.ts'
import { wellFormed, wellFormedOrNull, wellFormedTexts } from '../well-formed.ts'

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
  writes: row.writes,
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
  writes: event.writes && wellFormedLog(event.writes),
})

const wellFormedLog = (log: WriteLog): WriteLog => ({ ...log, seen: log.seen.map(wellFormed) })
