import { describe, expect, it } from 'vitest'
import type { CalendarGateway, EventPage, RemoteEvent } from '#app/ports/calendar-gateway.ts'
import type { Calendar } from '#app/ports/repositories/calendar-repositories.ts'
import { readChanges, readWhole } from '#app/pull/read-listing.ts'
import { confirmWhole, isSuspicious } from '#app/pull/trust-listing.ts'
import { anEvent, HOUR, instant, MONDAY } from '../../core/calendar/an-event.ts'

const calendar: Calendar = {
  id: 'work',
  connectionId: 'c',
  googleCalendarId: 'work@example.com',
  title: 'Work',
  timeZone: 'UTC',
  accessRole: 'owner',
  backgroundColor: null,
  isPrimary: true,
  isOurs: false,
  countsAsBusy: true,
  state: 'readable',
  fault: null,
  syncToken: 'token',
  syncParameters: {},
  isPushable: true,
  pushRefusedAtMs: null,
  readEvents: null,
  scannedAtMs: null,
  wholeAtMs: null,
  pulledAtMs: MONDAY,
}

const named = (eventId: string): RemoteEvent =>
  anEvent({ eventId, start: instant(MONDAY), end: instant(MONDAY + HOUR) })
const last = (...ids: readonly string[]): EventPage => ({
  events: ids.map(named),
  nextPageToken: null,
  nextSyncToken: 'next',
})

const refuse = (): never => {
  throw new Error('not expected here')
}

/** Answers the pages in turn; knows the events by name. */
function fakeGateway(pages: readonly EventPage[], known: Readonly<Record<string, RemoteEvent>> = {}) {
  const asked: unknown[] = []
  const left = [...pages]
  const gateway: CalendarGateway = {
    syncParameters: {},
    listCalendars: refuse,
    insertCalendar: refuse,
    deleteCalendar: refuse,
    readSettings: refuse,
    writeWaitMs: refuse,
    listBusyTimes: refuse,
    listMarkedEvents: refuse,
    listEvents: async (_id, cursor) => {
      asked.push(cursor)
      return left.shift() ?? refuse()
    },
    getEvent: async (_id, eventId) => known[eventId] ?? null,
    insertEvent: refuse,
    patchEvent: refuse,
    deleteEvent: refuse,
    watchEvents: refuse,
    watchCalendarList: refuse,
    stopChannel: refuse,
  }
  return { gateway, asked }
}

const eventIds = Array.from({ length: 10 }, (_, n) => `e${n}`)
const mirrored = eventIds.map((eventId) => anEvent({ eventId }))

describe('readChanges() and readWhole()', () => {
  it('repeat the same question on every page, empty ones included', async () => {
    const pages = [
      { events: [], nextPageToken: 'p2', nextSyncToken: null },
      { events: [named('a')], nextPageToken: 'p3', nextSyncToken: null },
      last('a', 'b'),
    ]
    const { gateway, asked } = fakeGateway(pages)
    const listing = await readChanges(gateway, calendar, 'token')
    expect(listing.events.map((event) => event.eventId)).toEqual(['a', 'b'])
    expect(asked).toEqual([
      { syncToken: 'token' },
      { syncToken: 'token', pageToken: 'p2' },
      { syncToken: 'token', pageToken: 'p3' },
    ])
  })
})

const confirm = async (pages: readonly EventPage[], live: readonly string[] = [], known = {}) => {
  const { gateway } = fakeGateway(pages, known)
  const listing = await readWhole({ gateway, calendar, nowMs: MONDAY })
  const held = { mirrored, live: live.map((eventId) => ({ eventId, endMs: MONDAY + HOUR })) }
  return confirmWhole(listing, held, { gateway, calendar, nowMs: MONDAY }, readWhole)
}

describe('confirmWhole()', () => {
  it('believes a listing that leaves out a little', async () => {
    expect((await confirm([last(...eventIds.slice(2))])).events).toHaveLength(8)
  })

  it('asks a second time when much is left out, and believes two that agree', async () => {
    expect((await confirm([last('e0'), last('e0')])).events).toHaveLength(1)
    await expect(confirm([last('e0'), last(...eventIds)])).rejects.toMatchObject({ fault: 'unavailable' })
  })

  it('looks up whatever of ours is left out, and lists it as deleted only if it is', async () => {
    const without = last(...eventIds.slice(1))
    const gone = await confirm([without], ['e0'], { e0: { ...named('e0'), status: 'cancelled' } })
    expect(gone.events.find((event) => event.eventId === 'e0')).toMatchObject({ status: 'cancelled' })
    expect((await confirm([without], ['e0'])).events.at(-1)).toMatchObject({
      eventId: 'e0',
      status: 'cancelled',
    })
    await expect(confirm([without], ['e0'], { e0: named('e0') })).rejects.toMatchObject({
      fault: 'unavailable',
    })
  })
})

describe('isSuspicious()', () => {
  it.each([
    [5, 5, false],
    [6, 20, true],
    [6, 100, false],
    [51, 10_000, true],
  ])('%i of %i gone: %s', (gone, held, expected) => {
    expect(isSuspicious(gone, held)).toBe(expected)
  })
})
