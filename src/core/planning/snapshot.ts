import { clearItemInPlace } from './moves/undo-log.ts'
import { type PlanState, addBlockInPlace, refreshCostInPlace } from './plan-state.ts'

/** The blocks of a plan, apart from the state that made them. */
export type Snapshot = { readonly slots: Int32Array; readonly count: Int32Array; cost: number }

export const snapshotOf = (state: Snapshot): Snapshot => ({
  slots: state.slots.slice(),
  count: state.count.slice(),
  cost: state.cost,
})

export function keepInPlace(snapshot: Snapshot, state: PlanState): void {
  snapshot.slots.set(state.slots)
  snapshot.count.set(state.count)
  snapshot.cost = state.cost
}

/** Makes the state hold the plan of the snapshot. */
export function restoreInPlace(state: PlanState, snapshot: Snapshot): void {
  const items = state.count.length
  for (let item = 0; item < items; item++) clearItemInPlace(state, item)
  for (let item = 0; item < items; item++) {
    const from = state.slotFrom[item]!
    for (let slot = from; slot < from + 2 * snapshot.count[item]!; slot += 2)
      addBlockInPlace(state, item, snapshot.slots[slot]!, snapshot.slots[slot + 1]!)
    refreshCostInPlace(state, item)
  }
}
