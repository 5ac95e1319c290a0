import { Button, NativeSelect } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { updateSettings, type PersonView, type TripView } from '#contracts/http/settings-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { timeZones } from '../../format/time-zones.ts'
import { hasUnreadable } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TypedField } from '../../ui/typed-field.tsx'
import { tripDates, zoneCity } from '../trips/trip-words.ts'
import { Section } from './section.tsx'

/** Dates in another time zone. */
export function TripsSection({ person }: { readonly person: PersonView }): ReactElement {
  const { trips } = person
  const none: TripView = { from: '', to: '', timeZone: person.timeZone }
  const [draft, setDraft] = useState(none)
  const { mutate, error, isPending } = useAct(updateSettings, { topics: ['settings'], done: 'Saved.' })
  const faults = faultsByField(error)
  const faultOf = (field: keyof TripView) => faults[`trips.${trips.length}.${field}`]
  const isWhole = draft.from !== '' && draft.to !== '' && draft.timeZone !== person.timeZone
  const change = (to: Partial<TripView>): void => setDraft({ ...draft, ...to })
  return (
    <Section
      id="trips"
      title="Trips"
      lead="On their dates hours and habits go by the clock there, and on the way nothing is planned."
    >
      <form
        className="trips__add"
        onSubmit={(event) => {
          event.preventDefault()
          if (hasUnreadable(event.currentTarget) || !isWhole) return
          mutate({ body: { trips: [...trips, draft] } }, { onSuccess: () => setDraft(none) })
        }}
      >
        <div className="form__row">
          <TypedField
            kind="date"
            label="First day there"
            value={draft.from}
            onChange={(from) => change({ from, to: draft.to < from ? from : draft.to })}
            error={faultOf('from')}
          />
          <TypedField
            kind="date"
            label="Last day there"
            value={draft.to}
            onChange={(to) => change({ to })}
            error={faultOf('to')}
          />
          <NativeSelect
            label="Time zone there"
            data={timeZones(person.timeZone)}
            value={draft.timeZone}
            onChange={(event) => change({ timeZone: event.currentTarget.value })}
            error={faultOf('timeZone')}
          />
        </div>
        <Button type="submit" variant="default" disabled={!isWhole} loading={isPending}>
          Add
        </Button>
      </form>
      {trips.length > 0 && (
        <ul className="chips">
          {trips.map((trip) => (
            <li key={trip.from}>
              <button
                type="button"
                className="chip chip--button"
                aria-label={`Remove the trip to ${zoneCity(trip.timeZone)}, ${tripDates(trip)}`}
                disabled={isPending}
                onClick={() => mutate({ body: { trips: trips.filter((one) => one !== trip) } })}
              >
                {tripDates(trip)} {trip.to.slice(0, 4)}, {zoneCity(trip.timeZone)}{' '}
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
