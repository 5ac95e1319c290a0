import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { localDateOf } from '#core/time/local-date.ts'
import { type CalendarOperation, reconcile } from '#core/calendar/reconcile.ts'
import { inWritingOrder, isWrite } from '#core/calendar/writing-order.ts'
import { GatewayError, type GatewayFault, isPaced } from '../ports/calendar-gateway.ts'
import type { Calendar } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { blocksCalendar } from './blocks-calendar.ts'
import { carryOut, type Place } from './carry-out.ts'
import { sayFarewells } from './farewell.ts'
import { leaveForGood } from './leave-for-good.ts'
import { dropLostCalendar, forgetLostCalendars } from './lost-calendars.ts'
import { commit, gatewayOf, type PublishDependencies, type Run } from './publish-dependencies.ts'
import { Turns } from './turns.ts'
import { watchForCircles } from './watch-for-circles.ts'
import { isAnythingToDo, readWishes, type Wishes } from './read-wishes.ts'

/** Some blocks could not be written; the others were. Trying again goes on where this ended. */
export class PublishIncomplete extends Error {
  override readonly name = 'PublishIncomplete'
  readonly code = 'publish-incomplete'

  constructor(failed: number, first: string) {
    super(`Cannot write ${failed} of the blocks to Google; the first: ${first} It will be tried again.`)
  }
}

/** Nobody's write can succeed while this lasts, so the run ends. */
const ofAccount: ReadonlySet<GatewayFault> = new Set([
  'paced',
  'rate-limited',
  'quota-exceeded',
  'dead-grant',
  'unauthorized',
])

/** Trying again would be refused again; the record tells why, and the next change of the plan or day tries anew. */
const refused: ReadonlySet<GatewayFault> = new Set(['invalid', 'forbidden', 'daily-cap'])

/** A later round finishes what an earlier one found out: a write in doubt, a stale etag, a lost calendar. */
const ROUNDS = 4

/** What has been found out while a run lasts. */
type Progress = {
  readonly failures: Map<string, GatewayError>
  readonly turns: Turns
}

/**
 * Makes the calendar show the plan: compares what is wanted with what Google has confirmed and writes the difference,
 * block by block, the soonest first, each calendar at its pace. A second run without news writes nothing.
 */
export function createPublishPlan(dependencies: PublishDependencies) {
  return async (userId: string, signal?: AbortSignal): Promise<void> => {
    const run: Run = { ...dependencies, userId, signal }
    try {
      if (await leaveForGood(run)) return
      await sayFarewells(run)
      await publish(run)
    } catch (error) {
      if (isPaced(error)) return goOnAfter(run, error.retryAfterMs ?? 0)
      // The account page says that the access has ended; connecting again asks for a new run.
      if (!(error instanceof GatewayError) || error.fault !== 'dead-grant') throw error
    }
  }
}

async function publish(run: Run): Promise<void> {
  const { failures, turns }: Progress = { failures: new Map(), turns: new Turns() }
  for (let round = 0; round < ROUNDS; round += 1) {
    if (!(await publishOnce(run, { failures, turns }))) break
  }
  await goOnLater(run, failures)
  const waitMs = turns.nextMs(failures.size > 0)
  if (waitMs !== null) return goOnAfter(run, waitMs)
  const curable = [...failures.values()].filter((one) => !refused.has(one.fault))
  if (curable[0] !== undefined) throw new PublishIncomplete(curable.length, curable[0].message)
}

/** Whoever waits for a turn is pending until then, and lets the person's other steps go on meanwhile. */
const goOnAfter = (run: Run, waitMs: number): Promise<void> =>
  commit(run, ({ wakes }) => wakes.request('publish', '', { fromNowMs: waitMs }))

/** One comparison and its writes. Answers whether another round may have something to do. */
async function publishOnce(run: Run, progress: Progress): Promise<boolean> {
  const nowMs = run.clock.now()
  await commit(run, forgetLostCalendars)
  if (!(await commit(run, (mine) => isAnythingToDo(mine, nowMs)))) return false
  const target = await blocksCalendar(run)
  if (target === null) return false
  const wishes = await commit(run, (mine) =>
    readWishes(mine, { calendarId: target.id, nowMs, publicUrl: run.publicUrl }),
  )
  const open = reconcile(wishes.reconciliation).filter((one) => !progress.failures.has(one.blockId))
  const operations = inWritingOrder(open, (blockId) => wishes.records.get(blockId), nowMs)
  const calendars = new Map((await commit(run, (mine) => mine.calendars.list())).map((one) => [one.id, one]))
  progress.turns.begin()
  let done = 0
  for (const operation of operations) {
    run.signal?.throwIfAborted()
    const calendar = calendars.get(operation.calendarId)
    if (calendar === undefined) continue
    if (await takeTurn(run, operation, { ...progress, calendar, wishes })) done += 1
  }
  return done > 0
}

type Attempt = Progress & {
  readonly calendar: Calendar
  readonly wishes: Wishes
}

/** Attempts an operation if its calendar may be written to now; answers whether that may call for another round. */
async function takeTurn(run: Run, operation: CalendarOperation, attempt: Attempt): Promise<boolean> {
  const { calendar, wishes, turns } = attempt
  const hasFailed = (wishes.records.get(operation.blockId)?.failures ?? 0) > 0
  if (isWrite(operation)) {
    const gateway = gatewayOf(run, calendar.connectionId)
    const waitMs = turns.knownWait(calendar.id) ?? (await gateway.writeWaitMs(calendar.googleCalendarId))
    if (waitMs > 0) {
      turns.wait(calendar.id, waitMs, hasFailed)
      return false
    }
  }
  try {
    await tryOperation(run, operation, attempt)
  } catch (error) {
    // Another of our processes took the turn.
    if (!isPaced(error)) throw error
    turns.wait(calendar.id, error.retryAfterMs ?? 0, hasFailed)
    return false
  }
  return operation.kind !== 'defer'
}

/** One block that cannot be written does not hold up the others. */
async function tryOperation(run: Run, operation: CalendarOperation, attempt: Attempt): Promise<void> {
  const { calendar, wishes, failures } = attempt
  const record = wishes.records.get(operation.blockId)
  const place: Place = {
    gateway: gatewayOf(run, calendar.connectionId),
    googleCalendarId: calendar.googleCalendarId,
    timeZone: wishes.timeZone,
    record,
    today: localDateOf(localDayOf(run.clock.now(), wishes.timeZone)),
    isPersons: wishes.ofThePerson.has(operation.blockId),
  }
  try {
    watchForCircles(run, operation, place)
    await carryOut(run, operation, place)
  } catch (error) {
    if (!(error instanceof GatewayError) || ofAccount.has(error.fault)) throw error
    if (operation.kind === 'create' && error.fault === 'not-found') {
      return commit(run, (mine) => dropLostCalendar(mine, calendar.id))
    }
    await commit(run, (mine) => noteFailure(mine, operation.blockId, error))
    failures.set(operation.blockId, error)
  }
}

/** Writes that are not for today wait for the first moment at which they may go on. */
async function goOnLater(run: Run, failures: ReadonlyMap<string, GatewayError>): Promise<void> {
  const waits = [...failures.values()].flatMap((one) =>
    one.fault === 'daily-cap' ? [one.retryAfterMs ?? 0] : [],
  )
  if (waits.length === 0) return
  await commit(run, ({ wakes }) => wakes.requestAt('publish', run.clock.now() + Math.min(...waits)))
}

async function noteFailure(
  { publishedEvents }: Repositories,
  blockId: string,
  error: GatewayError,
): Promise<void> {
  const record = await publishedEvents.latestFor(blockId)
  if (record === null) return
  await publishedEvents.save({ ...record, failures: record.failures + 1, lastError: error.message })
}
