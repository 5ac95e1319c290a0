import type { CalendarAge, FleetRepositories, Repositories, UnitOfWork } from '#app/ports/unit-of-work.ts'
import type { OpenWake } from '#app/wake-up.ts'
import { noColleagues } from './no-colleagues.ts'
import { calendarRepositories } from './calendar-repositories.ts'
import { nobodyLeaves } from './nobody-leaves.ts'
import { sorted } from './table.ts'
import { Tables } from './tables.ts'
import { type Asked, openWakes, wakeRepository } from './wake-repository.ts'
import { workRepositories } from './work-repositories.ts'

/** What all processes of one simulation share: the committed tables. */
export class MemoryStore {
  committed = new Tables()
  #last: Promise<unknown> = Promise.resolve()

  reset(): void {
    this.committed = new Tables()
  }

  /** One transaction at a time: those that overlap wait, as they would for each other's rows. */
  async transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = promise
    await before
    try {
      const tables = this.committed.copy()
      const result = await work(tables)
      this.committed = tables
      return result
    } finally {
      resolve()
    }
  }
}

type Options = {
  readonly store: MemoryStore
  readonly now: () => number
  readonly afterCommit: (wakes: readonly OpenWake[]) => Promise<void>
}

/** Transactions in memory: all or nothing, one after the other, as fast as the process. */
export function memoryUnitOfWork({ store, now, afterCommit }: Options): UnitOfWork {
  return {
    forUser: async (userId, work) => {
      const asked: Asked = new Map()
      const result = await store.transaction((tables) => work(repositoriesOf(tables, userId, asked, now)))
      const wakes = [...asked.values()].map((one) => ({ userId, ...one }))
      // Nobody minds a queue that cannot be told: the wakes are committed.
      if (wakes.length > 0) await afterCommit(wakes).catch(() => undefined)
      return result
    },
    forFleet: (work) => store.transaction((tables) => work(fleetOf(tables))),
  }
}

const repositoriesOf = (tables: Tables, userId: string, asked: Asked, now: () => number): Repositories => ({
  ...calendarRepositories(tables, now),
  ...workRepositories(tables, now),
  person: person(tables, userId),
  hours: {
    find: async (id) => tables.hours.get(id),
    list: async () => sorted(tables.hours.all(), (one) => one.id),
    save: async (profile) => tables.hours.set(profile.id, profile),
    remove: async (id) => tables.hours.delete(id),
  },
  ...noGoals,
  ...noColleagues,
  taskSeries: none,
  ...nobodyLeaves,
  // Nobody takes a change back here.
  taskChanges: {
    add: () => Promise.resolve(),
    find: () => Promise.resolve(null),
    setUndone: () => Promise.resolve(),
  },
  cycles: {
    find: async (id) => tables.cycles.get(id),
    list: async () =>
      sorted(
        tables.cycles.all(),
        (one) => one.startsOn,
        (one) => one.id,
      ),
    save: async (cycle) => tables.cycles.set(cycle.id, cycle),
    remove: async (id) => tables.cycles.delete(id),
  },
  wakes: wakeRepository({ tables, userId, now, asked }),
  announce: () => Promise.resolve(),
})

function person({ accounts }: Tables, userId: string): Repositories['person'] {
  const mine = () => {
    const found = accounts.get(userId)
    if (found === null) throw new Error(`There is no person ${userId}.`)
    return found
  }
  return {
    get: async () => mine().person,
    save: async (saved) => accounts.set(userId, { ...mine(), person: saved }),
    lock: () => Promise.resolve(),
    noteSeen: async (nowMs) => accounts.set(userId, { ...mine(), lastSeenAtMs: nowMs }),
  }
}

const notHere = (): never => {
  throw new Error('A simulation has no goals.')
}
const none = {
  find: () => Promise.resolve(null),
  list: () => Promise.resolve([]),
  save: notHere,
  remove: notHere,
}
const noGoals: Pick<
  Repositories,
  'objectives' | 'keyResults' | 'checkIns' | 'goalChanges' | 'achievements' | 'kpis' | 'notifications'
> = {
  objectives: none,
  keyResults: {
    ...none,
    saveMilestone: notHere,
    removeMilestone: notHere,
    saveEffortPlan: notHere,
    removeEffortPlan: notHere,
  },
  checkIns: { add: notHere, listFor: () => Promise.resolve([]), listLatest: () => Promise.resolve([]) },
  kpis: {
    ...none,
    addReadings: notHere,
    removeReading: notHere,
    listLatestReadings: () => Promise.resolve([]),
    listReadings: () => Promise.resolve([]),
    setWebhook: notHere,
    listWebhooks: () => Promise.resolve([]),
  },
  notifications: {
    add: notHere,
    find: () => Promise.resolve(null),
    page: () => Promise.resolve([]),
    keysOf: () => Promise.resolve([]),
    countUnread: () => Promise.resolve(0),
    markRead: notHere,
    markAllRead: notHere,
    resolve: notHere,
    close: notHere,
    lastTried: () => Promise.resolve(null),
    firstLost: () => Promise.resolve(null),
    startAnew: notHere,
    addDelivery: notHere,
    saveDelivery: notHere,
    listWaiting: () => Promise.resolve([]),
    settings: notHere,
    saveSettings: notHere,
    useLink: notHere,
    isLinkUsed: notHere,
    releaseLink: notHere,
    keepMail: notHere,
    listMails: () => Promise.resolve([]),
  },
  goalChanges: { add: notHere, page: () => Promise.resolve([]) },
  // Streaks grow over weeks; that they are on record already spares the telling.
  achievements: { add: () => Promise.resolve(false), list: () => Promise.resolve([]) },
}

function fleetOf(tables: Tables): FleetRepositories {
  const { accounts, channels, connections, facts } = tables
  const bySubject = (subject: string) =>
    accounts.where((one) => one.googleSubject === subject)[0]?.person ?? null
  return {
    findPersonByGoogleSubject: async (subject) => bySubject(subject),
    findPersonByGoogleAccount: async (subject) => bySubject(subject),
    countConnections: async (subject) =>
      connections.where((one) => one.googleSubject === subject && one.status !== 'leaving').length,
    findPerson: async (userId) => accounts.get(userId)?.person ?? null,
    addPerson: async (added, googleSubject) =>
      accounts.set(added.id, { person: added, googleSubject, lastSeenAtMs: null }),
    findKpiOfWebhook: () => Promise.resolve(null),
    findChannel: async (id) => {
      const channel = channels.get(id)
      return channel === null ? null : { userId: accounts.all()[0]?.person.id ?? '', channel }
    },
    listOpenWakes: async (nowMs, attemptedBeforeMs, limit) =>
      openWakes(tables, nowMs, attemptedBeforeMs, limit),
    listStaleCalendars: async (age, limit) => staleCalendars(tables, age).slice(0, limit),
    // Nobody is told anything: there are no goals, and notices only read.
    listUnlooked: () => Promise.resolve([]),
    clearRoomsOfLeft: () => Promise.resolve(),
    lastSettledAtMs: () => Promise.resolve(null),
    listPeople: async () => accounts.all().map((one) => one.person.id),
    announceToAll: () => Promise.resolve(),
    readFact: async (key) => facts.get(key),
    writeFact: async (key, value) => facts.set(key, value),
  }
}

function staleCalendars({ accounts, calendars, connections, wakes }: Tables, age: CalendarAge) {
  const [account] = accounts.all()
  if (account === undefined) return []
  const isActive = (account.lastSeenAtMs ?? 0) > age.seenSinceMs
  const isStale = (pulledAtMs: number | null): boolean =>
    pulledAtMs === null ||
    pulledAtMs < age.dormantBeforeMs ||
    (isActive && pulledAtMs < age.pulledBeforeMs) ||
    pulledAtMs > age.nowMs
  const stale = calendars.where(
    (one) =>
      one.state !== 'gone' &&
      connections.get(one.connectionId)?.status === 'active' &&
      isStale(one.pulledAtMs),
  )
  return sorted(
    stale,
    (one) => wakes.get(`pull ${one.id}`)?.lastAttemptAtMs ?? -1,
    (one) => one.pulledAtMs ?? -1,
    (one) => one.id,
  ).map(({ id }) => ({ userId: account.person.id, calendarId: id }))
}
