const PRIORITY_WEIGHTS = [8, 4, 2, 1] as const

/** Weight of an item: its own, or that of its priority (P1 8, P2 4, P3 2, P4 1). */
export const weightOf = (item: {
  readonly weight?: number | null | undefined
  readonly priority?: number | null | undefined
}): number => item.weight ?? PRIORITY_WEIGHTS[(item.priority ?? 4) - 1] ?? 1

/** Costs are written per quarter hour. */
export const QUARTER_MINUTES = 15
