/** What the page has to reach. */
export const WEB_GOALS = {
  firstLoadGzipBytes: 250_000,
  usableColdMs: 1_500,
  interactionMs: 100,
  /** A letter that is typed. */
  letterMs: 50,
  seriousFindings: 0,
} as const

export type WebReport = {
  readonly events: number
  /** What is listed where letters, goals and hours are measured. */
  readonly crowd: Readonly<Record<string, number>>
  readonly firstLoad: { readonly gzipBytes: number; readonly files: number }
  readonly usableWeek: { readonly starts: number; readonly coldMs: number; readonly warmMs: number }
  readonly interactions: Readonly<Record<string, { readonly medianMs: number; readonly worstMs: number }>>
  readonly findings: readonly string[]
}

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)
}

const goalOf = (interaction: string): number =>
  interaction.endsWith('Letter') ? WEB_GOALS.letterMs : WEB_GOALS.interactionMs

/** What misses its goal, in words; nothing when all is reached. */
export function misses({ firstLoad, usableWeek, interactions, findings }: WebReport): string[] {
  const { firstLoadGzipBytes, usableColdMs } = WEB_GOALS
  return [
    ...(firstLoad.gzipBytes > firstLoadGzipBytes
      ? [`first load: ${firstLoad.gzipBytes} bytes of script, not ${firstLoadGzipBytes}`]
      : []),
    ...(usableWeek.coldMs > usableColdMs
      ? [`usable after ${usableWeek.coldMs} ms, not ${usableColdMs}`]
      : []),
    ...Object.entries(interactions)
      // Not a number (nothing measured) is no success.
      .filter(([name, { medianMs }]) => !(medianMs <= goalOf(name)))
      .map(([name, { medianMs }]) => `${name}: ${medianMs} ms until it is seen, not ${goalOf(name)}`),
    ...(findings.length > 0 ? [`${findings.length} serious findings of axe`] : []),
  ]
}
