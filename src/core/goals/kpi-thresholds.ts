import type { Corridor, Kpi } from './kpi.ts'

type Thresholds = Pick<Kpi, 'direction' | 'green' | 'amber'>

const isFloor = ({ from, to }: Corridor): boolean => from !== null && to === null
const isCeiling = ({ from, to }: Corridor): boolean => from === null && to !== null
const isRange = ({ from, to }: Corridor): boolean => from !== null && to !== null && from <= to

const shapes = {
  higher: {
    fits: isFloor,
    expected: 'only lower ends: values from green.from on are green, those from amber.from on amber',
  },
  lower: {
    fits: isCeiling,
    expected: 'only upper ends: values up to green.to are green, those up to amber.to amber',
  },
  range: { fits: isRange, expected: 'both ends of both corridors, from not above to' },
} as const

/** What the thresholds of a KPI should be and are not, in words; null when they make sense. */
export function thresholdFault({ direction, green, amber }: Thresholds): string | null {
  const { fits, expected } = shapes[direction]
  if (!fits(green) || !fits(amber)) return expected
  return isAround(amber, green) ? null : 'an amber corridor that holds the green one'
}

const isAround = (outer: Corridor, inner: Corridor): boolean =>
  (outer.from ?? -Infinity) <= (inner.from ?? -Infinity) && (inner.to ?? Infinity) <= (outer.to ?? Infinity)
