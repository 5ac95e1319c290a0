import { priceRoundInPlace } from './bound/price-round.ts'
import { exponential } from './exponential.ts'
import { drawGuideInPlace, guideInPlace } from './guide-search.ts'
import { ruinInPlace } from './moves/choose-ruin.ts'
import { recreateInPlace } from './moves/recreate.ts'
import { returnHomeInPlace } from './moves/return-home.ts'
import { resetRuinsInPlace } from './moves/ruin.ts'
import { STEP_WORK, stepsAfter, workUntil } from './pace.ts'
import { resetLogInPlace, undoInPlace } from './moves/undo-log.ts'
import type { Search } from './search-state.ts'
import { keepInPlace, restoreInPlace } from './snapshot.ts'
import { startOverInPlace } from './start-over.ts'

/** Work of a move beside its insertions. */
const MOVE_WORK = 2000
/**
 * Points that a move may cost: at the beginning, less where the work is that of few fresh plans and there is no time to
 * get over it, and at the end.
 */
const HOTTEST = 600
const HEAT_PER_PLAN = 0.6
const COLDEST = 1
/** Shortest round, in steps by item. */
const ROUND_STEPS = 240
const LEAST_ROUND_STEPS = 200
/** Part of the work that goes into prices, and moves between two fresh looks at them. */
const PRICE_SHARE = 0.3
const MOVES_PER_LOOK = 500
const TEMPERATURES = 64

/** Work of search and prices so far. */
export const workDone = ({ guide, timePrices }: Search): number => guide.work + timePrices.guide.work

/** The same in steps of the budget; where it is one of time, a step is a share of the time. */
export const stepsDone = (search: Search): number => stepsAfter(search.pace, workDone(search))

/**
 * Ruins and recreates until so many steps are done since the search was made, ever cooler, in several rounds: each after
 * the first starts over, from the best plan or from nothing, for a plan that has cooled down no longer finds its way out
 * of a poor arrangement. The prices of time are refined on the side. Ends early where the plan is as cheap as the bound.
 */
export function searchInPlace(search: Search, steps: number): void {
  const begin = stepsDone(search)
  const shortest = Math.max(LEAST_ROUND_STEPS, ROUND_STEPS * search.state.count.length)
  const stepsLeft = (workUntil(search.pace, steps) - workDone(search)) / STEP_WORK
  const isMending = search.state.homes.pointsPerMove > 0
  const rounds = isMending ? 1 : Math.max(1, Math.floor(stepsLeft / shortest))
  const length = (steps - begin) / rounds
  const temperatures = coolingDown(hottestOf(search, steps))
  let round = 0
  for (let move = 0; ; move++) {
    const done = stepsDone(search)
    if (done >= steps || isProven(search)) return
    refineInPlace(search, move)
    if (done - begin >= (round + 1) * length) startRoundInPlace(search, ++round)
    const cooled = Math.floor(((done - begin) / length - round) * TEMPERATURES)
    moveInPlace(search, temperatures[Math.max(0, Math.min(TEMPERATURES - 1, cooled))]!)
    search.guide.work += MOVE_WORK
  }
}

/** Mending is cold; but where few items may move at all, a cold search would be stuck with the first that did. */
function hottestOf({ state: { homes }, planWork, pace }: Search, steps: number): number {
  if (homes.pointsPerMove > 0 && homes.mostMoved === Number.POSITIVE_INFINITY) return COLDEST
  return Math.min(HOTTEST, COLDEST + (HEAT_PER_PLAN * workUntil(pace, steps)) / planWork)
}

const isProven = ({ best, timePrices }: Search): boolean => best.cost - timePrices.lower <= 1e-6

/** A round of prices whenever they have had less than their share of the work. */
function refineInPlace(search: Search, move: number): void {
  const { timePrices } = search
  if (timePrices.guide.work < PRICE_SHARE * workDone(search)) priceRoundInPlace(timePrices, search.best.cost)
  if (move % MOVES_PER_LOOK === MOVES_PER_LOOK - 1) guideInPlace(search)
}

function startRoundInPlace(search: Search, round: number): void {
  if (round % 2 === 1) startOverInPlace(search)
  else restoreInPlace(search.state, search.best)
}

/** Temperatures from hot to cold in equal ratios; by square roots, which every machine rounds the same way. */
function coolingDown(hottest: number): Float64Array {
  let ratio = COLDEST / hottest
  for (let parts = 1; parts < TEMPERATURES; parts *= 2) ratio = Math.sqrt(ratio)
  const temperatures = new Float64Array(TEMPERATURES)
  let temperature = hottest
  for (let index = 0; index < TEMPERATURES; index++) {
    temperatures[index] = temperature
    temperature *= ratio
  }
  return temperatures
}

/** Chance that a move takes a task back to where it was, while moves have a price. */
const HOME_CHANCE = 0.3

function takeOutInPlace(search: Search): void {
  const isMending = search.state.homes.pointsPerMove > 0
  if (isMending && search.random() < HOME_CHANCE && returnHomeInPlace(search)) return
  ruinInPlace(search)
}

/** One move: ruin, recreate, and accept or undo. */
function moveInPlace(search: Search, temperature: number): void {
  const { state, log, ruins, best } = search
  resetLogInPlace(log)
  resetRuinsInPlace(ruins)
  const before = state.cost
  takeOutInPlace(search)
  drawGuideInPlace(search)
  recreateInPlace(state, search.space, log, ruins, search.guide, search.orders)
  search.afterMove?.(state)
  const isDear = state.cost - before > temperature * exponential(search.random())
  if (isDear || state.homes.movedItems > state.homes.mostMoved) {
    undoInPlace(log, state)
    state.cost = before
    search.afterMove?.(state)
  } else if (state.cost < best.cost - 1e-7) keepInPlace(best, state)
}
