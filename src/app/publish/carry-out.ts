import type { BlockFields, SyncedFields } from '#core/calendar/block-fields.ts'
import { readBack } from '#core/calendar/read-back.ts'
import { logWrite, type Write } from '#core/calendar/write-log.ts'
import type { CalendarOperation } from '#core/calendar/reconcile.ts'
import {
  type CalendarGateway,
  type EventDraft,
  GatewayError,
  type GatewayFault,
} from '../ports/calendar-gateway.ts'
import type { PublishedEvent } from '../ports/repositories/work-repositories.ts'
import { commit, type Run } from './publish-dependencies.ts'
import { recordEcho, recordGone, recordReadBack } from './record-outcome.ts'

/** Where one operation takes place. */
export type Place = {
  readonly gateway: CalendarGateway
  readonly googleCalendarId: string
  readonly timeZone: string
  /** The block's newest record, if it has one. */
  readonly record: PublishedEvent | undefined
  /** The person's date. */
  readonly today: string
  /** The person chose where the block lies. */
  readonly isPersons: boolean
}

type Operation<K extends CalendarOperation['kind']> = Extract<CalendarOperation, { kind: K }>

/** Does one operation: the intent is committed first, then Google is asked, then the outcome is recorded. */
export async function carryOut(run: Run, operation: CalendarOperation, place: Place): Promise<void> {
  switch (operation.kind) {
    case 'create':
      return create(run, operation, place)
    case 'patch':
      return patch(run, operation, place)
    case 'delete':
      return remove(run, operation, place)
    case 'recover':
      return withRecord(place, (record) => recover(run, record, place))
    case 'defer':
      return commit(run, ({ wakes }) => wakes.request('pull', operation.calendarId))
    case 'release':
      return withRecord(place, (record) =>
        commit(run, ({ publishedEvents }) => publishedEvents.save({ ...record, state: 'gone' })),
      )
  }
}

async function create(run: Run, operation: Operation<'create'>, place: Place): Promise<void> {
  const { blockId, calendarId, generation, eventId, fields } = operation
  const before = place.record?.eventId === eventId ? place.record : undefined
  // An insert without an answer may have had its effect all the same.
  if (before !== undefined && (await lookUp(run, before, place)) !== 'absent') return
  const intended = await intend(run, {
    ...(before ?? {
      id: run.ids.next(),
      blockId,
      calendarId,
      generation,
      eventId,
      failures: 0,
      lastError: null,
    }),
    writes: logWrite(place.record?.writes ?? null, writeOf(run, place, fields)),
    syncedEtag: null,
    synced: { ...fields, asked: { ...fields, calendarId } },
  })
  const draft: EventDraft = { ...fields, timeZone: place.timeZone, blockId, generation }
  await write(run, intended, place, null, async () => {
    const echo = await place.gateway.insertEvent(place.googleCalendarId, eventId, draft)
    await commit(run, (mine) => recordEcho(mine, intended, echo))
  })
}

const patch = (
  run: Run,
  { asked, changes, etag, eventId }: Operation<'patch'>,
  place: Place,
): Promise<void> =>
  withRecord(place, async (before) => {
    const intended = await intend(run, {
      ...before,
      synced: askingFor(before, asked),
      writes: logWrite(before.writes, writeOf(run, place, asked)),
    })
    const draft = { ...changes, timeZone: place.timeZone }
    await write(run, intended, place, before, async () => {
      const echo = await place.gateway.patchEvent(place.googleCalendarId, eventId, draft, etag)
      await commit(run, (mine) => recordEcho(mine, intended, echo))
    })
  })

const remove = (run: Run, { etag, eventId }: Operation<'delete'>, place: Place): Promise<void> =>
  withRecord(place, async (before) => {
    const intended = await intend(run, { ...before, synced: askingFor(before, null) })
    await write(run, intended, place, before, async () => {
      await place.gateway.deleteEvent(place.googleCalendarId, eventId, etag)
      await commit(run, (mine) => recordGone(mine, intended))
    })
  })

const writeOf = (run: Run, { today, isPersons }: Place, fields: BlockFields): Write => ({
  fields,
  on: today,
  nowMs: run.clock.now(),
  isPersons,
})

const askingFor = (
  { synced }: PublishedEvent,
  asked: NonNullable<SyncedFields['asked']> | null,
): SyncedFields | null => (synced === null ? null : { ...synced, asked })

async function withRecord(place: Place, work: (record: PublishedEvent) => Promise<void>): Promise<void> {
  if (place.record !== undefined) await work(place.record)
}

async function intend(run: Run, record: Omit<PublishedEvent, 'state'>): Promise<PublishedEvent> {
  const intended: PublishedEvent = { ...record, state: 'intended' }
  await commit(run, ({ publishedEvents }) => publishedEvents.save(intended))
  return intended
}

/** Refusals after which the event has to be looked at: it is not as we thought, or the write may have happened. */
const doubtful: ReadonlySet<GatewayFault> = new Set([
  'stale-etag',
  'unknown-outcome',
  'not-found',
  'already-gone',
  'already-exists',
  'forbidden',
])

async function write(
  run: Run,
  intended: PublishedEvent,
  place: Place,
  before: PublishedEvent | null,
  ask: () => Promise<void>,
): Promise<void> {
  try {
    await ask()
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    const isInDoubt = doubtful.has(error.fault)
    if (isInDoubt && isSettled(await lookUp(run, intended, place), error.fault)) return
    if (!isInDoubt && before !== null)
      await commit(run, ({ publishedEvents }) => publishedEvents.save(before))
    throw error
  }
}

/** A write that is refused for good leaves the event as it was; any other that did not happen is tried once more. */
const isSettled = (outcome: Awaited<ReturnType<typeof lookUp>>, fault: GatewayFault): boolean =>
  outcome !== 'absent' && (outcome !== 'unwritten' || fault === 'stale-etag')

/** What is to be recovered is not wanted as it was asked for: an insert that is not there is given up. */
async function recover(run: Run, record: PublishedEvent, place: Place): Promise<void> {
  if ((await lookUp(run, record, place)) !== 'absent') return
  await commit(run, (mine) => recordGone(mine, record))
}

async function lookUp(run: Run, intended: PublishedEvent, place: Place) {
  const observed = await place.gateway.getEvent(place.googleCalendarId, intended.eventId)
  const outcome = readBack(intended, observed)
  await commit(run, (mine) => recordReadBack(mine, intended, observed, outcome))
  return outcome
}
