import type { JournalEntryView, SyncJournalView } from '#contracts/http/sync-routes.ts'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { weekStartOf } from '#core/time/local-date.ts'
import type { Person } from '#core/people/person.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import type { PlanVersion, VersionBlock } from '../../ports/repositories/work-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { iso } from '../iso.ts'
import { readMoves } from '../week/read-moves.ts'

type Dependencies = Pick<EditDependencies, 'unitOfWork' | 'clock'>

const VERSIONS = 8
const MOST_ENTRIES = 40
const WEEKS = 8

/** What the plan's last versions did on the calendar, block by block, with what made us plan; and moves by week. */
export function createReadSyncJournal({ unitOfWork, clock }: Dependencies) {
  return (userId: string): Promise<SyncJournalView> =>
    unitOfWork.forUser(userId, async (mine) => ({
      items: await readEntries(mine),
      weeks: await readWeeks(mine, await mine.person.get(), clock.now()),
    }))
}

async function readEntries(mine: Repositories): Promise<JournalEntryView[]> {
  const page = await mine.planVersions.page(null, VERSIONS + 1)
  const applied = page.filter(({ status }) => status === 'applied')
  const nameOf = createNames(mine, applied)
  const entries: JournalEntryView[] = []
  let later = applied[0] === undefined ? [] : await mine.planVersions.blocksOf(applied[0].id)
  for (const [index, version] of applied.slice(0, VERSIONS).entries()) {
    const before = applied[index + 1]
    // The oldest one of a long history has nothing here to be compared with.
    if (before === undefined && version.number > 1) break
    const earlier = before === undefined ? [] : await mine.planVersions.blocksOf(before.id)
    for (const change of changesBetween(earlier, later, version.createdAtMs)) {
      if (entries.length >= MOST_ENTRIES) return entries
      entries.push({ ...change, ...told(version), title: await nameOf(change.blockId) })
    }
    later = earlier
  }
  return entries
}

const told = ({ number, cause, createdAtMs, appliedAtMs }: PlanVersion) => ({
  at: iso(appliedAtMs ?? createdAtMs),
  version: number,
  why: cause,
})

type Change = Pick<JournalEntryView, 'kind' | 'blockId' | 'from' | 'to' | 'isPinned'>

/** Blocks whose time had come leave a plan without anything being done about them. */
function changesBetween(
  earlier: readonly VersionBlock[],
  later: readonly VersionBlock[],
  nowMs: number,
): readonly Change[] {
  const before = new Map(earlier.map((one) => [one.blockId, one]))
  const kept = new Set(later.map(({ blockId }) => blockId))
  const changed = later.flatMap((one): Change[] => {
    const old = before.get(one.blockId)
    if (old?.startMs === one.startMs && old.endMs === one.endMs) return []
    const { blockId, isPinned } = one
    const from = old === undefined ? null : placeOf(old)
    return [{ kind: from === null ? 'created' : 'moved', blockId, from, to: placeOf(one), isPinned }]
  })
  const gone = earlier.filter(({ blockId, startMs }) => !kept.has(blockId) && startMs > nowMs)
  const deleted = gone.map((one): Change => ({
    kind: 'deleted',
    blockId: one.blockId,
    from: placeOf(one),
    to: null,
    isPinned: false,
  }))
  return [...changed, ...deleted]
}

const placeOf = ({ startMs, endMs }: VersionBlock) => ({ start: iso(startMs), end: iso(endMs) })

/** Titles from the problems of the versions: the tasks themselves may be gone by now. */
function createNames({ blocks }: Repositories, versions: readonly PlanVersion[]) {
  const items = versions.flatMap(({ problem }) => [...(problem.tasks ?? []), ...(problem.habits ?? [])])
  const titles = new Map(items.map(({ id, title }) => [wholeOf(id), title ?? '']))
  return async (blockId: string): Promise<string> => {
    const block = await blocks.find(blockId)
    return block?.keptTitle ?? titles.get(block?.itemId ?? '') ?? ''
  }
}

async function readWeeks(
  mine: Repositories,
  { timeZone, settings }: Person,
  nowMs: number,
): Promise<SyncJournalView['weeks']> {
  const thisWeek = weekStartOf(localDayOf(nowMs, timeZone), settings.weekStart)
  const starts = Array.from({ length: WEEKS + 1 }, (_, index) =>
    startOfLocalDate(thisWeek - 7 * (WEEKS - 1 - index), timeZone),
  )
  const moves = await readMoves(mine, starts[0] ?? nowMs)
  return starts.slice(0, WEEKS).map((fromMs, index) => {
    const toMs = starts[index + 1] ?? Infinity
    const within = moves.filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
    return { from: iso(fromMs), moved: within.reduce((sum, { moved }) => sum + moved, 0) }
  })
}
