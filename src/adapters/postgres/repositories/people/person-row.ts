import { defaultSettings } from '#core/people/settings.ts'
import type { Person } from '#core/people/person.ts'
import type { users } from '../../schema/people.ts'

type PersonRow = typeof users.$inferSelect

/** Settings are stored whole, but older rows may lack younger fields: those take the defaults. */
export const toPerson = (row: PersonRow): Person => ({
  id: row.id,
  email: row.email,
  name: row.name,
  timeZone: row.timeZone,
  settings: { ...defaultSettings, ...row.settings },
  daysOff: row.daysOff,
  trips: row.trips,
})

export const fromPerson = (person: Person) => ({
  email: person.email,
  name: person.name,
  timeZone: person.timeZone,
  settings: person.settings,
  daysOff: [...person.daysOff],
  trips: [...person.trips],
})
