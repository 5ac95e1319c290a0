/** The time of day of the world outside, in epoch ms. */
export type Clock = { now(): number }

/** A clock that demos and tests may move; the offset to the real time holds for all processes. */
export type MovableClock = Clock & {
  offsetMs(): number
  setOffset(offsetMs: number): Promise<void>
}
