const steps = [1, 2, 5, 10, 20, 40, 50, 100, 200, 500, 1000] as const
const MOST_LINES = 4

export type HourAxis = {
  /** Height of the field, in minutes. */
  readonly top: number
  /** Lines across it, in minutes, the ground line included. */
  readonly lines: readonly number[]
}

/** Even hours for an axis that has to hold so many minutes: few lines, none in between. */
export function hourAxis(mostMinutes: number): HourAxis {
  const hours = Math.max(1, mostMinutes / 60)
  const step = steps.find((one) => hours / one <= MOST_LINES) ?? Math.ceil(hours / MOST_LINES)
  const count = Math.ceil(hours / step)
  return { top: count * step * 60, lines: Array.from({ length: count + 1 }, (_, at) => at * step * 60) }
}
