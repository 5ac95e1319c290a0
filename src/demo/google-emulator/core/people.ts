import { z } from 'zod'
import { isTimeZone } from './events/event-time.ts'
import { enlist } from './calendars/calendar-list.ts'
import { newCalendar } from './calendars/new-calendar.ts'
import type { Person } from './state.ts'
import type { Store } from './store.ts'

export const personSchema = z.object({
  email: z.email().transform((text) => text.toLowerCase()),
  name: z.string().trim().min(1).max(200),
  timeZone: z.string().refine(isTimeZone, 'not an IANA time zone'),
})

export type NewPerson = z.infer<typeof personSchema>

/** Adds an account with its primary calendar; an account that exists is answered as it is. */
export function addPerson(store: Store, raw: NewPerson): Person {
  const wanted = personSchema.parse(raw)
  const known = store.state.people.get(wanted.email)
  if (known !== undefined) return known
  return store.change(() => {
    const subject = String(100_000_000_000 + store.state.people.size * 7_919)
    const person: Person = { ...wanted, subject }
    store.state.people.set(person.email, person)
    store.state.lists.set(person.email, { syncEpoch: 0, entries: new Map() })
    const calendar = newCalendar(store, {
      id: person.email,
      summary: person.email,
      timeZone: person.timeZone,
      ownerEmail: person.email,
      primary: true,
    })
    enlist(store, calendar, person.email, 'owner')
    return person
  })
}
