import type { EventsQuery } from './event-query.ts'
import { isCancelled } from './instances.ts'
import type { StoredEvent } from '../state.ts'

function hasPair(properties: Record<string, string> | undefined, pair: string): boolean {
  const cut = pair.indexOf('=')
  return properties?.[pair.slice(0, cut)] === pair.slice(cut + 1)
}

function contains(event: StoredEvent, q: string): boolean {
  const { summary, description, location, attendees } = event.body
  const people = attendees?.flatMap((each) => [each.email, each.displayName ?? '']) ?? []
  const text = [summary, description, location, ...people].join('\n').toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

const ofType = (event: StoredEvent, types: readonly string[] | undefined): boolean =>
  types === undefined || types.includes(event.body.eventType ?? 'default')

function hasProperties(event: StoredEvent, query: EventsQuery): boolean {
  const { private: own, shared } = event.body.extendedProperties ?? {}
  return (
    (query.privateExtendedProperty ?? []).every((pair) => hasPair(own, pair)) &&
    (query.sharedExtendedProperty ?? []).every((pair) => hasPair(shared, pair))
  )
}

/** Filters on content. Tombstones of increments are judged by type only: a consumer must hear of every end. */
export function matchesQuery(event: StoredEvent, query: EventsQuery): boolean {
  if (!ofType(event, query.eventTypes)) return false
  if (query.syncToken !== undefined && isCancelled(event)) return true
  return (
    (query.q === undefined || contains(event, query.q)) &&
    (query.iCalUID === undefined || event.iCalUID === query.iCalUID) &&
    (query.updatedMin === undefined || event.updatedMs >= query.updatedMin) &&
    hasProperties(event, query)
  )
}
