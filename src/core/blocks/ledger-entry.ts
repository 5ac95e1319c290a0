export type Evidence = 'confirmed' | 'timer' | 'logged' | 'assumed'

/** One line of the effort ledger. It is never changed: a correction is a new entry with the difference. */
export type LedgerEntry = {
  readonly id: string
  readonly blockId: string | null
  readonly taskId: string | null
  readonly habitId: string | null
  readonly keyResultId: string | null
  readonly objectiveId: string | null
  /** Negative only in corrections. */
  readonly minutes: number
  /** When the work was done. */
  readonly workedAtMs: number
  readonly evidence: Evidence
  readonly corrects: string | null
  readonly note: string
  readonly recordedAtMs: number
}
