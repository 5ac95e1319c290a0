import type { JobName } from './job-payloads.ts'

/** The families of use cases in the order data flows, then the sweep for whoever was forgotten. Each is a queue. */
export const families = ['pull', 'unfold', 'plan', 'publish', 'settle', 'sweep'] as const

export type Family = (typeof families)[number]

const familyOf = {
  'pull-calendar': 'pull',
  'pull-calendar-list': 'pull',
  'unfold-goals': 'unfold',
  'plan-blocks': 'plan',
  'publish-plan': 'publish',
  'settle-blocks': 'settle',
  'tell-person': 'settle',
  sweep: 'sweep',
} as const satisfies Record<JobName, Family>

/** The job names of one family. */
export type JobOf<F extends Family> = {
  [N in JobName]: (typeof familyOf)[N] extends F ? N : never
}[JobName]

export const queueOf = (name: JobName): Family => familyOf[name]
