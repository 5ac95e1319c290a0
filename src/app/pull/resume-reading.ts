import { HOUR_MS } from '#core/time/interval.ts'
import { GatewayError } from '../ports/calendar-gateway.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import {
  type Halfway,
  type Listing,
  type PageRead,
  type Reading,
  readWhole,
  sameParameters,
} from './read-listing.ts'

type Hold = <T>(work: (mine: Repositories) => Promise<T>) => Promise<T>

/** Google does not say for how long a page can be asked for. */
const GOES_STALE_MS = HOUR_MS

/**
 * Reads a whole calendar; each page is kept, so that who takes over after a crash or a deadline goes on from there. A
 * page token that Google no longer takes begins anew.
 */
export async function readWholeOnwards(reading: Reading, hold: Hold): Promise<Listing> {
  const keepPage = (page: PageRead): Promise<void> => hold((mine) => keep(mine, reading, page))
  const halfway = await hold((mine) => findHalfway(mine, reading))
  try {
    return await readWhole(reading, halfway ?? undefined, keepPage)
  } catch (error) {
    if (halfway === null || !isForgotten(error)) throw error
    await hold(({ listings }) => listings.forget(reading.calendar.id))
    return readWhole(reading, undefined, keepPage)
  }
}

const isForgotten = (error: unknown): boolean =>
  error instanceof GatewayError && ['sync-token-expired', 'invalid'].includes(error.fault)

async function findHalfway(
  { listings }: Repositories,
  { gateway, calendar, nowMs }: Reading,
): Promise<Halfway | null> {
  const pages = await listings.pagesOf(calendar.id)
  const last = pages.at(-1)
  if (last === undefined) return null
  const isGood =
    Math.abs(nowMs - last.readAtMs) < GOES_STALE_MS && sameParameters(last.parameters, gateway.syncParameters)
  if (!isGood) {
    await listings.forget(calendar.id)
    return null
  }
  const { fromMs, nextPageToken } = last
  return { fromMs, nextPageToken, pages: last.number, events: pages.flatMap((one) => one.events) }
}

/** Only a first reading is waited for; the others happen behind what is known. */
async function keep(
  mine: Repositories,
  { gateway, calendar, nowMs }: Reading,
  page: PageRead,
): Promise<void> {
  const { number, fromMs, events, nextPageToken, readEvents } = page
  if (nextPageToken !== null) {
    const { syncParameters: parameters } = gateway
    const kept = { calendarId: calendar.id, number, fromMs, parameters, events, nextPageToken }
    await mine.listings.keep({ ...kept, readAtMs: nowMs })
  }
  const now = calendar.state === 'unread' ? await mine.calendars.find(calendar.id) : null
  if (now === null) return
  await mine.calendars.save({ ...now, readEvents })
  await mine.announce('sync')
}
