import { callFor, type Patience, type PatientCall } from '#app/ports/patience.ts'
import type { Family } from '#app/ports/repositories/person-repositories.ts'

/** What a transaction has asked for so far, each step and subject once. `dueAtMs` is null for "now". */
export type AskedWake = { readonly family: Family; readonly subject: string; readonly dueAtMs: number | null }

/** What the queue has to hear; `call` is null for "at once". */
type Told = {
  readonly wake: AskedWake
  readonly patience: Patience | null
  readonly lastAttemptAtMs: number | null
}

export type Immediate = AskedWake & { readonly call: PatientCall | null }

/**
 * Keeps requests back until the end of the transaction: written one by one they would hold the rows of the wakes for
 * as long as the transaction lasts, and two transactions that ask in another order would lock each other out.
 */
export class AskedWakes {
  readonly #moments = new Map<string, AskedWake>()
  readonly #requests = new Map<string, AskedWake>()
  readonly #told = new Map<string, Told>()

  request(family: Family, subject: string, patience: Patience | null): void {
    const wake = { family, subject, dueAtMs: null }
    const key = keyOf(wake)
    const before = this.#told.get(key)
    this.#requests.set(key, wake)
    this.#told.set(key, {
      wake,
      patience: before === undefined ? patience : before.patience === null ? null : patience,
      lastAttemptAtMs: before?.lastAttemptAtMs ?? null,
    })
  }

  /** The row as it was written says when the step was last attempted. */
  written(wake: AskedWake, lastAttemptAtMs: number | null): void {
    const told = this.#told.get(keyOf(wake))
    if (told !== undefined) this.#told.set(keyOf(wake), { ...told, lastAttemptAtMs })
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
  immediate(nowMs: number): readonly Immediate[] {
    return [...this.#told.values()].map(({ wake, patience, lastAttemptAtMs }) => ({
      ...wake,
      call: patience === null ? null : callFor(patience, lastAttemptAtMs, nowMs),
    }))
  }
}

const keyOf = ({ family, subject }: AskedWake): string => `${family} ${subject}`
