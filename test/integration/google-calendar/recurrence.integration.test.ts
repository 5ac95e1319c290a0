import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExpandOccurrences } from '#adapters/recurrence/expand-occurrences.ts'
import { byHand } from './by-hand.ts'
import { type CalendarWorld, createCalendarWorld, EMAIL, signedIn, ZONE } from './calendar-world.ts'

const DAY = 24 * 60 * 60_000
const RUNS = Number(process.env['RECURRENCE_RUNS'] ?? 25)

type Instance = {
  readonly id: string
  readonly status: string
  readonly start: { readonly dateTime?: string; readonly date?: string }
}

const zones = ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'] as const

const rule = fc.oneof(
  fc
    .record({ interval: fc.integer({ min: 1, max: 4 }), count: fc.option(fc.integer({ min: 1, max: 40 })) })
    .map(
      ({ interval, count }) => `FREQ=DAILY;INTERVAL=${interval}${count === null ? '' : `;COUNT=${count}`}`,
    ),
  fc
    .record({
      days: fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), {
        minLength: 1,
        maxLength: 4,
      }),
      until: fc.option(fc.constantFrom('20270405T120000Z', '20270328T000000Z')),
    })
    .map(
      ({ days, until }) => `FREQ=WEEKLY;BYDAY=${days.join(',')}${until === null ? '' : `;UNTIL=${until}`}`,
    ),
  fc.constantFrom(
    'FREQ=MONTHLY;BYDAY=2TU',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=MONTHLY;BYMONTHDAY=31',
    'FREQ=YEARLY',
  ),
)

const series = fc.record({
  rule,
  zone: fc.constantFrom(...zones),
  /** Days from 2027-01-04, and the hour on the wall; hours that no clock leaves out. */
  day: fc.integer({ min: -400, max: 60 }),
  hour: fc.integer({ min: 4, max: 23 }),
  isAllDay: fc.boolean(),
  moved: fc.option(fc.nat({ max: 5 })),
  cancelled: fc.option(fc.nat({ max: 5 })),
})

const timesOf = ({
  day,
  hour,
  isAllDay,
  zone,
}: {
  day: number
  hour: number
  isAllDay: boolean
  zone: string
}) => {
  const date = new Date(Date.UTC(2027, 0, 4) + day * DAY).toISOString().slice(0, 10)
  const next = new Date(Date.UTC(2027, 0, 4) + (day + 1) * DAY).toISOString().slice(0, 10)
  const wall = (minute: string) => ({
    dateTime: `${date}T${String(hour).padStart(2, '0')}:${minute}:00`,
    timeZone: zone,
  })
  return isAllDay ? { start: { date }, end: { date: next } } : { start: wall('00'), end: wall('45') }
}

describe('expandOccurrences()', () => {
  let world: CalendarWorld
  let userId: string
  beforeAll(async () => {
    world = await createCalendarWorld()
    userId = await signedIn(world)
  })
  afterAll(() => world.close())

  const from = Date.parse('2027-03-01T00:00:00Z')
  const to = Date.parse('2027-04-12T00:00:00Z')

  const instancesOf = async (id: string): Promise<readonly Instance[]> => {
    const window = new URLSearchParams({
      timeMin: new Date(from).toISOString(),
      timeMax: new Date(to).toISOString(),
      timeZone: ZONE,
      maxResults: '2500',
    })
    const calendars = await world.act(userId, (mine) => mine.connections.list())
    const token = await world.tokens.get({ userId, connectionId: calendars[0]?.id ?? '' }, null)
    const url = `${world.google.url}/calendar/v3/calendars/${EMAIL}/events/${id}/instances?${window.toString()}`
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    const body = (await answer.json()) as { readonly items?: readonly Instance[] }
    return (body.items ?? []).filter((one) => one.status !== 'cancelled')
  }

  it('agrees with Google’s own instances, across clock changes, moves and cancellations', async () => {
    const expand = createExpandOccurrences((_event, error) => {
      throw error
    })
    await fc.assert(
      fc.asyncProperty(series, async (one) => {
        const response = await fetch(`${world.google.url}/emulator/calendars/${EMAIL}/events`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ summary: 'Series', ...timesOf(one), recurrence: [`RRULE:${one.rule}`] }),
        })
        const { id } = (await response.json()) as { readonly id: string }
        const hand = byHand(world.google.url, EMAIL)
        const before = await instancesOf(id)
        const cancelled = one.cancelled === null ? undefined : before[one.cancelled]
        const moved = one.moved === null ? undefined : before[one.moved]
        if (moved !== undefined) await hand.patch(moved.id, timesOf({ ...one, day: 80, hour: 5 }))
        if (cancelled !== undefined && cancelled !== moved) await hand.remove(cancelled.id)

        const primary = await world.act(userId, (mine) => mine.calendars.list())
        await world.pullCalendar(userId, primary.find((calendar) => calendar.isPrimary)?.id ?? '')
        const mirror = await world.act(userId, (mine) => mine.events.listAround(from, to))
        const found = expand(mirror, from, to, ZONE).map((occurrence) => occurrence.startMs)
        const expected = (await instancesOf(id)).map(({ start }) =>
          start.dateTime === undefined ? midnight(start.date ?? '') : Date.parse(start.dateTime),
        )
        expect(found.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b))
        await hand.remove(id)
        await world.pullCalendar(userId, primary.find((calendar) => calendar.isPrimary)?.id ?? '')
      }),
      { numRuns: RUNS, endOnFailure: false },
    )
  }, 120_000)

  it('does not stop at a series that it cannot read', () => {
    const faults: string[] = []
    const expand = createExpandOccurrences((event) => faults.push(event.eventId))
    const event = (eventId: string, recurrence: readonly string[]) => ({
      calendarId: 'c',
      eventId,
      etag: '',
      status: 'confirmed' as const,
      eventType: 'default',
      title: null,
      description: null,
      location: null,
      colorId: null,
      isTransparent: false,
      selfResponse: null,
      start: { kind: 'instant', atMs: from + 60_000, timeZone: ZONE } as const,
      end: { kind: 'instant', atMs: from + 120_000, timeZone: ZONE } as const,
      recurrence,
      seriesId: null,
      originalStart: null,
      blockId: null,
      generation: null,
      htmlLink: null,
    })
    const bad = event('bad', ['RRULE:FREQ=SOMETIMES'])
    const good = event('good', ['RRULE:FREQ=DAILY;COUNT=3'])
    const found = expand([bad, good], from, to, ZONE).map((one) => one.event.eventId)
    expect(found).toEqual(['bad', 'good', 'good', 'good'])
    expect(faults).toEqual(['bad'])
  })
})

/** The start of a day in Berlin, in the weeks around the clock change of 2027-03-28. */
const midnight = (date: string): number =>
  Date.parse(`${date}T00:00:00${date <= '2027-03-28' ? '+01:00' : '+02:00'}`)
