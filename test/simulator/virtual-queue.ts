import type { OpenWake } from '#app/wake-up.ts'
import type { Chance } from './chance.ts'
import type { VirtualClock } from './virtual-clock.ts'

type Waiting = { readonly wake: OpenWake; readonly dueMs: number; readonly attempt: number }

const ATTEMPTS = 5
const FIRST_PAUSE_MS = 500
const STALLED_MS = 7000

const keyOf = ({ userId, family, subject }: OpenWake): string => `${userId} ${family} ${subject}`

/**
 * The queue as the product uses it: one waiting call per person, step and subject; few, short retries; a call may get
 * lost, and then only the sweep remembers. Which of the calls that are due runs next is a matter of chance.
 */
export class VirtualQueue {
  #waiting = new Map<string, Waiting>()
  /** Of a hundred calls, so many get lost. */
  lostPercent = 0
  readonly #clock: VirtualClock
  readonly #chance: () => Chance

  constructor(clock: VirtualClock, chance: () => Chance) {
    this.#clock = clock
    this.#chance = chance
  }

  reset(): void {
    this.#waiting.clear()
    this.lostPercent = 0
  }

  /** As `DROP SCHEMA bullmq CASCADE` does. */
  forgetAll(): void {
    this.#waiting.clear()
  }

  add(wake: OpenWake): void {
    if (this.lostPercent > 0 && this.#chance().below(100) < this.lostPercent) return
    this.#put(wake, this.#clock.now() + (wake.delayMs ?? 0), 1)
  }

  /** A worker that died over it: another one finds that out after a while. */
  stall({ wake, attempt }: Waiting): void {
    this.#put(wake, this.#clock.now() + STALLED_MS, attempt)
  }

  retry({ wake, attempt }: Waiting, retryAfterMs: number | null): void {
    if (retryAfterMs !== null) return this.#put(wake, this.#clock.now() + retryAfterMs, attempt)
    if (attempt >= ATTEMPTS) return
    this.#put(wake, this.#clock.now() + FIRST_PAUSE_MS * 2 ** (attempt - 1), attempt + 1)
  }

  take(): Waiting | null {
    const nowMs = this.#clock.now()
    const due = [...this.#waiting.values()].filter((one) => one.dueMs <= nowMs)
    if (due.length === 0) return null
    const taken = this.#chance().pick(due)
    this.#waiting.delete(keyOf(taken.wake))
    return taken
  }

  nextMs(): number | null {
    const times = [...this.#waiting.values()].map((one) => one.dueMs)
    return times.length === 0 ? null : Math.min(...times)
  }

  /** A call that waits already runs earlier, never later. */
  #put(wake: OpenWake, dueMs: number, attempt: number): void {
    const before = this.#waiting.get(keyOf(wake))
    if (before !== undefined && before.dueMs <= dueMs) return
    this.#waiting.set(keyOf(wake), { wake, dueMs, attempt })
  }
}
