import { missingMinutes } from '../../check/check-report.ts'
import type { ItemFact } from '../../check/facts.ts'
import type { Placed } from '../../check/placed.ts'
import type { Cost, Repair, Unplaced } from '../../plan.ts'
import type { Board } from '../board.ts'
import { habitCandidates } from './candidates-habit.ts'
import { taskCandidates } from './candidates-task.ts'
import type { Change } from './change.ts'
import { repairSentence } from './repair-sentence.ts'
import { type Replanned, replan } from './replan.ts'

/** So many items get advice, the most costly first, and so many replans are made for all of them together … */
const MOST_ITEMS = 4
const MOST_REPLANS = 6
/** … or fewer where a replan takes long: items × steps of the horizon that all replans together may have. */
const MOST_WORK = 1_000_000
/** Enough to settle one change from a plan that is good already. */
const STEPS = 300
/** Up to this many items × steps of the horizon everything may move; beyond, only what is not placed in full. */
const ALL_MAY_MOVE = 200_000
const MOST_LOOSE = 12
const GIVING_UP = new Set<Change['op']>(['reduce-minutes', 'lower-times', 'drop-item'])
/** What is not to be changed on a task that is firm. */
const DECIDED = new Set<Change['op']>(['extend-due', 'soften-due', 'reduce-minutes'])

export type RepairOptions = {
  readonly seed: number
  readonly steps: number
  /** Tasks whose dates and minutes are decided elsewhere. */
  readonly firm?: readonly string[]
  readonly shouldStopRepairs?: () => boolean
}

type Search = {
  readonly board: Board
  readonly placed: Placed
  readonly before: number
  readonly missing: ReadonlyMap<string, number>
  readonly options: RepairOptions
  readonly loose: ReadonlySet<string> | undefined
  readonly mostReplans: number
  /** What each set of changes led to, so that two items with the same advice cost one replan. */
  readonly tried: Map<string, Replanned | undefined>
}

/**
 * The smallest changes that place what was not: single ones, and pairs for an item that no single one but giving up
 * helps. Each was replanned; `costAfter` is what the checker counts for the changed problem. Cheapest first.
 */
export function findRepairs(
  board: Board,
  placed: Placed,
  cost: Cost,
  unplaced: readonly Unplaced[],
  options: RepairOptions,
): Repair[] {
  const missing = missingMinutes(board.facts, placed.blocks)
  const loose = looseItems(board, missing)
  const mostReplans = Math.min(MOST_REPLANS, Math.max(1, Math.floor(MOST_WORK / workOf(board))))
  const search: Search = {
    board,
    placed,
    before: cost.total,
    missing,
    options,
    loose,
    mostReplans,
    tried: new Map(),
  }
  const repairs = worst(board, missing, MOST_ITEMS).flatMap((item) =>
    repairsOf(
      search,
      item,
      unplaced.filter((entry) => entry.item === item.id),
    ),
  )
  const different = new Map(repairs.map((repair) => [JSON.stringify(repair.change), repair]))
  return [...different.values()].sort((a, b) => a.costAfter - b.costAfter)
}

function workOf(board: Board): number {
  return Math.max(1, board.facts.items.size * board.count)
}

function looseItems(board: Board, missing: ReadonlyMap<string, number>): ReadonlySet<string> | undefined {
  if (workOf(board) <= ALL_MAY_MOVE) return undefined
  return new Set(worst(board, missing, MOST_LOOSE).map((item) => item.id))
}

function worst(board: Board, missing: ReadonlyMap<string, number>, most: number): ItemFact[] {
  return [...missing]
    .flatMap(([id, minutes]) => {
      const item = board.facts.items.get(id)
      return item === undefined ? [] : [{ item, points: minutes * item.weight }]
    })
    .sort((a, b) => b.points - a.points)
    .slice(0, most)
    .map(({ item }) => item)
}

function repairsOf(search: Search, item: ItemFact, entries: readonly Unplaced[]): Repair[] {
  const { board, placed, options } = search
  const isFirm = options.firm?.includes(item.id) === true
  const changes =
    item.kind === 'task'
      ? taskCandidates(board, placed, item, entries).filter(({ op }) => !isFirm || !DECIDED.has(op))
      : habitCandidates(board, placed, item, entries)
  const real = changes.filter((change) => !GIVING_UP.has(change.op) || change.item !== item.id)
  const singles = tryAll(search, item, real.map((change) => [change]).slice(0, 3))
  const pairs = singles.length > 0 ? [] : tryAll(search, item, pairsOf(real).slice(0, 1))
  const last = changes.filter((change) => !real.includes(change)).map((change) => [change])
  return [...singles, ...pairs, ...(singles.length + pairs.length > 0 ? [] : tryAll(search, item, last))]
}

function pairsOf(changes: readonly Change[]): Change[][] {
  return changes.flatMap((first, index) => changes.slice(index + 1).map((second) => [first, second]))
}

function tryAll(search: Search, item: ItemFact, all: readonly Change[][]): Repair[] {
  return all.flatMap((changes) => {
    const after = tryOne(search, changes)
    const repair = after === undefined ? undefined : repairBy(search, item, changes, after)
    return repair === undefined ? [] : [repair]
  })
}

function isOver({ tried, options, mostReplans }: Search): boolean {
  return tried.size >= mostReplans || options.shouldStopRepairs?.() === true
}

function tryOne(search: Search, changes: readonly Change[]): Replanned | undefined {
  const key = JSON.stringify(changes)
  if (!search.tried.has(key) && !isOver(search)) {
    const { board, placed, options } = search
    const steps = Math.min(STEPS, options.steps)
    const replanOptions = { seed: options.seed, steps, loose: search.loose }
    search.tried.set(key, replan(board.facts.problem, placed.blocks, changes, replanOptions))
  }
  return search.tried.get(key)
}

/** The repair, if it places the item in full without leaving out more elsewhere, and costs less. */
function repairBy(search: Search, item: ItemFact, changes: Change[], after: Replanned): Repair | undefined {
  const { board, before, missing } = search
  if (after.missing.has(item.id) || sum(after.missing) >= sum(missing) || after.cost >= before)
    return undefined
  const [only] = changes
  const filled = [...missing.keys()].filter((id) => !after.missing.has(id))
  return {
    change: changes.length === 1 && only !== undefined ? only : changes,
    costAfter: after.cost,
    sentence: repairSentence(board.facts, changes, filled, { before, after: after.cost }),
  }
}

function sum(minutes: ReadonlyMap<string, number>): number {
  return [...minutes.values()].reduce((total, value) => total + value, 0)
}
