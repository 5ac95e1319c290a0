/** Which calendars have to wait before they may be written to again, and who waits for them. */
export class Turns {
  readonly #waits = new Map<string, number>()
  #isNewWaiting = false
  #isAnyWaiting = false

  /** A new comparison tells anew who waits. */
  begin(): void {
    this.#isNewWaiting = false
    this.#isAnyWaiting = false
  }

  knownWait(calendarId: string): number | null {
    return this.#waits.get(calendarId) ?? null
  }

  wait(calendarId: string, waitMs: number, hasFailed: boolean): void {
    this.#waits.set(calendarId, waitMs)
    this.#isAnyWaiting = true
    this.#isNewWaiting ||= !hasFailed
  }

  /**
   * When to go on, in ms; null when there is no hurry. What failed before, in a run where things fail, is left to the
   * next time: one that is refused for good would otherwise be asked for in every turn.
   */
  nextMs(isFailing: boolean): number | null {
    const isHurry = isFailing ? this.#isNewWaiting : this.#isAnyWaiting
    return isHurry ? Math.min(...this.#waits.values()) : null
  }
}
