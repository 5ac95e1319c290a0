import { fieldsOf } from '#core/calendar/block-fields.ts'
import { eventIdFor } from '#core/calendar/event-id.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { type CalendarGateway, GatewayError, type RemoteEvent } from '../ports/calendar-gateway.ts'
import type { Calendar } from '../ports/repositories/calendar-repositories.ts'
import type { PublishedEvent } from '../ports/repositories/work-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { PullDependencies } from './pull-dependencies.ts'

type Dependencies = PullDependencies & {
  readonly onFault?: (what: string, error: unknown) => void
}

/** More strangers than that are no late answers: rather our records are incomplete. */
const MOST_DELETIONS = 50

/**
 * Once a day: looks on a calendar that holds blocks for events of ours that no record knows, such as an insert that
 * took its time. One whose block is still there gets a record, and publish decides about it; the others are deleted.
 * A copy that the person made bears our marks, too, but another id, and stays.
 */
export function createScanOurs(dependencies: Dependencies) {
  const { unitOfWork, gateways, clock } = dependencies
  return async (userId: string, calendarId: string, signal?: AbortSignal): Promise<void> => {
    const calendar = await unitOfWork.forUser(userId, (mine) => dueForScan(mine, calendarId, clock.now()))
    if (calendar === null) return
    const gateway = gateways.forConnection(userId, calendar.connectionId, signal)
    const listed = await gateway.listMarkedEvents(calendar.googleCalendarId)
    const strangers = await unitOfWork.forUser(userId, async (mine) => {
      const left = await adoptKnown(mine, calendar, listed.filter(isFromUs), () => dependencies.ids.next())
      const now = await mine.calendars.find(calendarId)
      if (now !== null) await mine.calendars.save({ ...now, scannedAtMs: clock.now() })
      return left
    })
    if (strangers.length > MOST_DELETIONS) {
      dependencies.onFault?.(
        `scan of calendar ${calendarId}`,
        new Error(
          `It holds ${strangers.length} events of unknown blocks; none was deleted. Restore the database, or delete them by hand.`,
        ),
      )
      return
    }
    for (const event of strangers) {
      if ((await gateway.writeWaitMs(calendar.googleCalendarId)) === 0) {
        await deleteStranger(gateway, calendar, event)
        continue
      }
      return unitOfWork.forUser(userId, (mine) => lookAgainSoon(mine, calendarId))
    }
  }
}

/** One write a second: the others are found once more. */
async function lookAgainSoon({ calendars, wakes }: Repositories, calendarId: string): Promise<void> {
  const calendar = await calendars.find(calendarId)
  if (calendar === null) return
  await calendars.save({ ...calendar, scannedAtMs: null })
  await wakes.request('pull', calendarId, { fromNowMs: 2000 })
}

async function dueForScan(mine: Repositories, calendarId: string, nowMs: number): Promise<Calendar | null> {
  const calendar = await mine.calendars.find(calendarId)
  if (calendar === null || calendar.state !== 'readable') return null
  const { settings } = await mine.person.get()
  const holdsBlocks = calendar.isOurs || (calendar.isPrimary && settings.blocksCalendar === 'primary')
  const isDue = calendar.scannedAtMs === null || Math.abs(nowMs - calendar.scannedAtMs) >= DAY_MS
  return holdsBlocks && isDue ? calendar : null
}

/** Our ids follow from block and generation, so that nobody else's event has one. */
const isFromUs = ({ eventId, blockId, generation, status }: RemoteEvent): boolean =>
  status !== 'cancelled' &&
  blockId !== null &&
  generation !== null &&
  eventId === eventIdFor(blockId, generation)

/** Gives a record to events of standing blocks; answers those that nobody wants. */
async function adoptKnown(
  mine: Repositories,
  calendar: Calendar,
  events: readonly RemoteEvent[],
  nextId: () => string,
): Promise<readonly RemoteEvent[]> {
  const ids = events.flatMap(({ blockId }) => blockId ?? [])
  const blocks = new Set((await mine.blocks.findMany(ids)).map(({ id }) => id))
  const records = new Map((await mine.publishedEvents.latestOf(ids)).map((one) => [one.blockId, one]))
  const strangers: RemoteEvent[] = []
  for (const event of events) {
    const blockId = event.blockId ?? ''
    const latest = records.get(blockId) ?? null
    // Another installation may write to a primary calendar, too.
    const unknown = calendar.isOurs ? 'stranger' : 'known'
    const verdict = blocks.has(blockId) ? judge(event, latest) : unknown
    if (verdict === 'stranger') strangers.push(event)
    if (verdict !== 'adopt') continue
    const adopted = await adopt(mine, calendar, event, latest ?? { id: nextId() })
    if (adopted !== null) records.set(blockId, adopted)
  }
  return strangers
}

/** `stranger`: nobody wants it; `adopt`: its block stands without an event. */
function judge(event: RemoteEvent, latest: PublishedEvent | null): 'known' | 'stranger' | 'adopt' {
  if (latest?.eventId === event.eventId && latest.state !== 'gone') return 'known'
  return isSuperseded(event, latest) ? 'stranger' : 'adopt'
}

/** Another event stands for the block, or a later one did. */
const isSuperseded = (event: RemoteEvent, latest: PublishedEvent | null): boolean =>
  latest !== null && (latest.state !== 'gone' || latest.generation > (event.generation ?? 0))

/** What a record says of such an event is what Google says of it. */
async function adopt(
  mine: Repositories,
  calendar: Calendar,
  event: RemoteEvent,
  { id }: Pick<PublishedEvent, 'id'>,
): Promise<PublishedEvent | null> {
  const fields = fieldsOf(event)
  if (fields === null || event.blockId === null || event.generation === null) return null
  const record: PublishedEvent = {
    id,
    blockId: event.blockId,
    calendarId: calendar.id,
    generation: event.generation,
    eventId: event.eventId,
    state: 'live',
    syncedEtag: event.etag,
    synced: { ...fields, asked: { ...fields, calendarId: calendar.id } },
    failures: 0,
    lastError: null,
    writes: null,
  }
  await mine.publishedEvents.save(record)
  await mine.events.upsert([{ ...event, calendarId: calendar.id }])
  await mine.wakes.request('publish')
  return record
}

async function deleteStranger(
  gateway: CalendarGateway,
  { googleCalendarId }: Calendar,
  { eventId, etag }: RemoteEvent,
): Promise<void> {
  try {
    await gateway.deleteEvent(googleCalendarId, eventId, etag)
  } catch (error) {
    // Somebody was faster, or touched it: tomorrow's scan looks again.
    if (
      !(error instanceof GatewayError) ||
      !['already-gone', 'not-found', 'stale-etag'].includes(error.fault)
    )
      throw error
  }
}
