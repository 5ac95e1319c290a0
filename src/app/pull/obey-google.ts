import type { Block } from '#core/blocks/block.ts'
import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import { commandsOf, type GoogleCommand } from '#core/calendar/google-command.ts'
import { nextSynced } from '#core/calendar/next-synced.ts'
import { isSettled, obey } from '#core/calendar/obey-command.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { localDateOf } from '#core/time/local-date.ts'
import type { PublishedEvent } from '../ports/repositories/work-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

/** When it is, and where the person's days begin. */
export type Moment = { readonly nowMs: number; readonly timeZone: string }

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
  const standing = await standingIds(mine)
  const isConcerned = (event: CalendarEvent): boolean =>
    event.blockId !== null || standing.has(`${event.calendarId}/${event.eventId}`)
  // Whoever writes blocks holds the planner's wake first.
  if (events.some(isConcerned)) await mine.wakes.findForUpdate('plan')
  const taken: CalendarEvent[] = []
  for (const event of events) taken.push(isConcerned(event) ? await takeIn(mine, event, moment) : event)
  return taken
}

const standingIds = async ({ publishedEvents }: Repositories): Promise<ReadonlySet<string>> =>
  new Set((await publishedEvents.listStanding()).map((one) => `${one.calendarId}/${one.eventId}`))

async function takeIn(mine: Repositories, event: CalendarEvent, moment: Moment): Promise<CalendarEvent> {
  const record = await recordOf(mine, event)
  const block = record && (await mine.blocks.find(record.blockId))
  if (record === null || block === null) return withoutMarks(event)
  const commands = isLateInsert(event, record) ? [] : commandsOf(event, record)
  if (commands.length > 0) await carryOut(mine, block, commands, moment)
  if (isEcho(event, record)) return event
  const after = recordAfter(event, record, commands, isSettled(block))
  await mine.publishedEvents.save(after)
  await mine.wakes.request('publish')
  return after.state === 'gone' && event.status !== 'cancelled' ? withoutMarks(event) : event
}

/** The record by place, or by block where the person moved the event here from another calendar. */
async function recordOf(mine: Repositories, event: CalendarEvent): Promise<PublishedEvent | null> {
  const here = await mine.publishedEvents.findByEvent(event.calendarId, event.eventId)
  const blockId = here?.blockId ?? event.blockId
  const latest = blockId === null ? null : await mine.publishedEvents.latestFor(blockId)
  return latest?.eventId === event.eventId ? latest : null
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
  { nowMs, timeZone }: Moment,
): Promise<void> {
  const { block, isHabitSkipped, isHabitResumed, isConfirmed } = obey(before, commands, nowMs)
  await mine.blocks.save(block)
  const onDate = localDateOf(localDayOf(before.startMs, timeZone))
  if (isHabitSkipped) await mine.habits.skip(block.itemId, onDate)
  if (isHabitResumed) await mine.habits.unskip(block.itemId, onDate)
  if (isConfirmed) await mine.wakes.request('settle')
  const isRearranged =
    block.state !== before.state || block.startMs !== before.startMs || block.endMs !== before.endMs
  if (!isRearranged) return
  await mine.wakes.request('plan')
  await mine.wakes.requestAt('settle', block.startMs)
}

const withoutMarks = (event: CalendarEvent): CalendarEvent => ({ ...event, blockId: null, generation: null })
