export type AuditEntry = {
  readonly number: number
  readonly atMs: number
  /** `person`, or the step that did it. */
  readonly actor: string
  readonly action: 'insert' | 'update' | 'delete'
  /** What was written: `task`, `account`, `google-event` … */
  readonly subject: string
  readonly subjectId: string
  /** SHA-256 of the row before and after; null where there was or is none. */
  readonly beforeHash: string | null
  readonly afterHash: string | null
}

/** Who wrote what of a person, and when. It is written by the database itself, and by nobody changed. */
export type AuditTrail = {
  /** Newest first; `before` is the number of the last entry of the page before. */
  page(userId: string, before: number | null, limit: number): Promise<readonly AuditEntry[]>
}
