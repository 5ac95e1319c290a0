import type { SyncAccountView, SyncView } from '#contracts/http/sync-routes.ts'
import { isFreeBusyOnly, missingScopes } from '#core/calendar/google-scopes.ts'
import { liveStates } from '#core/blocks/block.ts'
import { LEAVE_ALONE_AFTER } from '#core/calendar/reconcile.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import type { Wake } from '../../ports/repositories/person-repositories.ts'
import type { PublishedEvent } from '../../ports/repositories/work-repositories.ts'
import type { Calendar, Connection } from '../../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { calendarListSubject } from '../../wake-up.ts'
import { iso, isoOrNull } from '../iso.ts'
import { readPause } from './read-pause.ts'
import { readWaiting } from './read-waiting.ts'

type Dependencies = Pick<EditDependencies, 'unitOfWork' | 'clock'>

/** How far the plan and Google agree: what waits to be written, and what stands in the way. Few queries, asked often. */
export function createReadSync({ unitOfWork, clock }: Dependencies) {
  return (userId: string): Promise<SyncView> =>
    unitOfWork.forUser(userId, async (mine) => {
      const nowMs = clock.now()
      const calendars = (await mine.calendars.list()).filter(({ state }) => state !== 'gone')
      const standing = await mine.publishedEvents.listStandingAfter(nowMs - LEAVE_ALONE_AFTER)
      const live = await mine.blocks.listInStates([...liveStates])
      return {
        now: iso(nowMs),
        accounts: await readAccounts(mine, calendars, nowMs),
        ...(await readWaiting(mine, live, standing, nowMs)),
        refused: refusedOf(standing),
        unknown: calendars.flatMap(unknownOf),
      }
    })
}

async function readAccounts(
  mine: Repositories,
  all: readonly Calendar[],
  nowMs: number,
): Promise<SyncAccountView[]> {
  const failing = await mine.wakes.listFailing()
  const blocks = await mine.publishedEvents.countLive()
  // Counting is for those who wait only.
  const counts = all.some(isBeingRead) ? await mine.events.countByCalendar() : new Map<string, number>()
  const accounts: SyncAccountView[] = []
  for (const connection of await mine.connections.list()) {
    const calendars = all.filter((one) => one.connectionId === connection.id)
    // An ended access is all there is to say: no pause is over before it is back.
    const isActive = connection.status === 'active'
    const pause = isActive ? await readPause(mine, connection.id, nowMs) : null
    accounts.push({
      ...accountView(connection, calendars, blocks),
      pause,
      trouble: troubleOf(connection, calendars, unexplained(failing, pause)),
      reading: readingOf(connection, calendars, counts),
    })
  }
  return accounts
}

function accountView(
  connection: Connection,
  calendars: readonly Calendar[],
  blocks: ReadonlyMap<string, number>,
) {
  const { id, email, status, fault, scopes, removesBlocks } = connection
  return {
    id,
    email,
    status,
    fault,
    removesBlocks,
    isFreeBusyOnly: isFreeBusyOnly(scopes),
    missing: missingScopes(scopes).map(({ scope, lost }) => ({ scope, consequence: lost })),
    blocks: calendars.reduce((sum, one) => sum + (blocks.get(one.id) ?? 0), 0),
    lastReadAt: lastReadOf(calendars),
  }
}

function lastReadOf(calendars: readonly Calendar[]): string | null {
  const counted = calendars.filter((one) => one.countsAsBusy && !one.isOurs && one.state === 'readable')
  const times = counted.map((one) => one.pulledAtMs ?? 0)
  return isoOrNull(times.length === 0 ? null : Math.min(...times) || null)
}

/** A pause explains why writing fails, or everything. */
function unexplained(failing: readonly Wake[], pause: SyncAccountView['pause']): readonly Wake[] {
  if (pause === null) return failing
  return pause.covers === 'everything' ? [] : failing.filter(({ family }) => family !== 'publish')
}

/** One failure may pass by itself; the person is told after two in a row. */
const WORTH_TELLING = 2

function troubleOf(
  { id, status }: Connection,
  calendars: readonly Calendar[],
  failing: readonly Wake[],
): SyncAccountView['trouble'] {
  if (status !== 'active') return null
  const subjects = new Set([calendarListSubject(id), ...calendars.map((one) => one.id)])
  const isOfAccount = ({ family, subject }: Wake): boolean =>
    family === 'publish' || (family === 'pull' && subjects.has(subject))
  const worst = failing
    .filter((wake) => isOfAccount(wake) && wake.failures >= WORTH_TELLING && wake.requested > wake.done)
    .toSorted((a, b) => (b.lastAttemptAtMs ?? 0) - (a.lastAttemptAtMs ?? 0))[0]
  if (worst === undefined) return null
  const { lastError, failures, lastAttemptAtMs } = worst
  return { message: lastError ?? '', attempts: failures, lastTriedAt: isoOrNull(lastAttemptAtMs) }
}

const isBeingRead = ({ countsAsBusy, state }: Calendar): boolean => countsAsBusy && state === 'unread'

/** From the link of an account until all its calendars that count are here. */
function readingOf(
  { status }: Connection,
  calendars: readonly Calendar[],
  counts: ReadonlyMap<string, number>,
): SyncAccountView['reading'] {
  const isListed = calendars.length > 0
  if (status !== 'active' || (isListed && !calendars.some(isBeingRead))) return null
  const counted = calendars.filter((one) => one.countsAsBusy && !one.isOurs)
  const eventsOf = (one: Calendar): number => one.readEvents ?? counts.get(one.id) ?? 0
  const current = counted.find((one) => one.readEvents !== null)
  return {
    calendars: counted.length,
    read: counted.filter((one) => !isBeingRead(one)).length,
    events: counted.reduce((sum, one) => sum + eventsOf(one), 0),
    title: current?.title ?? null,
  }
}

function refusedOf(standing: readonly PublishedEvent[]): SyncView['refused'] {
  const failed = standing.filter((one) => one.lastError !== null)
  const reason = failed.at(-1)?.lastError ?? null
  return reason === null ? null : { blocks: failed.length, reason }
}

function unknownOf(calendar: Calendar): SyncView['unknown'] {
  const { id, connectionId, title, state, fault, readEvents, countsAsBusy } = calendar
  const isUnknown = countsAsBusy && (state === 'unread' || state === 'unreadable')
  return isUnknown ? [{ id, connectionId, title, state, fault, readEvents }] : []
}
