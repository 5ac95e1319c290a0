const views = ['map', 'room', 'kpis'] as const

/** What the goals' page shows, as its address keeps it. */
export type GoalSearch = {
  readonly cycle?: string
  /** The objectives of a cycle without it. */
  readonly view?: (typeof views)[number]
  /** Whose goals: 'mine' without it, 'all', or the id of a team. */
  readonly of?: string
}

/** Reads the address of the page; what is not understood is left out. */
export function readGoalSearch(search: Readonly<Record<string, unknown>>): GoalSearch {
  const { cycle, of } = search
  const view = views.find((one) => one === search['view'])
  return {
    ...(typeof cycle === 'string' && { cycle }),
    ...(view !== undefined && { view }),
    ...(typeof of === 'string' && { of }),
  }
}
