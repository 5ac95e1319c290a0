type GoalSubject = 'cycle' | 'objective' | 'key-result' | 'milestone' | 'effort-plan' | 'kpi'

/** One line of the history of goals: who changed what, from which value to which. Never changed itself. */
export type GoalChange = {
  readonly id: string
  readonly atMs: number
  /** Who did it. */
  readonly byUserId: string
  readonly subject: GoalSubject
  readonly subjectId: string
  /** The objective that it belongs to; null for cycles and KPIs. */
  readonly objectiveId: string | null
  /** What the subject was called then. */
  readonly title: string
  readonly verb: 'created' | 'changed' | 'removed'
  /** The field that changed; null where the subject as a whole came or went. */
  readonly field: string | null
  readonly from: unknown
  readonly to: unknown
}

export type FieldChange = Pick<GoalChange, 'verb' | 'field' | 'from' | 'to'>

type Fields = Readonly<Record<string, unknown>>

/** What lies between two states of a thing, field by field; null stands for one that is not there. */
export function changesBetween(
  before: Fields | null,
  after: Fields | null,
  fields: readonly string[],
): FieldChange[] {
  if (before === null || after === null) {
    if (before === after) return []
    return [{ verb: before === null ? 'created' : 'removed', field: null, from: null, to: null }]
  }
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ verb: 'changed', field, from: before[field] ?? null, to: after[field] ?? null }))
}
