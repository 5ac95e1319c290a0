import type { TripView } from '#contracts/http/settings-routes.ts'
import { dateText, instantOf, timeOf } from '../../format/zoned-time.ts'

/** "New York" of "America/New_York". */
export const zoneCity = (timeZone: string): string =>
  (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')

/** "Tue 1 Dec", "Tue 1 Dec – Thu 3 Dec". */
export const tripDates = ({ from, to }: Pick<TripView, 'from' | 'to'>): string =>
  from === to ? dateText(from) : `${dateText(from)} – ${dateText(to)}`

/** "09:00 there is 15:00 here"; null where the clocks agree. */
export function clocksText({ from, timeZone }: TripView, home: string): string | null {
  const nine = instantOf(from, '09:00', timeZone)
  if (nine === undefined) return null
  const [there, here] = [timeOf(nine, timeZone), timeOf(nine, home)]
  return there === here ? null : `${there} there is ${here} here`
}
