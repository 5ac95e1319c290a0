import type { Clock } from '#app/ports/clock.ts'

/** A clock that runs like the one below it, some way off. */
export type DemoClock = Clock & {
  readonly offsetMs: number
  /** Reads the offset again; call it when the topic "clock" has changed. */
  refresh(): Promise<void>
}

/** `readOffsetMs` asks where the offset is kept for all processes; what is no finite number counts as 0. */
export function createDemoClock(clock: Clock, readOffsetMs: () => Promise<unknown>): DemoClock {
  let offsetMs = 0
  return {
    get offsetMs() {
      return offsetMs
    },
    now: () => clock.now() + offsetMs,
    refresh: async () => {
      const read = await readOffsetMs()
      offsetMs = typeof read === 'number' && Number.isFinite(read) ? read : 0
    },
  }
}
