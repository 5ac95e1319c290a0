export type ObjectiveStatus = 'draft' | 'active' | 'paused' | 'done' | 'dropped'

export type Objective = {
  readonly id: string
  readonly cycleId: string
  readonly title: string
  readonly why: string
  readonly kind: 'committed' | 'aspirational'
  readonly status: ObjectiveStatus
  readonly parentId: string | null
  readonly visibility: 'workspace' | 'private'
  /** One of Google's event colour ids, "1" to "11". */
  readonly colorId: string
  /** Given by a person at the end of the cycle, 0 to 1; stored beside the computed progress. */
  readonly finalScore: number | null
  /** When it last became active; null while it never was. */
  readonly activeSinceMs: number | null
}
