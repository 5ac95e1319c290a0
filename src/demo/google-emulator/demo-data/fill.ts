import { insertCalendar } from '../core/calendars.ts'
import { patchEvent } from '../core/change-event.ts'
import { insertEvent } from '../core/insert-event.ts'
import { generateInstance, instanceId, startsInWindow } from '../core/instances.ts'
import type { Actor } from '../core/scopes.ts'
import type { Calendar, Person, StoredEvent } from '../core/state.ts'
import type { Store } from '../core/store.ts'
import { wallToMs } from '../core/event-time.ts'
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
  })
}
