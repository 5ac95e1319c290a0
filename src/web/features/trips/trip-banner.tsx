import type { ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { dateOf } from '../../format/zoned-time.ts'
import { Banner } from '../../ui/banner.tsx'
import { clocksText, tripDates, zoneCity } from './trip-words.ts'

/** Why the hours of a week lie elsewhere: the grid keeps the clock of home. */
export function TripBanner({
  week: { from, to, timeZone },
}: {
  readonly week: WeekView
}): ReactElement | null {
  const [first, last] = [dateOf(from, timeZone), dateOf(Date.parse(to) - 1, timeZone)]
  const trip = useSignedIn().person.trips.find((one) => one.from <= last && one.to >= first)
  if (trip === undefined) return null
  const clocks = clocksText(trip, timeZone)
  return (
    <Banner kind="info" title={`${tripDates(trip)}: hours by the clock of ${zoneCity(trip.timeZone)}`}>
      <p>
        The grid shows {zoneCity(timeZone)} time{clocks === null ? '' : `: ${clocks}`}.{' '}
        <Link to="/settings" hash="trips">
          Trips
        </Link>
      </p>
    </Banner>
  )
}
