import type { Block, TaskFact } from '../check/facts.ts'
import { instantText } from '../check/instant.ts'
import { itemCost, totalPoints } from '../check/item-cost.ts'
import type { Placed } from '../check/placed.ts'
import { minutesWords, spanWords, tidy } from '../check/words.ts'
import type { Unplaced, UnplacedReason } from '../plan.ts'
import type { Board } from './board.ts'
import { called } from './called.ts'
import { type LegalPlaces, legalPlaces } from './legal-places.ts'

type Told = { readonly reason: UnplacedReason; readonly facts: Record<string, unknown>; readonly why: string }

/**
 * The case that is left when no hindrance by itself keeps the rest of a task out. Every further block that its window,
 * the gaps and the limits allow is looked at: there is none, and the facts count what forbids them; or there is one,
 * and they say what it would cost. `by` is empty: no item outranks it.
 */
export function leftoverReason(board: Board, placed: Placed, task: TaskFact, minutes: number): Unplaced {
  const places = legalPlaces(board, placed, task, minutes)
  const { reason, facts, why } =
    places.blocks.length === 0
      ? forbidden(board, task, places)
      : possible(placed, task, cheapest(placed, task, places.blocks))
  return {
    item: task.id,
    minutes,
    reason,
    facts: { needMinutes: task.remaining, ...facts },
    sentence: `${minutesWords(minutes)} of ${called(board.facts, task.id)} are not placed: ${why}.`,
  }
}

function forbidden(board: Board, task: TaskFact, places: LegalPlaces): Told {
  const { starts, stoppedByDailyLimit, stoppedByStretch } = places
  const counts = { possibleStarts: starts, stoppedByDailyLimit, stoppedByStretch }
  const limits = {
    maxMinutesPerDay: task.maxPerDay ?? null,
    maxTaskMinutesPerDay: board.facts.maxTaskMinutesPerDay ?? null,
  }
  if (starts === 0)
    return {
      reason: 'OUTRANKED',
      facts: { by: [], ...counts },
      why: 'beside all other blocks, its own among them, no gap is long enough for another block of it',
    }
  const most = `a block could start at ${starts} ${starts === 1 ? 'time' : 'times'}, but`
  if (stoppedByDailyLimit === starts)
    return {
      reason: 'DAILY_LIMIT',
      facts: { ...counts, ...limits },
      why: `${most} the limits per day forbid it`,
    }
  const { maxStretchMinutes } = board.facts
  const rested = `a break after ${minutesWords(maxStretchMinutes ?? 0)}`
  if (stoppedByStretch === starts)
    return {
      reason: 'LONG_STRETCH',
      facts: { ...counts, maxStretchMinutes },
      why: `${most} ${rested} forbids it`,
    }
  return {
    reason: 'DAILY_LIMIT',
    facts: { ...counts, ...limits, maxStretchMinutes },
    why: `${most} the limits per day forbid ${stoppedByDailyLimit} and ${rested} the others`,
  }
}

type Priced = { readonly block: Block; readonly cost: number }

function cheapest(placed: Placed, task: TaskFact, blocks: readonly Block[]): Priced {
  const [first, ...others] = blocks.map((block) => ({ block, cost: costWith(placed, task, block) }))
  if (first === undefined) throw new Error(`Cannot price a block of "${task.id}": none was given.`)
  return others.reduce((best, one) => (one.cost < best.cost ? one : best), first)
}

function possible(placed: Placed, task: TaskFact, { block, cost }: Priced): Told {
  const leavingOut = costWith(placed, task, undefined)
  const facts = {
    by: [],
    costWithoutIt: leavingOut,
    costWithBestBlock: cost,
    bestBlock: { start: instantText(block.startMs), end: instantText(block.endMs) },
  }
  const where = spanWords(placed.facts.wall, block.startMs, block.endMs)
  const why =
    cost >= leavingOut
      ? `its best further block, ${where}, would cost ${tidy(cost)} points, leaving it out costs ${tidy(leavingOut)}`
      : `another block of it, ${where}, would lower its cost from ${tidy(leavingOut)} to ${tidy(cost)} points; the search ended before it found that`
  return { reason: 'OUTRANKED', facts, why }
}

function costWith(placed: Placed, task: TaskFact, block: Block | undefined): number {
  const own = placed.byItem.get(task.id) ?? []
  const previous = placed.facts.movable.filter((was) => was.item === task.id)
  return totalPoints(itemCost(placed.facts, task, block === undefined ? own : [...own, block], previous))
}
