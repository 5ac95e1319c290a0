import type { Snapshot } from '../../plan/snapshot.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { type HabitChange, type NewHabit, editedHabit, newHabit } from '../work/habit-fields.ts'
import { type PauseSpan, restingHabit } from '../work/habit-pauses.ts'
import { withOne } from './with-one.ts'
import { within } from './within.ts'

export type WhatIfHabit = {
  /** As if this habit were added. */
  readonly newHabit?: NewHabit | undefined
  /** As if these fields of a habit were changed. */
  readonly changedHabit?: { readonly id: string; readonly fields: HabitChange } | undefined
  /** As if a habit rested. */
  readonly pausedHabit?: (PauseSpan & { readonly id: string }) | undefined
}

/** The snapshot with a habit that is thought of, refused by the same rules as if it was meant. Writes nothing. */
export async function withHabits(
  snapshot: Snapshot,
  repositories: Repositories,
  { newHabit: body, changedHabit, pausedHabit }: WhatIfHabit,
  nextId: () => string,
): Promise<Snapshot> {
  const { nowMs } = snapshot.horizon
  const thought = [
    body && (await within('newHabit', newHabit(repositories, body, nextId()))),
    changedHabit &&
      (await within(
        'changedHabit.fields',
        editedHabit(repositories, changedHabit.id, changedHabit.fields, nowMs),
      )),
    pausedHabit &&
      (await within('pausedHabit', restingHabit(repositories, pausedHabit.id, pausedHabit, nowMs))),
  ]
  const habits = thought.filter((one) => one !== undefined).reduce(withOne, snapshot.habits)
  return { ...snapshot, habits }
}
