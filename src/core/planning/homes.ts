/** Where the blocks of the plan in force lie that still break no rule, and what it costs now to move one of them. */
export type Homes = {
  /** By item, as in the state: pairs (start, end), and how many. */
  readonly slots: Int32Array
  readonly count: Int32Array
  /** By item: has it lost a block of the plan in force to some rule? Such items move anyway. */
  readonly isTouched: Uint8Array
  /** By item: is it moved without being touched? Kept while moves have a price. */
  readonly isMoved: Uint8Array
  movedItems: number
  /** No more items than this may be moved untouched while moves have a price. */
  mostMoved: number
  /** Points by block that is not where it was; 0 while nobody minds. */
  pointsPerMove: number
}

/** What is needed of a plan to see what moved (see PlanState). */
type Plan = {
  readonly homes: Homes
  readonly owner: Int32Array
  readonly blockStart: Int32Array
  readonly blockEnd: Int32Array
  readonly slotFrom: Int32Array
  readonly count: Int32Array
}

export const noHomes = (state: { readonly slots: Int32Array; readonly count: Int32Array }): Homes => ({
  slots: new Int32Array(state.slots.length),
  count: new Int32Array(state.count.length),
  isTouched: new Uint8Array(state.count.length),
  isMoved: new Uint8Array(state.count.length),
  movedItems: 0,
  mostMoved: Number.POSITIVE_INFINITY,
  pointsPerMove: 0,
})

/** What the moved blocks of an item cost on top of its cost proper; counts the item if it is moved untouched. */
export function chargeMovesInPlace(state: Plan, item: number): number {
  const { homes } = state
  if (homes.pointsPerMove === 0) return 0
  const moves = movesOf(state, item)
  const isMoved = moves > 0 && homes.isTouched[item] === 0 ? 1 : 0
  homes.movedItems += isMoved - homes.isMoved[item]!
  homes.isMoved[item] = isMoved
  return homes.pointsPerMove * moves
}

/** Blocks of the plan in force that the item no longer holds where they were. */
export function movesOf({ homes, owner, blockStart, blockEnd, slotFrom }: Plan, item: number): number {
  const first = slotFrom[item]!
  let moves = 0
  for (let slot = first; slot < first + 2 * homes.count[item]!; slot += 2) {
    const start = homes.slots[slot]!
    const isThere =
      owner[start] === item && blockStart[start] === start && blockEnd[start] === homes.slots[slot + 1]
    if (!isThere) moves++
  }
  return moves
}

/** Moved blocks of all items, and the items that move without being touched. */
export function countMoves(state: Plan): { moves: number; movedItems: number } {
  const sums = { moves: 0, movedItems: 0 }
  for (let item = 0; item < state.count.length; item++) {
    const moves = movesOf(state, item)
    sums.moves += moves
    if (moves > 0 && state.homes.isTouched[item] === 0) sums.movedItems++
  }
  return sums
}
