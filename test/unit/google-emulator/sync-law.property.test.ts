import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { patchEvent } from '#demo/google-emulator/core/events/change-event.ts'
import { deleteEvent } from '#demo/google-emulator/core/events/delete-event.ts'
import { parseEventsQuery } from '#demo/google-emulator/core/events/event-query.ts'
import { GoogleError } from '#demo/google-emulator/core/google-error.ts'
import { insertEvent } from '#demo/google-emulator/core/events/insert-event.ts'
import { listEvents } from '#demo/google-emulator/core/events/list-events.ts'
import { addPerson } from '#demo/google-emulator/core/people.ts'
import { Store } from '#demo/google-emulator/core/store.ts'
import type { Calendar } from '#demo/google-emulator/core/state.ts'

const EMAIL = 'a@example.com'
const ACTOR = { email: EMAIL, clientId: null, scopes: null }
const ZONE = 'Europe/Berlin'

type Step =
  | { kind: 'insert'; day: number; recurrence: readonly string[] | undefined }
  | { kind: 'patch'; pick: number; day: number; recurrence: readonly string[] | null | undefined }
  | { kind: 'delete'; pick: number }
  | { kind: 'sync' }

const recurrence = fc.constantFrom(
  ['RRULE:FREQ=DAILY;COUNT=4'],
  ['RRULE:FREQ=WEEKLY;COUNT=3'],
  ['RRULE:FREQ=DAILY;COUNT=2'],
)
const day = fc.integer({ min: 1, max: 9 })
const pick = fc.nat(30)

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    day,
    recurrence: fc.option(recurrence, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('patch' as const),
    pick,
    day,
    recurrence: fc.oneof(recurrence, fc.constantFrom(null, undefined)),
  }),
  fc.record({ kind: fc.constant('delete' as const), pick }),
  fc.constant({ kind: 'sync' as const }),
)

const times = (date: number): object => ({
  start: { dateTime: `2026-12-0${date}T09:00:00`, timeZone: ZONE },
  end: { dateTime: `2026-12-0${date}T10:00:00`, timeZone: ZONE },
})

type World = { store: Store; calendar: Calendar; singleEvents: boolean }

function newWorld(singleEvents: boolean): World {
  const store = new Store({ now: () => Date.parse('2026-11-18T10:00:00Z'), seed: 'law' })
  addPerson(store, { email: EMAIL, name: 'A', timeZone: ZONE })
  const calendar = store.state.calendars.get(EMAIL)
  if (calendar === undefined) throw new Error('The person has no calendar.')
  return { store, calendar, singleEvents }
}

/** Ids a client may name: rows of the calendar and instances of its series. */
function anyId(world: World, wanted: number): string | undefined {
  const rows = [...world.calendar.events.keys()]
  const expanded = list({ ...world, singleEvents: true }, {}).items.map((event) => event.id)
  const all = [...new Set([...rows, ...expanded])]
  return all[wanted % Math.max(all.length, 1)]
}

function list({ store, singleEvents }: World, query: object): ReturnType<typeof listEvents> {
  const parsed = parseEventsQuery({ ...query, singleEvents: String(singleEvents), maxResults: '2500' })
  return listEvents(store, ACTOR, { calendarId: EMAIL, query: parsed })
}

// The law speaks of what happens, not of what is refused: a step Google would refuse is none.
function attempt(work: () => unknown): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof GoogleError)) throw error
  }
}

function applyStep(world: World, action: Exclude<Step, { kind: 'sync' }>): void {
  const { store, calendar } = world
  const opened = { calendar, role: 'owner' as const }
  if (action.kind === 'insert') {
    const body = { summary: 'x', ...times(action.day), recurrence: action.recurrence }
    attempt(() => insertEvent(store, ACTOR, opened, body))
    return
  }
  const eventId = anyId(world, action.pick)
  if (eventId === undefined) return
  if (action.kind === 'delete') attempt(() => deleteEvent(store, opened, { eventId }))
  else
    attempt(() =>
      patchEvent(store, opened, {
        eventId,
        raw: {
          ...times(action.day),
          ...(action.recurrence === undefined ? {} : { recurrence: action.recurrence }),
        },
      }),
    )
}

/** What a client holds after a full list and all increments, by the rules of Google's sync guide. */
class Mirror {
  readonly rows = new Map<string, object>()
  #token: string | undefined

  sync(world: World): void {
    const page = list(world, this.#token === undefined ? {} : { syncToken: this.#token })
    for (const event of page.items) {
      const isException = event['recurringEventId'] !== undefined && !world.singleEvents
      if (event['status'] === 'cancelled' && !isException) this.rows.delete(event.id)
      else this.rows.set(event.id, event)
    }
    for (const [id, row] of this.rows) {
      const { recurringEventId: series, status } = row as { recurringEventId?: string; status: string }
      if (status === 'cancelled' && series !== undefined && !this.rows.has(series)) this.rows.delete(id)
    }
    this.#token = page['nextSyncToken'] as string
  }
}

const byId = (items: readonly { id: string }[]): object =>
  Object.fromEntries(items.map((item) => [item.id, item]))

// A cancelled exception may outlive the recurrence of its series; it says nothing about what is there.
function live(items: object): object {
  return Object.fromEntries(
    Object.entries(items).filter(([, row]) => (row as { status: string }).status !== 'cancelled'),
  )
}

it.each([false, true])('applying increments gives the full list (singleEvents=%s)', (singleEvents) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const world = newWorld(singleEvents)
      const mirror = new Mirror()
      mirror.sync(world)
      for (const action of steps) {
        if (action.kind === 'sync') mirror.sync(world)
        else applyStep(world, action)
      }
      mirror.sync(world)
      expect(live(Object.fromEntries(mirror.rows))).toEqual(live(byId(list(world, {}).items)))
    }),
    { numRuns: 150 },
  )
})
