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
import { wholeTrip } from '../trips/whole-trip.ts'
import { Section } from './section.tsx'

/** What follows is not kept: the last day is the first and the zone is home's until somebody says so. */
const none: TripView = { from: '', to: '', timeZone: '' }

/** Dates in another time zone. */
export function TripsSection({ person }: { readonly person: PersonView }): ReactElement {
  const { trips } = person
  const [draft, setDraft] = useState(none)
  const { mutate, error, isPending } = useAct(updateSettings, { topics: ['settings'], done: 'Saved.' })
  const faults = faultsByField(error)
  const faultOf = (field: keyof TripView) => faults[`trips.${trips.length}.${field}`]
  const trip = wholeTrip(draft, person.timeZone)
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
          if (hasUnreadable(event.currentTarget) || trip === null) return
          mutate(
            { body: { trips: [...trips, trip] } },
            { onSuccess: () => setDraft((now) => (now === draft ? none : now)) },
          )
        }}
      >
        <div className="form__row">
          <TypedField
            kind="date"
            label="First day there"
            value={draft.from}
            onChange={(from) => change({ from })}
            error={faultOf('from')}
          />
          <TypedField
            kind="date"
            label="Last day there"
            value={draft.to || draft.from}
            onChange={(to) => change({ to })}
            error={faultOf('to')}
          />
          <NativeSelect
            label="Time zone there"
            data={timeZones(person.timeZone)}
            description="Another one than at home"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft.timeZone || person.timeZone}
            onChange={(event) => change({ timeZone: event.currentTarget.value })}
            error={faultOf('timeZone')}
          />
        </div>
        <Button type="submit" variant="default" disabled={trip === null} loading={isPending}>
          Add
        </Button>
      </form>
      {trips.length > 0 && (
        <ul className="chips">
          {trips.map((one) => (
            <li key={one.from}>
              <button
                type="button"
                className="chip chip--button"
                aria-label={`Remove the trip to ${zoneCity(one.timeZone)}, ${tripDates(one)}`}
                disabled={isPending}
                onClick={() => mutate({ body: { trips: trips.filter((other) => other !== one) } })}
              >
                {tripDates(one)} {one.to.slice(0, 4)}, {zoneCity(one.timeZone)}{' '}
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
