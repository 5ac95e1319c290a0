import type { KillPoint } from './kill-points.ts'

/** Ends this process like a power cut when the point is passed for the nth time. */
export class Fuse {
  readonly #point: KillPoint | null
  readonly #tell: (point: KillPoint) => void
  #left: number

  constructor(point: KillPoint | null, after: number, tell: (point: KillPoint) => void) {
    this.#point = point
    this.#left = after
    this.#tell = tell
  }

  pass(point: KillPoint): void {
    if (point !== this.#point) return
    if (this.#left > 0) {
      this.#left -= 1
      return
    }
    this.#tell(point)
    process.kill(process.pid, 'SIGKILL')
  }
}
