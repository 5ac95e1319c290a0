import type { Clock } from '#app/ports/clock.ts'

/** A Monday morning, one week before the clocks of Europe are put back. */
export const BEGINNING_MS = Date.parse('2026-10-19T06:00:00Z')

/** The one clock of a simulation: engine, Google and queue go by it; it moves only when told to. */
export class VirtualClock implements Clock {
  #nowMs = BEGINNING_MS

  now(): number {
    return this.#nowMs
  }

  advance(ms: number): void {
    this.#nowMs += ms
  }

  advanceTo(ms: number): void {
    this.#nowMs = Math.max(this.#nowMs, ms)
  }

  reset(): void {
    this.#nowMs = BEGINNING_MS
  }
}
