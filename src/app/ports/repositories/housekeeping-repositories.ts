import type { Clutter } from '../../housekeeping/keep-for.ts'

export type HousekeepingRepository = {
  /** Removes what is older than the moment; answers how many rows. */
  clear(clutter: Clutter, beforeMs: number): Promise<number>
}
