import { constructFreshInPlace, constructInPlace } from './construction.ts'
import { type CostedBlock, costOf } from './cost.ts'
import { searchInPlace, stepsDone, workDone } from './local-search.ts'
import { countMoves } from './homes.ts'
import { STEP_WORK } from './pace.ts'
import type { Cost } from './plan.ts'
import type { Search } from './search-state.ts'
import { type Snapshot, keepInPlace, restoreInPlace, snapshotOf } from './snapshot.ts'
import type { SolveOptions } from './solve-options.ts'
import { blocksOfState } from './verify-state.ts'

/** With fewer steps, a plan in force of which this much still holds is mended, not questioned. */
const LEAST_STEPS = 2000
const MOSTLY_KEPT = 0.5
/** A plan in force is not worth mending where a fresh plan costs less than this part of it. */
const POOR = 0.6
/** Parts of the steps then left that go into mending the plan in force, and into undoing moves of a freer plan. */
const MEND_SHARE = 0.1
const CALM_MEND_SHARE = 0.5
const HOMING_SHARE = 0.1
/** A plan that moves less may cost so much more, as a part of its cost. */
const PEACE = 0.007
/** The same where people must not be disturbed: a few percent are not worth dozens of moves. */
const CALM_PEACE = 0.03
/** What a plan must save for every block that it moves: a part of the cost. */
const PART_PER_MOVE = 0.005
const CALM_PART_PER_MOVE = 0.01
/** At least so many points where people must not be disturbed: an hour of a P2 task put off by four days. */
const CALM_POINTS_PER_MOVE = 60
/** Where people must not be disturbed, no more items than these move beside those that have to. */
const CALM_ITEMS = 2
/** Each further one must save so much medium cost: a part of the cost, and no less than a due that is missed no more. */
const PART_PER_ITEM = 0.1
const MEDIUM_PER_ITEM = 300
const EPSILON = 1e-6

const pointsPerMove = (cost: number, isCalm: boolean): number =>
  isCalm ? Math.max(CALM_POINTS_PER_MOVE, CALM_PART_PER_MOVE * cost) : Math.max(1, PART_PER_MOVE * cost)

export type Found = {
  /** Pinned blocks first, then the movable ones. */
  readonly blocks: readonly CostedBlock[]
  readonly cost: Cost
  readonly moves: number
  /** Items that move although they could have stayed. */
  readonly movedItems: number
  /** Steps used so far; the last move may have taken a little more than was left. */
  readonly steps: number
}

/**
 * Searches for a cheap plan, and keeps the peace: where most of the plan in force still holds it is mended first; then
 * comes a free search, and the moves that it can do without are undone. Of the plans that cost little more than the
 * cheapest one, the one that moves least is chosen. Where people must not be disturbed, the mended plan moves few items
 * at most, and a plan that moves more is chosen only for its medium cost.
 */
export function searchCalmlyInPlace(search: Search, options: SolveOptions): Found {
  const { steps, isCalm = false } = options
  const keptShare = constructInPlace(search, steps)
  const inForce = snapshotOf(search.state)
  const begin = stepsDone(search)
  const isMostlyKept = keptShare > MOSTLY_KEPT
  if (isMostlyKept && steps < LEAST_STEPS) return mendInForceInPlace(search, steps, isCalm)
  constructFreshInPlace(search, steps)
  const fresh = snapshotOf(search.best)
  const isPoor = !isCalm && fresh.cost < POOR * inForce.cost
  if (!isMostlyKept || isPoor) return searchFreelyInPlace(search, steps)
  takeUpInPlace(search, inForce)
  const left = Math.max(0, steps - begin)
  const mended = mendInForceInPlace(search, begin + mendShare(isCalm) * left, isCalm)
  const isBehind = fresh.cost < mended.cost.total - EPSILON
  if (isBehind) takeUpInPlace(search, fresh)
  // A plan in force that is dearer, though mended, than what a moment's thought finds has no claim to peace.
  if (isBehind && !isCalm) return searchFreelyInPlace(search, steps)
  return calmestInPlace(search, options, mended, steps - HOMING_SHARE * left)
}

/** Searches freely until so many steps are done, then undoes moves; chooses among what came out and the mended plan. */
function calmestInPlace(search: Search, options: SolveOptions, mended: Found, until: number): Found {
  const { steps, isCalm = false } = options
  const free = searchFreelyInPlace(search, until)
  const homed = mendInPlace(search, steps, isCalm)
  const bearable = [mended, homed, free].filter((plan) => !isCalm || isBearable(plan, mended))
  const cheapest = bearable.reduce((best, plan) => (plan.cost.total < best.cost.total ? plan : best))
  const calmest = bearable.filter((plan) => isWorthPeace(plan, cheapest, isCalm))
  const chosen = calmest.toSorted((a, b) => a.moves - b.moves || a.cost.total - b.cost.total)[0] ?? cheapest
  return { ...chosen, steps: homed.steps }
}

/** Does a plan move few items, or save enough medium cost against the mended one for every further one? */
function isBearable({ cost, movedItems }: Found, mended: Found): boolean {
  if (movedItems <= CALM_ITEMS) return true
  const least = Math.max(MEDIUM_PER_ITEM, PART_PER_ITEM * mended.cost.total)
  return mended.cost.medium - cost.medium >= least * (movedItems - CALM_ITEMS)
}

function searchFreelyInPlace(search: Search, steps: number): Found {
  searchInPlace(search, steps)
  return bestOf(search)
}

/** From the best plan to a cheap one where every block that could have stayed and is moved costs extra. */
function mendInPlace(search: Search, steps: number, isCalm: boolean): Found {
  priceMovesInPlace(search, pointsPerMove(search.best.cost, isCalm))
  searchInPlace(search, steps)
  priceMovesInPlace(search, 0)
  return bestOf(search)
}

const mendShare = (isCalm: boolean): number => (isCalm ? CALM_MEND_SHARE : MEND_SHARE)

/** The same from the plan in force; where people must not be disturbed, few items move at any time. */
function mendInForceInPlace(search: Search, steps: number, isCalm: boolean): Found {
  const { homes } = search.state
  if (isCalm) homes.mostMoved = CALM_ITEMS
  const mended = mendInPlace(search, steps, isCalm)
  homes.mostMoved = Number.POSITIVE_INFINITY
  return mended
}

/** Sets what a move costs, and counts the best plan anew. */
function priceMovesInPlace(search: Search, points: number): void {
  search.state.homes.pointsPerMove = points
  takeUpInPlace(search, search.best)
}

/** Goes on from a plan as the best one, whatever it costs. */
function takeUpInPlace({ state, best }: Search, plan: Snapshot): void {
  restoreInPlace(state, plan)
  keepInPlace(best, state)
}

function bestOf(search: Search): Found {
  const { state, best } = search
  restoreInPlace(state, best)
  const blocks = blocksOfState(state)
  const cost = costOf(state.problem, blocks)
  return { blocks, cost, ...countMoves(state), steps: Math.round(workDone(search) / STEP_WORK) }
}

function isWorthPeace(calm: Found, free: Found, isCalm: boolean): boolean {
  const loss = calm.cost.total - free.cost.total
  if (loss <= (isCalm ? CALM_PEACE : PEACE) * free.cost.total) return true
  const isMediumKept = calm.cost.medium <= free.cost.medium + EPSILON
  return isCalm && isMediumKept && loss < CALM_POINTS_PER_MOVE * (free.moves - calm.moves)
}
