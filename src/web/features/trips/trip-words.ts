import type { TripView } from '#contracts/http/settings-routes.ts'
import { dateOf, dateText, instantOf, timeOf } from '../../format/zoned-time.ts'

/** "New York" of "America/New_York". */
export const zoneCity = (timeZone: string): string =>
  (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')

/** "Tue 1 Dec", "Tue 1 Dec – Thu 3 Dec". */
export const tripDates = ({ from, to }: Pick<TripView, 'from' | 'to'>): string =>
  from === to ? dateText(from) : `${dateText(from)} – ${dateText(to)}`

/** "Tue 1 Dec – Thu 3 Dec: hours by the clock of New York, 09:00 there is 15:00 here." */
export function tripLine(trip: TripView, home: string): string {
  const clocks = clocksText(trip, home)
  const line = `${tripDates(trip)}: hours by the clock of ${zoneCity(trip.timeZone)}`
  return clocks === null ? `${line}.` : `${line}, ${clocks}.`
}

/** "09:00 there is 15:00 here", "09:00 there is 16:00 here the day before"; null where the clocks agree. */
export function clocksText({ from, timeZone }: TripView, home: string): string | null {
  const nine = instantOf(from, '09:00', timeZone)
  if (nine === undefined) return null
  const [there, here] = [timeOf(nine, timeZone), timeOf(nine, home)]
  const day = dayBeside(dateOf(nine, home), from)
  return there === here && day === '' ? null : `${there} there is ${here} here${day}`
}

function dayBeside(date: string, other: string): string {
  if (date === other) return ''
  return date < other ? ' the day before' : ' the day after'
}
