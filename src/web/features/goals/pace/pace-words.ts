import type { ObjectiveView } from '../goal-types.ts'

export type PaceStatus = NonNullable<ObjectiveView['outcome']['status']>

const labels: Readonly<Record<PaceStatus, string>> = {
  ahead: 'Ahead',
  'on-track': 'On track',
  'at-risk': 'At risk',
  behind: 'Behind',
}

export const paceLabel = (status: PaceStatus): string => labels[status]

/** Share of a bar in percent, kept inside it. */
export const percentOf = (part: number, whole: number): number =>
  whole <= 0 ? 0 : Math.min(100, Math.max(0, (part / whole) * 100))
