import { DateTime } from 'luxon'
import type { Person } from '../core/state.ts'

/** Body of an event, as events.insert takes it. */
export type DemoEvent = Record<string, unknown>

/** Builds events on the grid of the person's own weeks: day 0 = Monday of the current week. */
export type DemoWeek = {
  person: Person
  /** A timed event; `clock` is wall time "09:30". */
  at: (day: number, clock: string, minutes: number, summary: string, more?: DemoEvent) => DemoEvent
  /** An all-day event of `days` days. */
  allDay: (day: number, days: number, summary: string, more?: DemoEvent) => DemoEvent
  date: (day: number) => string
}

export function demoWeek(person: Person, nowMs: number): DemoWeek {
  const { timeZone } = person
  const monday = DateTime.fromMillis(nowMs, { zone: timeZone }).startOf('week')
  const date = (day: number): string => monday.plus({ days: day }).toFormat('yyyy-MM-dd')
  const wall = (moment: DateTime): DemoEvent => ({
    dateTime: moment.toFormat("yyyy-MM-dd'T'HH:mm:ss"),
    timeZone,
  })
  return {
    person,
    date,
    at: (day, clock, minutes, summary, more = {}) => {
      const [hour = 0, minute = 0] = clock.split(':').map(Number)
      const start = monday.plus({ days: day }).set({ hour, minute })
      return { summary, start: wall(start), end: wall(start.plus({ minutes })), ...more }
    },
    allDay: (day, days, summary, more = {}) => ({
      summary,
      start: { date: date(day) },
      end: { date: date(day + days) },
      ...more,
    }),
  }
}

const COLLEAGUES: Record<string, string> = {
  priya: 'Priya Nair',
  jonas: 'Jonas Weber',
  mei: 'Mei Lin',
  omar: 'Omar Haddad',
  clara: 'Clara Rossi',
  sam: 'Sam Okafor',
}

/** Attendees of a meeting: the person with this answer, and colleagues who have all accepted. */
export function withPeople(person: Person, names: readonly string[], answer = 'accepted'): DemoEvent {
  const others = names
    .map((name) => ({
      email: `${name}@example.com`,
      displayName: COLLEAGUES[name] ?? name,
      responseStatus: 'accepted',
    }))
    .filter(({ email }) => email !== person.email)
  const self = { email: person.email, displayName: person.name, responseStatus: answer }
  return { attendees: [self, ...others] }
}
