import { nothingShared } from '#app/read/goals/read-all-goals.ts'
import type { Repositories, UnitOfWork } from '#app/ports/unit-of-work.ts'
import type { LedgerFilter } from '#app/ports/repositories/work-repositories.ts'
import type { Block } from '#core/blocks/block.ts'
import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import type { Habit } from '#core/goals/habit.ts'
import type { Person } from '#core/people/person.ts'
import type { Task } from '#core/tasks/task.ts'

export type MemoryWorld = ReturnType<typeof memoryWorld>

/** One person's blocks, tasks, habits and ledger in memory, for use cases that need no more than that. */
export function memoryWorld(person: Person, startMs: number) {
  let nowMs = startMs
  let lastId = 0
  const ids = { next: () => `id-${String((lastId += 1)).padStart(6, '0')}` }
  const blocks = new Map<string, Block>()
  const tasks = new Map<string, Task>()
  const habits = new Map<string, Habit>()
  const entries: LedgerEntry[] = []
  const asked = new Set<string>()
  const repositories: Repositories = {
    ...absent,
    person: { ...absent.person, get: async () => person, lock: async () => undefined },
    blocks: blockRepository(blocks),
    tasks: { ...absent.tasks, ...keep(tasks) },
    habits: { ...absent.habits, ...keep(habits), skip: async () => undefined, unskip: async () => undefined },
    keyResults: { ...absent.keyResults, find: async () => null, list: async () => [] },
    objectives: { ...absent.objectives, find: async () => null, list: async () => [] },
    cycles: { ...absent.cycles, list: async () => [] },
    sharedGoals: { ...absent.sharedGoals, listServed: async () => nothingShared },
    planVersions: { ...absent.planVersions, latestApplied: async () => null },
    publishedEvents: { ...absent.publishedEvents, latestOf: async () => [] },
    events: { ...absent.events, find: async () => null, listAround: async () => [] },
    calendars: { ...absent.calendars, list: async () => [] },
    ledger: ledgerRepository(entries),
    wakes: {
      ...absent.wakes,
      request: async (family) => void asked.add(family),
      requestAt: async () => undefined,
      hurry: async () => undefined,
      findForUpdate: async () => null,
    },
    announce: async () => undefined,
  }
  const unitOfWork: UnitOfWork = {
    forUser: (_, work) => work(repositories),
    forFleet: () => Promise.reject(new Error('There is no fleet in this world.')),
  }
  const goTo = (ms: number): void => {
    nowMs = ms
  }
  return {
    blocks,
    tasks,
    habits,
    entries,
    asked,
    goTo,
    edits: { unitOfWork, clock: { now: () => nowMs }, ids },
  }
}

/** Whatever a use case under test should not touch says so. */
const absent = new Proxy({} as Repositories, {
  ownKeys: () => [],
  get: (_, name) => new Proxy({}, { ownKeys: () => [], get: () => () => refuse(String(name)) }),
})

const refuse = (name: string) => Promise.reject(new Error(`${name} are not part of this world.`))

const keep = <T extends { readonly id: string }>(things: Map<string, T>) => ({
  find: async (id: string) => things.get(id) ?? null,
  findMany: async (ids: readonly string[]) => [...things.values()].filter(({ id }) => ids.includes(id)),
  list: async () => [...things.values()],
  save: async (thing: T) => void things.set(thing.id, thing),
})

function blockRepository(blocks: Map<string, Block>): Repositories['blocks'] {
  const all = () => [...blocks.values()]
  return {
    find: async (id) => blocks.get(id) ?? null,
    findMany: async (ids) => all().filter(({ id }) => ids.includes(id)),
    listBetween: async (fromMs, toMs) => all().filter((one) => one.startMs < toMs && one.endMs > fromMs),
    listInStates: async (states) => all().filter(({ state }) => states.includes(state)),
    listForItem: async (itemId) => all().filter((one) => one.itemId === itemId),
    listForItems: async (itemIds) => all().filter((one) => itemIds.includes(one.itemId)),
    save: async (block) => void blocks.set(block.id, block),
  }
}

function ledgerRepository(entries: LedgerEntry[]): Repositories['ledger'] {
  const list = (filter: LedgerFilter) => entries.filter((entry) => matches(entry, filter))
  return {
    ...absent.ledger,
    add: async (entry) => void entries.push(entry),
    find: async (id) => entries.find((entry) => entry.id === id) ?? null,
    list: async (filter) => list(filter),
    sumMinutes: async (filter) => list(filter).reduce((sum, { minutes }) => sum + minutes, 0),
  }
}

function matches(entry: LedgerEntry, { fromMs, toMs, ...ids }: LedgerFilter): boolean {
  const keys = Object.keys(ids) as (keyof typeof ids)[]
  const isInTime = entry.workedAtMs >= (fromMs ?? -Infinity) && entry.workedAtMs < (toMs ?? Infinity)
  return isInTime && keys.every((key) => entry[key] === ids[key])
}
