import { and, asc, count, eq, ne, sql } from 'drizzle-orm'
import type { Person } from '#core/people/person.ts'
import type { FleetRepositories } from '#app/ports/unit-of-work.ts'
import { fromPerson, toPerson } from './repositories/person-row.ts'
import { toChannel } from './repositories/channel-row.ts'
import { announceChange } from './announce-change.ts'
import { mapRow } from './repositories/map-row.ts'
import { toDate } from './repositories/moments.ts'
import { channels, connections } from './schema/calendars.ts'
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
    listStaleCalendars: (age, limit) => listStaleCalendars(db, age, limit),
  }
}

type People = Pick<
  FleetRepositories,
  | 'findPersonByGoogleSubject'
  | 'findPersonByGoogleAccount'
  | 'countConnections'
  | 'findPerson'
  | 'addPerson'
  | 'listPeople'
>

function people(db: Database): People {
  return {
    findPersonByGoogleSubject: async (subject) => {
      const [row] = await db.select().from(users).where(eq(users.googleSubject, subject))
      return mapRow(row, toPerson)
    },
    findPersonByGoogleAccount: (subject) => findByAccount(db, subject),
    countConnections: async (subject) => {
      const [row] = await db.select({ many: count() }).from(connections).where(standing(subject))
      return row?.many ?? 0
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

const standing = (subject: string) =>
  and(eq(connections.googleSubject, subject), ne(connections.status, 'leaving'))

/** Who signs in with the account comes before who linked it. */
async function findByAccount(db: Database, subject: string): Promise<Person | null> {
  const signsIn = eq(users.googleSubject, subject)
  const [row] = await db
    .select({ user: users })
    .from(users)
    .leftJoin(connections, and(eq(connections.userId, users.id), standing(subject)))
    .where(sql`${signsIn} or ${connections.id} is not null`)
    .orderBy(sql`${signsIn} desc`, asc(connections.createdAt), asc(users.id))
    .limit(1)
  return mapRow(row, ({ user }) => toPerson(user))
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
