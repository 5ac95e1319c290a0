const FADES_IN_MS = 10_000
const SHORTEST_MS = 1000
const LONGEST_MS = 5500
const PER_PUSH_MS = 500
const MOST_SUBJECTS = 10_000

type Recent = { readonly pushes: number; readonly atMs: number }

/**
 * How long a calendar that was just read is left alone, by how often Google has pushed for it of late: a lone push is
 * served at once, the second one after a second, and a storm every five and a half. Kept by each process for itself: a guess
 * that is wrong costs a read or some seconds, and nothing else.
 */
export class PushPace {
  readonly #recent = new Map<string, Recent>()

  /** Counts so many pushes; answers for how long, in whole ms, the subject need not be read again after a read has begun. */
  note(subject: string, pushes: number, nowMs: number): number {
    const before = this.#recent.get(subject)
    const passedMs = before === undefined ? Infinity : Math.abs(nowMs - before.atMs)
    const left = before === undefined ? 0 : before.pushes * Math.exp(-passedMs / FADES_IN_MS)
    if (this.#recent.size >= MOST_SUBJECTS) this.#recent.clear()
    this.#recent.set(subject, { pushes: left + pushes, atMs: nowMs })
    return Math.min(LONGEST_MS, Math.ceil(SHORTEST_MS + PER_PUSH_MS * left))
  }
}
