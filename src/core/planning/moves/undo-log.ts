import { type PlanState, addBlockInPlace, refreshCostInPlace, removeBlockInPlace } from '../plan-state.ts'

/** What the items touched since the last reset looked like before. */
export type UndoLog = {
  readonly items: Int32Array
  itemCount: number
  /** By item: is it in the log? */
  readonly isLogged: Uint8Array
  /** Saved blocks: for each logged item, in order, its number of blocks and their pairs (start, end). */
  saved: Int32Array
  savedCount: number
}

export function undoLog(state: PlanState): UndoLog {
  const items = state.count.length
  return {
    items: new Int32Array(items),
    itemCount: 0,
    isLogged: new Uint8Array(items),
    saved: new Int32Array(state.slots.length + items),
    savedCount: 0,
  }
}

export function resetLogInPlace(log: UndoLog): void {
  for (let index = 0; index < log.itemCount; index++) log.isLogged[log.items[index]!] = 0
  log.itemCount = 0
  log.savedCount = 0
}

/** Remembers an item as it is now, unless it is remembered already. */
export function logItemInPlace(log: UndoLog, state: PlanState, item: number): void {
  if (log.isLogged[item] === 1) return
  log.isLogged[item] = 1
  log.items[log.itemCount++] = item
  const blocks = state.count[item]!
  log.saved[log.savedCount++] = blocks
  const from = state.slotFrom[item]!
  for (let slot = from; slot < from + 2 * blocks; slot++) log.saved[log.savedCount++] = state.slots[slot]!
}

/** Puts every item in the log back to where it was. */
export function undoInPlace(log: UndoLog, state: PlanState): void {
  for (let index = 0; index < log.itemCount; index++) clearItemInPlace(state, log.items[index]!)
  let at = 0
  for (let index = 0; index < log.itemCount; index++) {
    const item = log.items[index]!
    const end = at + 1 + 2 * log.saved[at]!
    for (at++; at < end; at += 2) addBlockInPlace(state, item, log.saved[at]!, log.saved[at + 1]!)
    refreshCostInPlace(state, item)
  }
}

/** Takes all movable blocks of an item away; its cost is left to the caller. */
export function clearItemInPlace(state: PlanState, item: number): void {
  while (state.count[item]! > 0) removeBlockInPlace(state, item, state.slots[state.slotFrom[item]!]!)
}
