/** Paths of the page, with the place on it that a notice is about: the page scrolls there and marks it. */
export const objectiveLink = ({ id, cycleId }: { readonly id: string; readonly cycleId: string }): string =>
  `/goals?cycle=${cycleId}#objective-${id}`

export const kpiLink = (id: string): string => `/goals?view=kpis#kpi-${id}`
