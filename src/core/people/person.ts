import type { Trip } from '../time/trips.ts'
import type { Settings } from './settings.ts'

export type Person = {
  readonly id: string
  readonly email: string
  readonly name: string
  /** IANA zone of the person's wall-clock rules; on a trip, hours and habits go by the trip's. */
  readonly timeZone: string
  readonly settings: Settings
  /** Local dates without any hours. */
  readonly daysOff: readonly string[]
  /** In order, no two on one date. */
  readonly trips: readonly Trip[]
}
