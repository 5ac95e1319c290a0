import { asc, eq } from 'drizzle-orm'
import type { FleetRepositories } from '#app/ports/unit-of-work.ts'
import { fromPerson, toPerson } from './repositories/person-row.ts'
import { toChannel } from './repositories/channel-row.ts'
import { announceChange } from './announce-change.ts'
import { mapRow } from './repositories/map-row.ts'
import { toDate } from './repositories/moments.ts'
import { channels } from './schema/calendars.ts'
import { users } from './schema/people.ts'
import { facts } from './schema/system.ts'
import { listOpenWakes, listStaleCalendars } from './fleet-sweeps.ts'
import type { Database } from './transaction.ts'

/** Questions over all people. */
export function drizzleFleetRepositories(db: Database): FleetRepositories {
  return {
    ...people(db),
    ...systemFacts(db),
    findChannel: async (channelId) => {
      const [row] = await db.select().from(channels).where(eq(channels.id, channelId))
      return mapRow(row, (found) => ({ userId: found.userId, channel: toChannel(found) }))
    },
    announceToAll: (topic) => announceChange(db, { userId: '', topic }),
    listOpenWakes: (nowMs, attemptedBeforeMs, limit) => listOpenWakes(db, nowMs, attemptedBeforeMs, limit),
    listStaleCalendars: (nowMs, pulledBeforeMs, limit) =>
      listStaleCalendars(db, nowMs, pulledBeforeMs, limit),
  }
}

type People = Pick<FleetRepositories, 'findPersonByGoogleSubject' | 'findPerson' | 'addPerson' | 'listPeople'>

function people(db: Database): People {
  return {
    findPersonByGoogleSubject: async (subject) => {
      const [row] = await db.select().from(users).where(eq(users.googleSubject, subject))
      return mapRow(row, toPerson)
    },
    findPerson: async (userId) => {
      const [row] = await db.select().from(users).where(eq(users.id, userId))
      return mapRow(row, toPerson)
    },
    addPerson: async (person, googleSubject, createdAtMs) => {
      const row = { ...fromPerson(person), id: person.id, googleSubject, createdAt: toDate(createdAtMs) }
      await db.insert(users).values(row)
    },
    listPeople: async () => {
      const rows = await db.select({ id: users.id }).from(users).orderBy(asc(users.createdAt), asc(users.id))
      return rows.map((row) => row.id)
    },
  }
}

function systemFacts(db: Database): Pick<FleetRepositories, 'readFact' | 'writeFact'> {
  return {
    readFact: async (key) => {
      const [row] = await db.select().from(facts).where(eq(facts.key, key))
      return row?.value
    },
    writeFact: async (key, value) => {
      await db.insert(facts).values({ key, value }).onConflictDoUpdate({ target: facts.key, set: { value } })
    },
  }
}
