import { and, asc, count, eq, inArray, isNotNull, isNull, lt, ne } from 'drizzle-orm'
import type { Person } from '#core/people/person.ts'
import type { FleetRepositories } from '#app/ports/unit-of-work.ts'
import { fromPerson, toPerson } from './repositories/people/person-row.ts'
import { toChannel } from './repositories/calendars/channel-row.ts'
import { announceChange } from './announce-change.ts'
import { claimAgain } from './claim.ts'
import { mapRow } from './repositories/map-row.ts'
import { toDate } from './repositories/moments.ts'
import { kpis } from './schema/kpis.ts'
import { channels, connections } from './schema/calendars.ts'
import { users } from './schema/people.ts'
import { weekRooms } from './schema/rooms.ts'
import { facts } from './schema/system.ts'
import { lastSettledAtMs, listOpenWakes, listStaleCalendars, listUnlooked } from './fleet-sweeps.ts'
import type { Database } from './transaction.ts'

/** Questions over all people. Each goes through the narrowest door there is for it. */
export function drizzleFleetRepositories(db: Database): FleetRepositories {
  return {
    ...people(db),
    ...systemFacts(db),
    findChannel: async (channelId) => {
      await claimAgain(db, { door: 'push', key: channelId })
      const [row] = await db.select().from(channels).where(eq(channels.id, channelId))
      return mapRow(row, (found) => ({ userId: found.userId, channel: toChannel(found) }))
    },
    findKpiOfWebhook: async (digest) => {
      await claimAgain(db, { door: 'kpi-webhook', key: digest })
      const [row] = await db
        .select({ userId: kpis.userId, kpiId: kpis.id })
        .from(kpis)
        .where(eq(kpis.webhookDigest, digest))
      return row ?? null
    },
    announceToAll: (topic) => announceChange(db, { userId: '', topic }),
    listOpenWakes: async (nowMs, attemptedBeforeMs, limit) => {
      await claimAgain(db, { door: 'sweep' })
      return listOpenWakes(db, nowMs, attemptedBeforeMs, limit)
    },
    listUnlooked: async (subject, look, limit) => {
      await claimAgain(db, { door: 'sweep' })
      return listUnlooked(db, subject, look, limit)
    },
    clearRoomsOfLeft: async (beforeMs) => {
      await claimAgain(db, { door: 'sweep' })
      const left = db.select({ id: users.id }).from(users).where(isNotNull(users.leftAt))
      await db
        .delete(weekRooms)
        .where(and(inArray(weekRooms.userId, left), lt(weekRooms.notedAt, toDate(beforeMs))))
    },
    lastSettledAtMs: async () => {
      await claimAgain(db, { door: 'sweep' })
      return lastSettledAtMs(db)
    },
    listStaleCalendars: async (age, limit) => {
      await claimAgain(db, { door: 'sweep' })
      return listStaleCalendars(db, age, limit)
    },
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
    findPersonByGoogleSubject: (subject) => findWhoSignsIn(db, subject),
    findPersonByGoogleAccount: async (subject) =>
      (await findWhoSignsIn(db, subject)) ?? findWhoLinked(db, subject),
    countConnections: async (subject) => {
      await claimAgain(db, { door: 'sign-in', key: subject })
      const [row] = await db.select({ many: count() }).from(connections).where(standing(subject))
      return row?.many ?? 0
    },
    findPerson: (userId) => findPerson(db, userId),
    addPerson: async (person, googleSubject, createdAtMs) => {
      const row = { ...fromPerson(person), id: person.id, googleSubject, createdAt: toDate(createdAtMs) }
      await claimAgain(db, { userId: person.id })
      await db.insert(users).values(row)
    },
    listPeople: async () => {
      await claimAgain(db, { door: 'sweep' })
      const rows = await db
        .select({ id: users.id })
        .from(users)
        .where(isNull(users.leftAt))
        .orderBy(asc(users.createdAt), asc(users.id))
      return rows.map((row) => row.id)
    },
  }
}

const standing = (subject: string) =>
  and(eq(connections.googleSubject, subject), ne(connections.status, 'leaving'))

async function findPerson(db: Database, userId: string): Promise<Person | null> {
  await claimAgain(db, { userId })
  const [row] = await db.select().from(users).where(eq(users.id, userId))
  return mapRow(row, toPerson)
}

async function findWhoSignsIn(db: Database, subject: string): Promise<Person | null> {
  await claimAgain(db, { door: 'sign-in', key: subject })
  const [row] = await db.select().from(users).where(eq(users.googleSubject, subject))
  return mapRow(row, toPerson)
}

/** Who linked the account first. */
async function findWhoLinked(db: Database, subject: string): Promise<Person | null> {
  await claimAgain(db, { door: 'sign-in', key: subject })
  const [row] = await db
    .select({ userId: connections.userId })
    .from(connections)
    .where(standing(subject))
    .orderBy(asc(connections.createdAt), asc(connections.userId))
    .limit(1)
  return row === undefined ? null : findPerson(db, row.userId)
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
