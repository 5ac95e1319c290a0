import type { CalendarEvent } from './calendar-event.ts'

/** The fields of an event that are ours to write; times in epoch ms, whole seconds. */
export type BlockFields = {
  readonly title: string
  readonly description: string
  readonly startMs: number
  readonly endMs: number
  readonly isTransparent: boolean
  readonly colorId: string | null
  /** Left out: no. */
  readonly isPrivate?: boolean
}

/** What we last asked Google for. */
export type AskedFields = BlockFields & {
  readonly calendarId: string
  /** The person moved the event of a block that had settled: it lies where they put it, and the block where it was. */
  readonly isTheirPlace?: boolean
}

/**
 * Google's echo of our fields, and what we had asked for: Google rewrites content, so that the two may differ for
 * good. `asked` is null when we asked for the event to be deleted.
 */
export type SyncedFields = BlockFields & { readonly asked?: AskedFields | null }

/** Our record of an event that we wrote, or are about to write, for one generation of a block. */
export type Published = {
  readonly blockId: string
  readonly calendarId: string
  readonly generation: number
  readonly eventId: string
  readonly state: 'intended' | 'live' | 'gone'
  readonly syncedEtag: string | null
  readonly synced: SyncedFields | null
}

type Observed = Omit<CalendarEvent, 'calendarId'>

export const fieldNames = [
  'title',
  'description',
  'startMs',
  'endMs',
  'isTransparent',
  'colorId',
  'isPrivate',
] as const
export type FieldName = (typeof fieldNames)[number]

/** Our fields as the event carries them; null when it has no time of day (all-day, or a bare tombstone). */
export function fieldsOf(event: Observed): BlockFields | null {
  if (event.start?.kind !== 'instant' || event.end?.kind !== 'instant') return null
  return {
    title: event.title ?? '',
    description: event.description ?? '',
    startMs: event.start.atMs,
    endMs: event.end.atMs,
    isTransparent: event.isTransparent,
    colorId: event.colorId,
    ...(event.isPrivate === true && { isPrivate: true }),
  }
}

export const sameFields = (a: BlockFields, b: BlockFields): boolean =>
  fieldNames.every((name) => fieldOf(a, name) === fieldOf(b, name))

/** A field as it is compared. */
export const fieldOf = (fields: BlockFields, name: FieldName): BlockFields[FieldName] =>
  name === 'isPrivate' ? fields.isPrivate === true : fields[name]
