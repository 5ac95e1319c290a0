import type { KillPoint } from './kill-points.ts'

/** Ends this process like a power cut when it comes to any of these points, after some that it gets past. */
export class Fuse {
  readonly #points: ReadonlySet<KillPoint>
  readonly #tell: (point: KillPoint) => void
  #left: number

  constructor(points: readonly KillPoint[], after: number, tell: (point: KillPoint) => void) {
    this.#points = new Set(points)
    this.#left = after
    this.#tell = tell
  }

  pass(point: KillPoint): void {
    if (!this.#points.has(point)) return
    if (this.#left > 0) {
      this.#left -= 1
      return
    }
    this.#tell(point)
    process.kill(process.pid, 'SIGKILL')
  }
}
