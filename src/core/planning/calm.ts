import { constructFreshInPlace, constructInPlace } from './construction.ts'
import { type CostedBlock, costOf } from './cost.ts'
import { searchInPlace, stepsDone } from './local-search.ts'
import { countMoves } from './homes.ts'
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
const epsilon = 1e-6

const pointsPerMove = (cost: number, isCalm: boolean): number =>
  isCalm ? Math.max(CALM_POINTS_PER_MOVE, CALM_PART_PER_MOVE * cost) : Math.max(1, PART_PER_MOVE * cost)

export type Found = {
  /** Pinned blocks first, then the movable ones. */
  readonly blocks: readonly CostedBlock[]
  readonly cost: Cost
  readonly moves: number
  /** Steps used so far; the last move may have taken a little more than was left. */
  readonly steps: number
}

/**
 * Searches for a cheap plan, and keeps the peace: where most of the plan in force still holds it is mended first; then
 * comes a free search, and the moves that it can do without are undone. Of the plans that cost little more than the
 * cheapest one, the one that moves least is chosen.
 */
export function searchCalmlyInPlace(search: Search, options: SolveOptions): Found {
  const { steps, isCalm = false } = options
  const keptShare = constructInPlace(search, options)
  const inForce = snapshotOf(search.state)
  const begin = stepsDone(search)
  const isMostlyKept = keptShare > MOSTLY_KEPT
  if (isMostlyKept && steps < LEAST_STEPS) return mendInPlace(search, steps, options)
  constructFreshInPlace(search, options)
  const fresh = snapshotOf(search.best)
  const isPoor = !isCalm && fresh.cost < POOR * inForce.cost
  if (!isMostlyKept || isPoor) return searchFreelyInPlace(search, options)
  takeUpInPlace(search, inForce)
  const left = Math.max(0, steps - begin)
  const mended = mendInPlace(search, begin + MEND_SHARE * left, options)
  const isBehind = fresh.cost < mended.cost.total - epsilon
  if (isBehind) takeUpInPlace(search, fresh)
  // A plan in force that is dearer, though mended, than what a moment's thought finds has no claim to peace.
  if (isBehind && !isCalm) return searchFreelyInPlace(search, options)
  return calmestInPlace(search, options, mended, steps - HOMING_SHARE * left)
}

/** Searches freely until so many steps are done, then undoes moves; chooses among what came out and the mended plan. */
function calmestInPlace(search: Search, options: SolveOptions, mended: Found, until: number): Found {
  const { steps, isCalm = false } = options
  const free = searchFreelyInPlace(search, { ...options, steps: until })
  const homed = mendInPlace(search, steps, options)
  const calmest = [mended, homed].filter((plan) => isWorthPeace(plan, free, isCalm))
  const chosen = calmest.toSorted((a, b) => a.moves - b.moves || a.cost.total - b.cost.total)[0] ?? free
  return { ...chosen, steps: homed.steps }
}

function searchFreelyInPlace(search: Search, options: SolveOptions): Found {
  searchInPlace(search, options)
  return bestOf(search)
}

/** From the best plan to a cheap one where every block that could have stayed and is moved costs extra. */
function mendInPlace(search: Search, steps: number, options: SolveOptions): Found {
  chargeMovesInPlace(search, pointsPerMove(search.best.cost, options.isCalm === true))
  searchInPlace(search, { ...options, steps })
  chargeMovesInPlace(search, 0)
  return bestOf(search)
}

/** Sets what a move costs, and counts the best plan anew. */
function chargeMovesInPlace(search: Search, points: number): void {
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
  return { blocks, cost, moves: countMoves(state), steps: Math.round(stepsDone(search)) }
}

function isWorthPeace(calm: Found, free: Found, isCalm: boolean): boolean {
  const loss = calm.cost.total - free.cost.total
  if (loss <= (isCalm ? CALM_PEACE : PEACE) * free.cost.total) return true
  const isMediumKept = calm.cost.medium <= free.cost.medium + epsilon
  return isCalm && isMediumKept && loss < CALM_POINTS_PER_MOVE * (free.moves - calm.moves)
}
