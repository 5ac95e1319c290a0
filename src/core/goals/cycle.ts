type CycleKind = 'month' | 'quarter' | 'year' | 'custom'

export type Cycle = {
  readonly id: string
  readonly title: string
  readonly kind: CycleKind
  /** First local date of the cycle. */
  readonly startsOn: string
  /** Last local date of the cycle, included. */
  readonly endsOn: string
}
