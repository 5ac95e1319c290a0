import type { TripView } from '#contracts/http/settings-routes.ts'

/** What can be added of what was typed: "" for the last day means the first. Null: a day is missing, or one would be at home. */
export function wholeTrip(typed: TripView, home: string): TripView | null {
  const { from, to, timeZone } = typed
  if (from === '' || timeZone === '' || timeZone === home) return null
  return { from, to: to || from, timeZone }
}
