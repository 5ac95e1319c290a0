import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { patchEvent } from '#demo/google-emulator/core/events/change-event.ts'
import { deleteEvent } from '#demo/google-emulator/core/events/delete-event.ts'
import { lookUpEvent } from '#demo/google-emulator/core/events/find-event.ts'
import { GoogleError } from '#demo/google-emulator/core/google-error.ts'
import { insertEvent } from '#demo/google-emulator/core/events/insert-event.ts'
import { isCancelled } from '#demo/google-emulator/core/events/instances.ts'
import { addPerson } from '#demo/google-emulator/core/people.ts'
import { Store } from '#demo/google-emulator/core/store.ts'
import type { Calendar, StoredEvent } from '#demo/google-emulator/core/state.ts'

const ALEX = 'alex@example.com'
const BO = 'bo@example.com'
const ACTOR = { email: ALEX, clientId: null, scopes: null }
// A single meeting, a series and one instance of it.
const IDS = ['single', 'series', 'series_20261202T090000Z']

type World = { store: Store; alex: Calendar; bo: Calendar }
type Step = { who: 'alex' | 'bo'; id: string; raw: object | null }

const answer = fc.constantFrom('accepted', 'tentative', 'declined', 'needsAction')
const invited = fc
  .option(answer, { nil: null })
  .map((responseStatus) => ({ attendees: responseStatus === null ? [] : [{ email: BO, responseStatus }] }))
const renamed = fc.constantFrom('One', 'Two', 'Three').map((summary) => ({ summary }))
const id = fc.constantFrom(...IDS)

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ who: fc.constant('alex' as const), id, raw: fc.oneof(invited, renamed) }),
  fc.record({
    who: fc.constant('bo' as const),
    id,
    raw: answer.map((responseStatus) => ({ attendees: [{ email: BO, responseStatus }] })),
  }),
  fc.record({ who: fc.constantFrom('alex' as const, 'bo' as const), id, raw: fc.constant(null) }),
)

function newWorld(): World {
  const store = new Store({ now: () => Date.parse('2026-11-18T10:00:00Z'), seed: 'law' })
  for (const email of [ALEX, BO]) addPerson(store, { email, name: email, timeZone: 'UTC' })
  const [alex, bo] = [ALEX, BO].map((email) => store.state.calendars.get(email))
  if (alex === undefined || bo === undefined) throw new Error('Somebody has no calendar.')
  const times = {
    start: { dateTime: '2026-12-01T09:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' },
  }
  const opened = { calendar: alex, role: 'owner' as const }
  const attendees = [{ email: BO }]
  insertEvent(store, ACTOR, opened, { id: 'single', attendees, ...times })
  insertEvent(store, ACTOR, opened, {
    id: 'series',
    attendees,
    ...times,
    recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
  })
  return { store, alex, bo }
}

function apply({ store, ...calendars }: World, { who, id: eventId, raw }: Step): void {
  const opened = { calendar: calendars[who], role: 'owner' as const }
  try {
    if (raw === null) deleteEvent(store, opened, { eventId })
    else patchEvent(store, opened, { eventId, raw })
  } catch (error) {
    // Writing to what is gone is refused; that is part of life.
    if (!(error instanceof GoogleError)) throw error
  }
}

const liveIn = (calendar: Calendar, eventId: string): StoredEvent | null => {
  const event = lookUpEvent(calendar, eventId)
  return event === null || isCancelled(event) ? null : event
}

const answerOf = (event: StoredEvent): string | undefined =>
  event.body.attendees?.find(({ email }) => email === BO)?.responseStatus

const shown = (event: StoredEvent): unknown => [event.body.summary, event.body.start, answerOf(event)]

/** What organizer and guest see differently of one meeting; null when they agree. */
function quarrel({ alex, bo }: World, eventId: string): unknown {
  const main = liveIn(alex, eventId)
  const copy = liveIn(bo, eventId)
  const isInvited = main?.body.attendees?.some(({ email }) => email === BO) ?? false
  if (main === null || !isInvited) return copy === null ? null : { uninvited: copy }
  if (copy === null) return answerOf(main) === 'declined' ? null : { missing: main }
  return isDeepStrictEqual(shown(copy), shown(main)) ? null : { main: shown(main), copy: shown(copy) }
}

it('whoever changes what, organizer and guest agree on title, time and answer', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const world = newWorld()
      for (const each of steps) apply(world, each)
      expect(IDS.map((eventId) => quarrel(world, eventId))).toEqual([null, null, null])
    }),
    { numRuns: 300 },
  )
})
