import type { Block } from '#core/blocks/block.ts'
import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import { commandsOf, type GoogleCommand } from '#core/calendar/google-command.ts'
import { nextSynced } from '#core/calendar/next-synced.ts'
import { isSettled, obey } from '#core/calendar/obey-command.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { localDateOf } from '#core/time/local-date.ts'
import type { Zone } from '#core/time/local-clock.ts'
import type { PublishedEvent } from '../ports/repositories/work-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { idsAtOnce } from './read-mirror.ts'

/** When it is, and where the person's days begin. */
export type Moment = { readonly nowMs: number; readonly zone: Zone }

/**
 * Takes in Google's version of events that may be ours: obeys what the person did there and records the version as
 * the one we know. Answers the events as they are to be mirrored: what is not ours (a copy, an old generation, a note
 * made of a block) loses our marks and counts like any other event.
 */
export async function obeyGoogle(
  mine: Repositories,
  events: readonly CalendarEvent[],
  moment: Moment,
): Promise<readonly CalendarEvent[]> {
  const blockIdOf = await readBlockIds(mine, events)
  const ids = new Set(events.map(blockIdOf).filter((id) => id !== null))
  if (ids.size === 0) return events
  // Whoever writes blocks holds the planner's wake first.
  await mine.wakes.findForUpdate('plan')
  const known = await readKnown(mine, [...ids])
  const taken: CalendarEvent[] = []
  for (const event of events) {
    const blockId = blockIdOf(event)
    taken.push(blockId === null ? event : await takeIn(mine, event, { ...known, ...moment, blockId }))
  }
  return taken
}

/** Answers which block an event may be of: by its place, or by its marks where the person moved it to another calendar. */
async function readBlockIds(
  { publishedEvents }: Repositories,
  events: readonly CalendarEvent[],
): Promise<(event: CalendarEvent) => string | null> {
  const byPlace = new Map<string, string>()
  for (const [calendarId, listed] of Map.groupBy(events, (event) => event.calendarId)) {
    for (const ids of idsAtOnce(listed)) {
      for (const { eventId, blockId, state } of await publishedEvents.findByEvents(calendarId, ids)) {
        if (state !== 'gone') byPlace.set(`${calendarId}/${eventId}`, blockId)
      }
    }
  }
  return ({ calendarId, eventId, blockId }) => byPlace.get(`${calendarId}/${eventId}`) ?? blockId
}

/** What we know of blocks and their newest records, kept up to date from event to event. */
type Known = {
  readonly records: Map<string, PublishedEvent>
  readonly blocks: Map<string, Block>
}

async function readKnown({ blocks, publishedEvents }: Repositories, ids: readonly string[]): Promise<Known> {
  return {
    records: new Map((await publishedEvents.latestOf(ids)).map((one) => [one.blockId, one])),
    blocks: new Map((await blocks.findMany(ids)).map((one) => [one.id, one])),
  }
}

type Taking = Known & Moment & { readonly blockId: string }

async function takeIn(mine: Repositories, event: CalendarEvent, taking: Taking): Promise<CalendarEvent> {
  const { blockId, records, blocks } = taking
  const [record, block] = [records.get(blockId), blocks.get(blockId)]
  if (record?.eventId !== event.eventId || block === undefined) return withoutMarks(event)
  const commands = isLateInsert(event, record) ? [] : commandsOf(event, record)
  if (commands.length > 0) blocks.set(blockId, await carryOut(mine, block, commands, taking))
  if (isEcho(event, record)) return event
  const after = recordAfter(event, record, commands, isSettled(block))
  records.set(blockId, after)
  await mine.publishedEvents.save(after)
  await mine.wakes.request('publish')
  return after.state === 'gone' && event.status !== 'cancelled' ? withoutMarks(event) : event
}

/** An insert that took its time: given up by us, never confirmed, and there after all. No person brought it back. */
const isLateInsert = (event: CalendarEvent, record: PublishedEvent): boolean =>
  record.state === 'gone' && record.syncedEtag === null && event.status !== 'cancelled'

const isEcho = (event: CalendarEvent, record: PublishedEvent): boolean =>
  record.state !== 'intended' && event.calendarId === record.calendarId
    ? event.status === 'cancelled'
      ? record.state === 'gone'
      : event.etag === record.syncedEtag
    : false

function recordAfter(
  event: CalendarEvent,
  record: PublishedEvent,
  commands: readonly GoogleCommand[],
  isBlockSettled: boolean,
): PublishedEvent {
  const isReleased = commands.some((one) => one.kind === 'not-this-time' && one.isReleased)
  if (event.status === 'cancelled' || isReleased) return { ...record, state: 'gone' }
  if (record.state === 'gone' && commands.length === 0 && !isLateInsert(event, record)) return record
  return {
    ...record,
    state: 'live',
    calendarId: event.calendarId,
    syncedEtag: event.etag,
    synced: nextSynced(event, record, commands, isBlockSettled),
    failures: 0,
    lastError: null,
  }
}

async function carryOut(
  mine: Repositories,
  before: Block,
  commands: readonly GoogleCommand[],
  { nowMs, zone }: Moment,
): Promise<Block> {
  const { block, isHabitSkipped, isHabitResumed, isConfirmed } = obey(before, commands, nowMs)
  await mine.blocks.save(block)
  const onDate = localDateOf(localDayOf(before.startMs, zone))
  if (isHabitSkipped) await mine.habits.skip(block.itemId, onDate)
  if (isHabitResumed) await mine.habits.unskip(block.itemId, onDate)
  if (isConfirmed) await mine.wakes.request('settle')
  const isRearranged =
    block.state !== before.state || block.startMs !== before.startMs || block.endMs !== before.endMs
  if (!isRearranged) return block
  await mine.wakes.request('plan')
  await mine.wakes.requestAt('settle', block.startMs)
  return block
}

const withoutMarks = (event: CalendarEvent): CalendarEvent => ({ ...event, blockId: null, generation: null })
