const MOST = 1000

/** The last thousand or so of what was done; forgetting some is no harm. */
export class Recently {
  readonly #done = new Set<string>()

  has(what: string): boolean {
    return this.#done.has(what)
  }

  add(what: string): void {
    if (this.#done.size >= MOST) this.#done.clear()
    this.#done.add(what)
  }
}
