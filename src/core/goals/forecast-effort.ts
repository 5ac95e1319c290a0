/** Minutes that were planned for a past week, and those of them that were done. */
export type PastWeek = { readonly plannedMinutes: number; readonly doneMinutes: number }

/** Minutes that the plan holds for a week to come, and when that week ends. */
export type ComingWeek = { readonly plannedMinutes: number; readonly endMs: number }

export type EffortForecast = {
  readonly minutesAtEnd: number
  /** End of the week in which the target is met; null where the plan to the end does not lead there. */
  readonly metAtMs: number | null
  /** Share of what was planned that gets done, from the last four weeks; 1 where nothing was planned yet. */
  readonly doneRate: number
}

/** So many of the last weeks tell how much of a plan gets done. */
export const RATE_WEEKS = 4
/** A good month is no promise: more than the whole plan is never expected. */
const HIGHEST_RATE = 1

/** Effort at the end of the cycle: what is done, and what is planned times the done rate of the given weeks. */
export function forecastEffort(
  doneMinutes: number,
  targetMinutes: number | null,
  past: readonly PastWeek[],
  coming: readonly ComingWeek[],
  nowMs: number,
): EffortForecast {
  const doneRate = doneRateOf(past)
  let minutes = doneMinutes
  let metAtMs = targetMinutes !== null && minutes >= targetMinutes ? nowMs : null
  for (const week of coming) {
    minutes += week.plannedMinutes * doneRate
    if (metAtMs === null && targetMinutes !== null && minutes >= targetMinutes) metAtMs = week.endMs
  }
  return { minutesAtEnd: Math.round(minutes), metAtMs, doneRate }
}

function doneRateOf(weeks: readonly PastWeek[]): number {
  const planned = weeks.reduce((sum, week) => sum + week.plannedMinutes, 0)
  const done = weeks.reduce((sum, week) => sum + week.doneMinutes, 0)
  return planned === 0 ? 1 : Math.min(HIGHEST_RATE, done / planned)
}
