import type { RecurrenceCase } from './case.ts'
import { BOUNDS } from './cases/bounds.ts'
import { CLOCK_CHANGES } from './cases/clock-changes.ts'
import { LISTED_DATES } from './cases/dates.ts'
import { EXCEPTIONS } from './cases/exceptions.ts'
import { FAR_AND_FINE } from './cases/far.ts'
import { PATTERNS } from './cases/patterns.ts'
import { MONTHLY } from './cases/rfc-5545-months.ts'
import { YEARLY_AND_FINER } from './cases/rfc-5545-years.ts'
import { DAILY_AND_WEEKLY } from './cases/rfc-5545.ts'
import { ZONES_AND_DAYS } from './cases/zones.ts'

/** All cases of docs/google-conformance.md: first those of the RFC, then those worked out by hand. */
export const CASES: readonly RecurrenceCase[] = [
  ...DAILY_AND_WEEKLY,
  ...MONTHLY,
  ...YEARLY_AND_FINER,
  ...BOUNDS,
  ...LISTED_DATES,
  ...PATTERNS,
  ...EXCEPTIONS,
  ...CLOCK_CHANGES,
  ...ZONES_AND_DAYS,
  ...FAR_AND_FINE,
]
