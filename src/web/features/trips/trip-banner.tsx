import type { ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import { useSignedIn } from '../../app/session-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { tripLine, zoneCity } from './trip-words.ts'
import { tripsOn } from './trips-on.ts'

/** Why hours of the dates that are shown lie elsewhere: the grid keeps the clock of home. */
export function TripBanner({ dates }: { readonly dates: readonly string[] }): ReactElement | null {
  const { trips, timeZone } = useSignedIn().person
  const shown = tripsOn(trips, dates, timeZone)
  if (shown.length === 0) return null
  return (
    <Banner
      kind="info"
      title={`On a trip the grid keeps ${zoneCity(timeZone)} time`}
      actions={
        <Link to="/settings" hash="trips">
          Trips
        </Link>
      }
    >
      {shown.map((trip) => (
        <p key={trip.from}>{tripLine(trip, timeZone)}</p>
      ))}
    </Banner>
  )
}
