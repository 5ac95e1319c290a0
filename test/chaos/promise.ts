/** One promise, measured. `figures` are what was found, `threshold` what was promised. */
export type Measured = {
  readonly promise: string
  readonly threshold: string
  readonly figures: Readonly<Record<string, number>>
  readonly passed: boolean
}

/** Waits for a figure, notes it, and says so: the whole takes long. */
export type Tell = (measuring: Promise<Measured>) => Promise<Measured>

/** The value that so much of all values lie at or below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** The most moments that lie in any window of that length. */
export function mostWithin(moments: readonly number[], windowMs: number): number {
  const sorted = moments.toSorted((a, b) => a - b)
  let [first, most] = [0, 0]
  for (const [index, atMs] of sorted.entries()) {
    while (atMs - (sorted[first] ?? 0) >= windowMs) first += 1
    most = Math.max(most, index - first + 1)
  }
  return most
}

/** Figures as people read them. */
export const rounded = (figures: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]))
