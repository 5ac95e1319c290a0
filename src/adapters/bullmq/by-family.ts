import type { Family } from '#contracts/jobs/job-queues.ts'

export type ByFamily<T> = Readonly<Record<Family, T>>

/** One value for each family, in the order data flows. */
export const byFamily = <T>(make: (family: Family) => T): ByFamily<T> => ({
  pull: make('pull'),
  unfold: make('unfold'),
  plan: make('plan'),
  publish: make('publish'),
  settle: make('settle'),
  sweep: make('sweep'),
})
