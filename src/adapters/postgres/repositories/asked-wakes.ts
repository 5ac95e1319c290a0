import type { Family } from '#app/ports/repositories/person-repositories.ts'

/** What a transaction has asked for so far, each step and subject once. `dueAtMs` is null for "now". */
export type AskedWake = { readonly family: Family; readonly subject: string; readonly dueAtMs: number | null }

/**
 * Keeps requests back until the end of the transaction: written one by one they would hold the rows of the wakes for
 * as long as the transaction lasts, and two transactions that ask in another order would lock each other out.
 */
export class AskedWakes {
  readonly #moments = new Map<string, AskedWake>()
  readonly #requests = new Map<string, AskedWake>()
  readonly #told = new Map<string, AskedWake>()

  request(family: Family, subject: string): void {
    const wake = { family, subject, dueAtMs: null }
    this.#requests.set(keyOf(wake), wake)
    this.#told.set(keyOf(wake), wake)
  }

  requestAt(family: Family, subject: string, dueAtMs: number): void {
    const wake = { family, subject, dueAtMs }
    const earlier = this.#moments.get(keyOf(wake))?.dueAtMs
    if (earlier === undefined || earlier === null || dueAtMs < earlier) this.#moments.set(keyOf(wake), wake)
  }

  /** Hands over what has not been written yet, in an order that is the same for everybody. */
  take(): readonly AskedWake[] {
    const taken = [...this.#requests, ...this.#moments].sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    this.#requests.clear()
    this.#moments.clear()
    return taken.map(([, wake]) => wake)
  }

  /** All that the queue has to hear about after the commit. */
  immediate(): readonly AskedWake[] {
    return [...this.#told.values()]
  }
}

const keyOf = ({ family, subject }: AskedWake): string => `${family} ${subject}`
