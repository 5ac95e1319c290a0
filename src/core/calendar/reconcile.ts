import { DAY_MS } from '../time/interval.ts'
import type { CalendarEvent } from './calendar-event.ts'
import {
  type AskedFields,
  type BlockFields,
  type FieldName,
  fieldNames,
  fieldOf,
  type Published,
} from './block-fields.ts'
import { withoutReason } from './block-event.ts'
import { eventIdFor } from './event-id.ts'

/**
 * What the calendar should show of one block. `show`: an event with these fields; `keep`: if there is an event, these
 * fields and nothing else (its work is over); `remove`: no event.
 */
export type Desired =
  | {
      readonly blockId: string
      readonly wish: 'show'
      readonly calendarId: string
      readonly fields: BlockFields
    }
  | { readonly blockId: string; readonly wish: 'keep'; readonly fields: Partial<BlockFields> }
  | { readonly blockId: string; readonly wish: 'remove' }

type Target = {
  readonly blockId: string
  readonly calendarId: string
  readonly generation: number
  readonly eventId: string
}

/** One step towards the desired calendar. All but `release` need Google. */
export type CalendarOperation =
  | (Target & { readonly kind: 'create'; readonly fields: BlockFields })
  | (Target & {
      readonly kind: 'patch'
      readonly etag: string
      readonly changes: Partial<BlockFields>
      readonly asked: AskedFields
    })
  | (Target & { readonly kind: 'delete'; readonly etag: string })
  /** An earlier write of ours is in doubt: read the event back before anything else. */
  | (Target & { readonly kind: 'recover' })
  /** The person changed the event and we have not pulled that yet: pull first. */
  | (Target & { readonly kind: 'defer' })
  /** The event is the person's from now on. */
  | (Target & { readonly kind: 'release' })

export type Reconciliation = {
  /** The mirror's view of our events. */
  readonly observed: readonly CalendarEvent[]
  readonly desired: readonly Desired[]
  /** The newest generation of each block. */
  readonly synced: readonly Published[]
  readonly nowMs: number
}

/** Blocks that ended longer ago than this are left as they are, in ms. */
export const LEAVE_ALONE_AFTER = 7 * DAY_MS

/**
 * The writes that lead from what Google has to what the plan wants, at most one a block. Edits of the person are
 * never overwritten: where the mirror has another version than the one we know, the answer is `defer`.
 */
export function reconcile({
  observed,
  desired,
  synced,
  nowMs,
}: Reconciliation): readonly CalendarOperation[] {
  const records = new Map(synced.map((one) => [one.blockId, one]))
  const events = new Map(observed.map((one) => [keyOf(one), one]))
  return desired.flatMap((wish) => {
    const record = records.get(wish.blockId)
    const event = record && events.get(keyOf(record))
    return operationFor(wish, record, event, nowMs) ?? []
  })
}

const keyOf = (one: { readonly calendarId: string; readonly eventId: string }): string =>
  `${one.calendarId}/${one.eventId}`

function operationFor(
  wish: Desired,
  record: Published | undefined,
  event: CalendarEvent | undefined,
  nowMs: number,
): CalendarOperation | null {
  if (record === undefined || record.state === 'gone') return begin(wish, record, nowMs)
  if (record.state === 'intended') return resume(wish, record)
  if (isOver(wish, record, nowMs)) return null
  if (event !== undefined && event.etag !== record.syncedEtag) return { kind: 'defer', ...targetOf(record) }
  if (event !== undefined && event.recurrence.length > 0) return leaveSeries(wish, record)
  return wish.wish === 'remove' ? remove(record) : update(wish, record)
}

/** Nothing stands: a new generation, unless there is nothing to show. */
function begin(wish: Desired, record: Published | undefined, nowMs: number): CalendarOperation | null {
  if (wish.wish !== 'show' || !isAhead(wish, nowMs)) return null
  const generation = (record?.generation ?? 0) + 1
  const { blockId, calendarId, fields } = wish
  return { kind: 'create', blockId, calendarId, generation, eventId: eventIdFor(blockId, generation), fields }
}

/** An insert whose answer was lost is sent again under its id; any other write in doubt is read back first. */
function resume(wish: Desired, record: Published): CalendarOperation {
  const isInsert = record.syncedEtag === null && record.synced?.asked !== null
  if (!isInsert || wish.wish !== 'show' || wish.calendarId !== record.calendarId) {
    return { kind: 'recover', ...targetOf(record) }
  }
  return { kind: 'create', ...targetOf(record), fields: wish.fields }
}

/** An event of long ago is brought to where its block is now, and otherwise left as it is. */
const isOver = (wish: Desired, record: Published, nowMs: number): boolean =>
  (record.synced?.endMs ?? nowMs) <= nowMs - LEAVE_ALONE_AFTER && !isAhead(wish, nowMs)

const isAhead = (wish: Desired, nowMs: number): boolean =>
  wish.wish === 'show' && wish.fields.endMs > nowMs - LEAVE_ALONE_AFTER

/** A series that the person made of our event is never rewritten, nor deleted as a whole. */
const leaveSeries = (wish: Desired, record: Published): CalendarOperation | null =>
  wish.wish === 'remove' ? { kind: 'release', ...targetOf(record) } : null

const remove = (record: Published): CalendarOperation =>
  record.syncedEtag === null
    ? { kind: 'recover', ...targetOf(record) }
    : { kind: 'delete', ...targetOf(record), etag: record.syncedEtag }

function update(wish: Exclude<Desired, { wish: 'remove' }>, record: Published): CalendarOperation | null {
  if (wish.wish === 'show' && belongsElsewhere(wish.calendarId, record)) return remove(record)
  if (record.synced === null || record.syncedEtag === null) return { kind: 'recover', ...targetOf(record) }
  const changed = changesOf(wish.fields, record)
  if (!changed.some((name) => matters(name, wish.fields, record))) return null
  const changes = Object.fromEntries(timesTogether(changed).map((name) => [name, wish.fields[name]]))
  const before = record.synced.asked ?? { ...plain(record.synced), calendarId: record.calendarId }
  const asked = { ...before, ...changes, ...('startMs' in changes && { isTheirPlace: false }) }
  return { kind: 'patch', ...targetOf(record), etag: record.syncedEtag, changes, asked }
}

/** Where the person moved an event to another calendar it stays: only a new wish of ours takes it away. */
const belongsElsewhere = (calendarId: string, record: Published): boolean =>
  calendarId !== record.calendarId && calendarId !== record.synced?.asked?.calendarId

/** Fields that are neither as Google has them nor as we last asked for them (Google rewrites content). */
const changesOf = (fields: Partial<BlockFields>, { synced }: Published): readonly FieldName[] =>
  fieldNames.filter((name) => {
    const wanted = fields[name]
    if (wanted === undefined || synced === null) return wanted !== undefined
    const asked = fieldOf(synced.asked ?? synced, name)
    // Only what was asked for is known of privacy: pulls do not keep it.
    return wanted !== asked && (name === 'isPrivate' || wanted !== synced[name])
  })

const matters = (name: FieldName, fields: Partial<BlockFields>, { synced }: Published): boolean =>
  name !== 'description' ||
  withoutReason(fields.description ?? '') !== withoutReason((synced?.asked ?? synced)?.description ?? '')

/** Google wants start and end together. */
const timesTogether = (names: readonly FieldName[]): readonly FieldName[] =>
  names.includes('startMs') || names.includes('endMs')
    ? [...new Set([...names, 'startMs', 'endMs'] as const)]
    : names

const targetOf = ({ blockId, calendarId, generation, eventId }: Published): Target => ({
  blockId,
  calendarId,
  generation,
  eventId,
})

const plain = ({
  title,
  description,
  startMs,
  endMs,
  isTransparent,
  colorId,
  isPrivate = false,
}: BlockFields): BlockFields => ({
  title,
  description,
  startMs,
  endMs,
  isTransparent,
  colorId,
  isPrivate,
})
