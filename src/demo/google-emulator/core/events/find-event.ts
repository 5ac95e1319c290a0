import { notFound } from '../google-error.ts'
import { generateInstance, generatesAt, isSeries, parseInstanceId } from './instances.ts'
import type { Calendar, StoredEvent } from '../state.ts'

/** A stored event, or the instance a live series generates under this id; null when there is neither. */
export function lookUpEvent(calendar: Calendar, eventId: string): StoredEvent | null {
  const stored = calendar.events.get(eventId)
  if (stored !== undefined) return stored
  const key = parseInstanceId(eventId)
  const series = key === null ? undefined : calendar.events.get(key.seriesId)
  if (key === null || series === undefined || !isSeries(series)) return null
  return generatesAt(series, key) ? generateInstance(series, key.startMs) : null
}

export function findEvent(calendar: Calendar, eventId: string): StoredEvent {
  const event = lookUpEvent(calendar, eventId)
  if (event === null) throw notFound()
  return event
}
