import { insertCalendar } from '../core/calendars/calendars.ts'
import { patchEvent } from '../core/events/change-event.ts'
import { insertEvent } from '../core/events/insert-event.ts'
import {
  generateInstance,
  instanceId,
  isCancelled,
  isSeries,
  startsInWindow,
} from '../core/events/instances.ts'
import type { Actor } from '../core/scopes.ts'
import type { Calendar, Person, StoredEvent } from '../core/state.ts'
import type { Store } from '../core/store.ts'
import { timeToMs, wallToMs } from '../core/events/event-time.ts'
import { bury } from '../core/events/write-event.ts'
import { subscribeToHolidays } from './holidays.ts'
import { familyEvenings, oneToOne, recurringWork } from './recurring.ts'
import { singleEvents } from './singles.ts'
import { demoWeek } from './week.ts'
import type { DemoEvent, DemoWeek } from './week.ts'

type Hand = { store: Store; actor: Actor; calendar: Calendar }

const insert = ({ store, actor, calendar }: Hand, body: DemoEvent): StoredEvent =>
  insertEvent(store, actor, { calendar, role: 'owner' }, body)

/** Moves the one-to-one of next week from Tuesday to Wednesday afternoon. */
function moveOneToOne(hand: Hand, series: StoredEvent, week: DemoWeek): void {
  const { timeZone } = week.person
  const day = {
    fromMs: wallToMs(week.date(8), timeZone),
    toMs: wallToMs(week.date(9), timeZone),
    nowMs: hand.store.now(),
  }
  const startMs = startsInWindow(series, day).find((start) => start >= day.fromMs)
  if (startMs === undefined) return
  const { originalStart = {} } = generateInstance(series, startMs)
  const { start, end } = week.at(9, '16:00', 45, '')
  const edit = { eventId: instanceId(series.id, originalStart), raw: { start, end } }
  patchEvent(hand.store, { calendar: hand.calendar, role: 'owner' }, edit)
}

function fillPrimary(hand: Hand, week: DemoWeek): void {
  for (const body of [...recurringWork(week), ...singleEvents(week)]) insert(hand, body)
  moveOneToOne(hand, insert(hand, oneToOne(week)), week)
}

function fillFamily(store: Store, actor: Actor, week: DemoWeek): void {
  const { id } = insertCalendar(store, actor, { summary: 'Family', timeZone: week.person.timeZone })
  const calendar = store.state.calendars.get(id)
  if (calendar === undefined) return
  for (const body of familyEvenings(week)) insert({ store, actor, calendar }, body)
}

/** Gives a person with an empty calendar a believable fortnight, a family calendar and the holidays. */
export function fillDemoData(store: Store, person: Person): void {
  const calendar = store.state.calendars.get(person.email)
  if (calendar === undefined || calendar.events.size > 0) return
  const actor: Actor = { email: person.email, clientId: null, scopes: null }
  const week = demoWeek(person, store.now())
  store.change(() => {
    fillPrimary({ store, actor, calendar }, week)
    fillFamily(store, actor, week)
    subscribeToHolidays(store, person)
    rememberWeek(store, person, week)
  })
}

function rememberWeek(store: Store, person: Person, week: DemoWeek): void {
  store.state.demoWeeks.set(person.email, { monday: week.date(0), seq: store.state.seq })
}

/** Has anybody touched this person's own events since they were laid out? */
function isUntouched(store: Store, person: Person, seq: number): boolean {
  const own = [...store.state.calendars.values()].filter(
    (each) => each.ownerEmail === person.email && each.createdBy === null,
  )
  return own.every((calendar) => [...calendar.events.values()].every((event) => event.seq <= seq))
}

/**
 * A demo opened again in a later week finds the same full fortnight: what was laid out for one-off events moves
 * along, the past stays. Only if all events are still as they were laid out.
 */
export function refreshDemoData(store: Store, person: Person): void {
  const laidOut = store.state.demoWeeks.get(person.email)
  const calendar = store.state.calendars.get(person.email)
  const week = demoWeek(person, store.now())
  if (laidOut === undefined || calendar === undefined || laidOut.monday >= week.date(0)) return
  if (!isUntouched(store, person, laidOut.seq)) return
  const hand: Hand = { store, calendar, actor: { email: person.email, clientId: null, scopes: null } }
  const fromMs = wallToMs(week.date(0), person.timeZone)
  store.change(() => {
    for (const event of calendar.events.values())
      if (isSingle(event) && timeToMs(event.body.start ?? {}, person.timeZone) >= fromMs)
        bury(store, calendar, event)
    for (const body of singleEvents(week)) insert(hand, body)
    rememberWeek(store, person, week)
  })
}

const isSingle = (event: StoredEvent): boolean =>
  !isSeries(event) && event.recurringEventId === undefined && !isCancelled(event)
