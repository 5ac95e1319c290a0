/** Where the blocks of the plan in force lie that still break no rule, and what it costs now to move one of them. */
export type Homes = {
  /** By item, as in the state: pairs (start, end), and how many. */
  readonly slots: Int32Array
  readonly count: Int32Array
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
  pointsPerMove: 0,
})

/** What the moved blocks of an item cost on top of its cost proper. */
export const movesCost = (state: Plan, item: number): number =>
  state.homes.pointsPerMove === 0 ? 0 : state.homes.pointsPerMove * movesOf(state, item)

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

/** Moved blocks of all items. */
export const countMoves = (state: Plan): number => {
  let moves = 0
  for (let item = 0; item < state.count.length; item++) moves += movesOf(state, item)
  return moves
}
