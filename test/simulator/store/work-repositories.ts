import type { LedgerFilter, LedgerSubject } from '#app/ports/repositories/work-repositories.ts'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import { sorted } from './table.ts'
import type { Made, Tables } from './tables.ts'

type Work = Pick<
  Repositories,
  'tasks' | 'habits' | 'blocks' | 'publishedEvents' | 'planVersions' | 'repairs' | 'ledger'
>

/** What is to be done, what is planned of it, what is shown of that, and what became of it. */
export const workRepositories = (tables: Tables, now: () => number): Work => ({
  tasks: tasks(tables, now),
  habits: habits(tables, now),
  blocks: blocks(tables),
  publishedEvents: publishedEvents(tables),
  planVersions: planVersions(tables),
  repairs: repairs(tables),
  ledger: ledger(tables),
})

function withoutMark<T extends { readonly madeAtMs: number }>({
  madeAtMs: _mark,
  ...row
}: T): Omit<T, 'madeAtMs'> {
  return row
}
const oldestFirst = <T extends { readonly id: string }>(
  rows: readonly Made<T>[],
): readonly Omit<Made<T>, 'madeAtMs'>[] =>
  sorted(
    rows,
    (one) => one.madeAtMs,
    (one) => one.id,
  ).map(withoutMark)

function tasks({ tasks }: Tables, now: () => number): Repositories['tasks'] {
  return {
    find: async (id) => {
      const found = tasks.get(id)
      return found === null ? null : withoutMark(found)
    },
    findMany: async (ids) => oldestFirst(tasks.where((one) => ids.includes(one.id))),
    list: async () => oldestFirst(tasks.all()),
    listBySource: async (source) => oldestFirst(tasks.where((one) => one.source === source)),
    listForWeeks: async (weeksOf) =>
      oldestFirst(tasks.where((one) => one.source === 'effort-plan' && weeksOf.includes(one.weekOf ?? ''))),
    listByStatus: async (status) => oldestFirst(tasks.where((one) => one.status === status)),
    findForWeek: async (keyResultId, weekOf) =>
      oldestFirst(
        tasks.where(
          (one) => one.source === 'effort-plan' && one.keyResultId === keyResultId && one.weekOf === weekOf,
        ),
      )[0] ?? null,
    save: async (task) => tasks.set(task.id, { ...task, madeAtMs: tasks.get(task.id)?.madeAtMs ?? now() }),
    remove: async (id) => tasks.delete(id),
  }
}

const keyOf = (habitId: string, onDate: string): string => `${habitId} ${onDate}`

function habits({ habits, skips }: Tables, now: () => number): Repositories['habits'] {
  return {
    find: async (id) => {
      const found = habits.get(id)
      return found === null ? null : withoutMark(found)
    },
    list: async () => oldestFirst(habits.all()),
    save: async (habit) =>
      habits.set(habit.id, { ...habit, madeAtMs: habits.get(habit.id)?.madeAtMs ?? now() }),
    remove: async (id) => habits.delete(id),
    skip: async (habitId, onDate) => skips.set(keyOf(habitId, onDate), { habitId, onDate }),
    unskip: async (habitId, onDate) => skips.delete(keyOf(habitId, onDate)),
    listSkips: async (fromDate) =>
      sorted(
        skips.where((one) => one.onDate >= fromDate),
        (one) => one.onDate,
        (one) => one.habitId,
      ),
  }
}

function blocks({ blocks }: Tables): Repositories['blocks'] {
  const where = (fits: Parameters<typeof blocks.where>[0]) =>
    sorted(
      blocks.where(fits),
      (one) => one.startMs,
      (one) => one.id,
    )
  return {
    find: async (id) => blocks.get(id),
    findMany: async (ids) => where((one) => ids.includes(one.id)),
    listBetween: async (fromMs, toMs) =>
      where((one) => one.startMs < toMs && one.endMs > fromMs && one.state !== 'withdrawn'),
    listInStates: async (states) => where((one) => states.includes(one.state)),
    listForItem: async (itemId) => where((one) => one.itemId === itemId),
    listForItems: async (itemIds) => where((one) => itemIds.includes(one.itemId)),
    save: async (block) => blocks.set(block.id, block),
  }
}

function publishedEvents({ publishedEvents }: Tables): Repositories['publishedEvents'] {
  const newest = () => {
    const byBlock = Map.groupBy(publishedEvents.all(), (one) => one.blockId)
    const latest = [...byBlock.values()].flatMap((of) => sorted(of, (one) => -one.generation).slice(0, 1))
    return sorted(latest, (one) => one.blockId)
  }
  const standing = () => newest().filter((one) => one.state !== 'gone')
  return {
    listStanding: async () => standing(),
    listStandingAfter: async (fromMs) =>
      standing().filter(({ state, synced }) => state === 'intended' || (synced?.endMs ?? Infinity) > fromMs),
    countLive: async () => {
      const live = standing().filter(({ state }) => state === 'live')
      const byCalendar = Map.groupBy(live, (one) => one.calendarId)
      return new Map([...byCalendar].map(([id, of]) => [id, of.length]))
    },
    latestOf: async (blockIds) => newest().filter((one) => blockIds.includes(one.blockId)),
    latestFor: async (blockId) => newest().find((one) => one.blockId === blockId) ?? null,
    findByEvents: async (calendarId, eventIds) =>
      publishedEvents.where((one) => one.calendarId === calendarId && eventIds.includes(one.eventId)),
    save: async (event) => publishedEvents.set(event.id, event),
  }
}

function planVersions({ planVersions, planBlocks }: Tables): Repositories['planVersions'] {
  const newestFirst = () => sorted(planVersions.all(), (one) => -one.number)
  return {
    add: async (version, versionBlocks) => {
      planVersions.set(version.id, version)
      planBlocks.set(
        version.id,
        sorted(
          versionBlocks,
          (one) => one.startMs,
          (one) => one.blockId,
        ),
      )
    },
    setStatus: async (id, status, appliedAtMs) => {
      const version = planVersions.get(id)
      if (version !== null) planVersions.set(id, { ...version, status, appliedAtMs })
    },
    forgetInputs: async (id) => {
      const version = planVersions.get(id)
      if (version !== null) planVersions.set(id, { ...version, inputsHash: '' })
    },
    find: async (id) => planVersions.get(id),
    latestApplied: async () =>
      sorted(
        planVersions.where((one) => one.status === 'applied'),
        (one) => -(one.appliedAtMs ?? Infinity),
        (one) => -one.number,
      )[0] ?? null,
    nextNumber: async () => (newestFirst()[0]?.number ?? 0) + 1,
    blocksOf: async (versionId) => planBlocks.get(versionId) ?? [],
    page: async (before, limit) =>
      newestFirst()
        .filter((one) => before === null || one.number < before)
        .slice(0, limit),
    movesSince: async (sinceMs) =>
      planVersions
        .where((one) => one.createdAtMs >= sinceMs)
        .map(({ status, restores, createdAtMs, plan }) => ({
          status,
          restores,
          createdAtMs,
          moved: plan.difference.moved,
        })),
  }
}

function repairs({ repairs }: Tables): Repositories['repairs'] {
  return {
    add: async (repair) => repairs.set(repair.id, repair),
    find: async (id) => repairs.get(id),
    latestStanding: async () =>
      sorted(
        repairs.where((one) => one.undoneAtMs === null),
        (one) => -one.appliedAtMs,
      )[0] ?? null,
    setUndone: async (id, undoneAtMs) => {
      const repair = repairs.get(id)
      if (repair !== null) repairs.set(id, { ...repair, undoneAtMs })
    },
  }
}

function ledger({ ledger }: Tables): Repositories['ledger'] {
  const list = (filter: LedgerFilter) =>
    sorted(
      ledger.where((one) => matches(one, filter)),
      (one) => one.workedAtMs,
      (one) => one.id,
    ).toReversed()
  return {
    add: async (entry) => ledger.set(entry.id, entry),
    find: async (id) => ledger.get(id),
    page: async (filter, _before, limit) => list(filter).slice(0, limit),
    list: async (filter) => list(filter),
    sumMinutes: async (filter) => list(filter).reduce((sum, one) => sum + one.minutes, 0),
    sumMinutesBy: async (subject, filter) => sumBy(list(filter), subject),
    sumMinutesOf: async (subject, ids, filter = {}) =>
      sumBy(
        list(filter).filter((one) => ids.includes(one[subject] ?? '')),
        subject,
      ),
  }
}

function sumBy(entries: readonly LedgerEntry[], subject: LedgerSubject): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { [subject]: id, minutes } of entries) {
    if (id !== null) sums.set(id, (sums.get(id) ?? 0) + minutes)
  }
  return sums
}

const matches = (entry: LedgerEntry, { fromMs, toMs, ...ids }: LedgerFilter): boolean =>
  (fromMs === undefined || entry.workedAtMs >= fromMs) &&
  (toMs === undefined || entry.workedAtMs < toMs) &&
  Object.entries(ids).every(([name, id]) => id === undefined || Reflect.get(entry, name) === id)
