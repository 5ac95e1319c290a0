import type { ItemFact } from '../../check/facts.ts'
import type { Placed } from '../../check/placed.ts'
import type { Cost, Repair, Unplaced } from '../../plan.ts'
import type { Board } from '../board.ts'
import { habitCandidates } from './candidates-habit.ts'
import { lateCandidates } from './candidates-late.ts'
import { taskCandidates } from './candidates-task.ts'
import type { Change } from './change.ts'
import { repairSentence } from './repair-sentence.ts'
import { type Replanned, replan } from './replan.ts'
import { sumOf, type Trouble, troubleOf, worstOf } from './trouble.ts'

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
/** On the very thing that the advice is about these do not make it fit: they ask for less. */
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
  readonly trouble: Trouble
  readonly options: RepairOptions
  readonly loose: ReadonlySet<string> | undefined
  readonly mostReplans: number
  /** What each set of changes led to, so that two items with the same advice cost one replan. */
  readonly tried: Map<string, Replanned | undefined>
}

/** Changes for one item: what makes room for it, and what asks for less or later. */
type Advice = { readonly real: readonly Change[]; readonly last: readonly Change[] }
type Found = { readonly repair: Repair; readonly isLast: boolean }

/**
 * The smallest changes that place what was not, or bring in on time what would be late: single ones, and pairs for an
 * item that is left out and that no single one but giving up helps. Each was replanned; `costAfter` is what the checker
 * counts for the changed problem. Cheapest first; what only asks for less or later comes after what makes it fit.
 */
export function findRepairs(
  board: Board,
  placed: Placed,
  cost: Cost,
  unplaced: readonly Unplaced[],
  options: RepairOptions,
): Repair[] {
  const trouble = troubleOf(board.facts, placed.blocks)
  const search: Search = {
    board,
    placed,
    before: cost.total,
    trouble,
    options,
    loose: looseItems(board, trouble),
    mostReplans: Math.min(MOST_REPLANS, Math.max(1, Math.floor(MOST_WORK / workOf(board)))),
    tried: new Map(),
  }
  const found = worst(board, trouble, MOST_ITEMS).flatMap((item) => repairsOf(search, item, unplaced))
  const different = new Map(found.map((one) => [JSON.stringify(one.repair.change), one]))
  return [...different.values()]
    .sort((a, b) => Number(a.isLast) - Number(b.isLast) || a.repair.costAfter - b.repair.costAfter)
    .map(({ repair }) => repair)
}

function workOf(board: Board): number {
  return Math.max(1, board.facts.items.size * board.count)
}

function looseItems(board: Board, trouble: Trouble): ReadonlySet<string> | undefined {
  if (workOf(board) <= ALL_MAY_MOVE) return undefined
  return new Set(worst(board, trouble, MOST_LOOSE).map((item) => item.id))
}

function worst({ facts }: Board, trouble: Trouble, most: number): ItemFact[] {
  return worstOf(trouble, (id) => facts.items.get(id)?.weight ?? 0)
    .slice(0, most)
    .flatMap((id) => facts.items.get(id) ?? [])
}

function repairsOf(search: Search, item: ItemFact, unplaced: readonly Unplaced[]): Found[] {
  const { real, last } = adviceFor(search, item, unplaced)
  const isMissing = search.trouble.missing.has(item.id)
  const singles = tryAll(search, item, alone(real).slice(0, 3), false)
  const pairs = singles.length > 0 || !isMissing ? [] : tryAll(search, item, pairsOf(real).slice(0, 1), false)
  const found = [...singles, ...pairs]
  // Another due is worth knowing even where there is room to be had; giving up is not.
  const rest = found.length === 0 ? last : last.filter(({ op }) => !GIVING_UP.has(op))
  return [...found, ...tryAll(search, item, alone(rest).slice(0, isMissing ? 2 : 1), true)]
}

function adviceFor(
  { board, placed, trouble, options }: Search,
  item: ItemFact,
  all: readonly Unplaced[],
): Advice {
  const entries = all.filter((entry) => entry.item === item.id)
  if (item.kind === 'habit') return split(habitCandidates(board, placed, item, entries), isGivingUp(item))
  const isFirm = options.firm?.includes(item.id) === true
  const isFree = ({ op }: Change): boolean => !isFirm || !DECIDED.has(op)
  if (trouble.missing.has(item.id))
    return split(taskCandidates(board, placed, item, entries).filter(isFree), isGivingUp(item))
  return split(
    lateCandidates(board, placed, item).filter(isFree),
    (change) => change.op === 'extend-due' || isGivingUp(item)(change),
  )
}

const isGivingUp =
  ({ id }: ItemFact) =>
  (change: Change): boolean =>
    GIVING_UP.has(change.op) && change.item === id

const split = (changes: readonly Change[], isLast: (change: Change) => boolean): Advice => ({
  real: changes.filter((change) => !isLast(change)),
  last: changes.filter(isLast),
})

const alone = (changes: readonly Change[]): Change[][] => changes.map((change) => [change])

function pairsOf(changes: readonly Change[]): Change[][] {
  return changes.flatMap((first, index) => changes.slice(index + 1).map((second) => [first, second]))
}

function tryAll(search: Search, item: ItemFact, all: readonly Change[][], isLast: boolean): Found[] {
  return all.flatMap((changes) => {
    const after = tryOne(search, changes)
    const repair = after === undefined ? undefined : repairBy(search, item, changes, after)
    return repair === undefined ? [] : [{ repair, isLast }]
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

function repairBy(search: Search, item: ItemFact, changes: Change[], after: Replanned): Repair | undefined {
  const { board, before, trouble } = search
  if (!helps(trouble, item, after) || after.cost >= before) return undefined
  const [only] = changes
  return {
    change: changes.length === 1 && only !== undefined ? only : changes,
    costAfter: after.cost,
    sentence: repairSentence(
      board.facts,
      changes,
      { placed: gone(trouble.missing, after.missing), onTime: gone(trouble.late, after.late, after.missing) },
      { before, after: after.cost },
    ),
  }
}

/** Items of a trouble that is over. */
const gone = (now: Trouble['late'], ...then: readonly Trouble['late'][]): string[] =>
  [...now.keys()].filter((id) => !then.some((left) => left.has(id)))

/** Whether the item is placed in full, or in time where it was that, without leaving out more or being later elsewhere. */
function helps({ missing, late }: Trouble, { id }: ItemFact, after: Replanned): boolean {
  if (missing.has(id)) return !after.missing.has(id) && sumOf(after.missing) < sumOf(missing)
  const isInTime = !after.missing.has(id) && !after.late.has(id)
  return isInTime && sumOf(after.missing) <= sumOf(missing) && sumOf(after.late) < sumOf(late)
}
