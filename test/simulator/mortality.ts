/** Where a process may die: around each commit, and around each request to Google. */
export const deathPoints = [
  'before-commit',
  'after-commit',
  'before-request',
  'after-request',
  'before-enqueue',
] as const
export type DeathPoint = (typeof deathPoints)[number]

export class Died extends Error {
  override readonly name = 'Died'
}

/**
 * The life of the engine's process. Once a fuse has burnt down nothing of it reaches the world any more: every port
 * throws, as if the process were gone. `revive` starts the next process.
 */
export class Mortality {
  #isDead = false
  #fuse: { readonly point: DeathPoint; left: number } | null = null
  deaths = 0

  get isDead(): boolean {
    return this.#isDead
  }

  /** Dies when the point is passed for the nth time from now. */
  light(point: DeathPoint, after: number): void {
    this.#fuse = { point, left: after }
  }

  pass(point: DeathPoint): void {
    this.check()
    if (this.#fuse?.point !== point) return
    if (this.#fuse.left > 0) {
      this.#fuse.left -= 1
      return
    }
    this.#fuse = null
    this.#isDead = true
    this.deaths += 1
    throw new Died(`The process dies at ${point}.`)
  }

  check(): void {
    if (this.#isDead) throw new Died('The process is dead.')
  }

  revive(): void {
    this.#isDead = false
  }

  reset(): void {
    this.deaths = 0
    this.spare()
  }

  /** No more deaths. */
  spare(): void {
    this.#fuse = null
    this.#isDead = false
  }
}
