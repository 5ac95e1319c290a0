import type { Settings } from './settings.ts'

export type Person = {
  readonly id: string
  readonly email: string
  readonly name: string
  /** IANA zone of all the person's wall-clock rules. */
  readonly timeZone: string
  readonly settings: Settings
  /** Local dates without any hours. */
  readonly daysOff: readonly string[]
}
