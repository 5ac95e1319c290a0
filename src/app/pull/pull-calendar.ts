import { HOUR_MS } from '#core/time/interval.ts'
import { GatewayError } from '../ports/calendar-gateway.ts'
import type { Calendar } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { calendarListSubject } from '../wake-up.ts'
import { isPermanent, noteTrouble } from './calendar-trouble.ts'
import type { PullDependencies } from './pull-dependencies.ts'
import { isBusyTimesOnly, readBusyTimes } from './read-busy-times.ts'
import { hasUsableToken, type Listing, type Reading, readChanges, readWhole } from './read-listing.ts'
import { readHeld, readMirror, readNamed } from './read-mirror.ts'
import { readWholeOnwards } from './resume-reading.ts'
import { takeListing } from './take-listing.ts'
import { confirmWhole, deletedIn, FEW, isSuspicious, Unbelievable } from './trust-listing.ts'

type Dependencies = PullDependencies & {
  /** Keeps the calendar's push channel fresh; absent where Google cannot reach us. */
  readonly ensureChannel?: (userId: string, calendarId: string, signal?: AbortSignal) => Promise<void>
  /** Finds events of ours that no record knows; absent where nothing is written. */
  readonly scanOurs?: (userId: string, calendarId: string, signal?: AbortSignal) => Promise<void>
}

/**
 * Reads one calendar of a person from Google: what changed since the last time, or everything. Nothing is written
 * before all pages are there; then mirror, the person's commands and the sync token are committed together.
 */
export function createPullCalendar(dependencies: Dependencies) {
  return async (userId: string, calendarId: string, signal?: AbortSignal): Promise<void> => {
    const calendar = await dependencies.unitOfWork.forUser(userId, (mine) => findStanding(mine, calendarId))
    if (calendar === null) return
    if (!isOfInterest(calendar)) return setAside(dependencies, userId, calendar)
    try {
      await pull(dependencies, userId, calendar, signal)
    } catch (error) {
      if (!isPermanent(error)) throw error
      return noteTrouble(dependencies, userId, calendarId, error)
    }
    await dependencies.ensureChannel?.(userId, calendarId, signal)
    await dependencies.scanOurs?.(userId, calendarId, signal)
    if (calendar.isPrimary) await rereadList(dependencies, userId, calendar.connectionId)
  }
}

/** Null when it is gone, or its account is being disconnected. */
async function findStanding({ calendars, connections }: Repositories, id: string): Promise<Calendar | null> {
  const calendar = await calendars.find(id)
  if (calendar === null || calendar.state === 'gone') return null
  const connection = await connections.find(calendar.connectionId)
  return connection?.status === 'leaving' ? null : calendar
}

const writable = new Set(['owner', 'writer', 'writerWithoutPrivateAccess'])

/** Calendars of others that are ignored, such as holidays, are none of our business. */
const isOfInterest = ({ countsAsBusy, isOurs, accessRole }: Calendar): boolean =>
  countsAsBusy || isOurs || writable.has(accessRole)

const setAside = ({ unitOfWork, clock }: Dependencies, userId: string, calendar: Calendar): Promise<void> =>
  unitOfWork.forUser(userId, ({ calendars }) => calendars.save({ ...calendar, pulledAtMs: clock.now() }))

async function pull(
  dependencies: Dependencies,
  userId: string,
  calendar: Calendar,
  signal: AbortSignal | undefined,
): Promise<void> {
  const gateway = dependencies.gateways.forConnection(userId, calendar.connectionId, signal)
  const reading = { gateway, calendar, nowMs: dependencies.clock.now() }
  const hold = <T>(read: (mine: Repositories) => Promise<T>) => dependencies.unitOfWork.forUser(userId, read)
  const listing = (await changesIfBelievable(reading, hold)) ?? (await wholeIfBelievable(reading, hold))
  await hold((mine) => takeListing(mine, listing, reading))
}

type Hold = <T>(read: (mine: Repositories) => Promise<T>) => Promise<T>

/** What Google does not list for us it may still tell as busy times. */
async function wholeIfBelievable(reading: Reading, hold: Hold): Promise<Listing> {
  const held = () => hold((mine) => readHeld(mine, reading.calendar.id))
  if (isBusyTimesOnly(reading.calendar) && !isWholeDue(reading))
    return confirmWhole(await readBusyTimes(reading), await held(), reading, readBusyTimes)
  try {
    return await confirmWhole(await readWholeOnwards(reading, hold), await held(), reading, (one) =>
      readWhole(one),
    )
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    // What cannot be believed is not to be gone on from.
    if (error instanceof Unbelievable) await hold(({ listings }) => listings.forget(reading.calendar.id))
    if (error.fault !== 'forbidden') throw error
    return confirmWhole(await readBusyTimes(reading), await held(), reading, readBusyTimes)
  }
}

/** An increment may leave something out: what it missed is found with the next whole reading. */
const WHOLE_EVERY_MS = 6 * HOUR_MS

const isWholeDue = ({ calendar, nowMs }: Reading): boolean =>
  calendar.wholeAtMs === null || Math.abs(nowMs - calendar.wholeAtMs) >= WHOLE_EVERY_MS

/** Null when the calendar has to be read as a whole: it is time for it, no token, a token that Google forgot, too many deletions. */
async function changesIfBelievable(reading: Reading, hold: Hold): Promise<Listing | null> {
  const { gateway, calendar } = reading
  const { syncToken, id } = calendar
  if (syncToken === null || !hasUsableToken(calendar, gateway) || isWholeDue(reading)) return null
  const changes = await unlessForgotten(readChanges(gateway, calendar, syncToken))
  if (changes === null) return null
  const known = await hold((mine) => readNamed(mine, id, changes))
  const deleted = deletedIn(changes, known)
  if (deleted <= FEW) return changes
  const held = await hold((mine) => readMirror(mine, id))
  return isSuspicious(deleted, held.length) ? null : changes
}

async function unlessForgotten(reading: Promise<Listing>): Promise<Listing | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof GatewayError && ['sync-token-expired', 'invalid'].includes(error.fault)) return null
    throw error
  }
}

const LIST_EVERY_MS = 6 * HOUR_MS

/** An account's list of calendars goes with its primary one, as often as a dormant person's calendars are read. */
const rereadList = (
  { unitOfWork, clock }: Dependencies,
  userId: string,
  connectionId: string,
): Promise<void> =>
  unitOfWork.forUser(userId, async ({ wakes }) => {
    const subject = calendarListSubject(connectionId)
    const before = await wakes.find('pull', subject)
    if (clock.now() - (before?.lastAttemptAtMs ?? 0) >= LIST_EVERY_MS) await wakes.request('pull', subject)
  })
