import type { CalendarEvent } from './calendar-event.ts'
import { type BlockFields, fieldsOf, type Published, sameFields } from './block-fields.ts'

/**
 * What became of a write whose outcome is not known, by what Google has now:
 * `written`; `unwritten`, the event is as it was before; `absent`, an insert that is not there (yet); `gone`, there is
 * no such event any more; `edited`, the person has changed it since: pull, and obey.
 */
export type ReadBack = 'written' | 'unwritten' | 'absent' | 'gone' | 'edited'

/** Compares an intended write with the event that was read back; null: there is none by that id. */
export function readBack(intended: Published, observed: Omit<CalendarEvent, 'calendarId'> | null): ReadBack {
  const isInsert = intended.syncedEtag === null
  if (observed === null) return isInsert ? 'absent' : 'gone'
  if (observed.status === 'cancelled') return isInsert || intended.synced?.asked === null ? 'gone' : 'edited'
  return isInsert && !isSameBlock(intended, observed) ? 'gone' : versionOf(intended, fieldsOf(observed))
}

function versionOf({ synced, syncedEtag }: Published, fields: BlockFields | null): ReadBack {
  if (fields === null || synced === null) return 'edited'
  if (synced.asked && sameFields(fields, synced.asked)) return 'written'
  return syncedEtag !== null && sameFields(fields, synced) ? 'unwritten' : 'edited'
}

const isSameBlock = (
  { blockId, generation }: Published,
  observed: Pick<CalendarEvent, 'blockId' | 'generation'>,
): boolean => observed.blockId === blockId && observed.generation === generation
