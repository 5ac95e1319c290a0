import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { updateCalendar, type CalendarView } from '#contracts/http/calendar-routes.ts'
import { calendarsQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { plural } from '../../format/duration.ts'
import { SettingSwitch } from '../settings/setting-fields.tsx'
import { StepFrame, unreadOf, type StepMoves } from './step-frame.tsx'

/** The second question: whose events take time. What is switched is saved at once. */
export function BusyStep({ moves }: { readonly moves: StepMoves }): ReactElement {
  const { settings } = useSignedIn().person
  const { data, error, refetch } = useQuery(calendarsQuery)
  const calendars = data?.items.filter(({ isOurs }) => !isOurs) ?? []
  return (
    <StepFrame
      moves={moves}
      title="What makes you busy?"
      why="Nothing is ever planned over these events. They are only read, never changed."
      submit="That is right"
      onSubmit={moves.onNext}
      unread={unreadOf(data, error, refetch)}
    >
      <ul className="step__calendars" aria-label="Calendars">
        {calendars.map((calendar) => (
          <BusyCalendar key={calendar.id} calendar={calendar} />
        ))}
        {calendars.length === 0 && error === null && <li>Your calendars appear here in a moment.</li>}
      </ul>
      <div className="step__switches">
        <SettingSwitch
          settings={settings}
          name="tentativeIsBusy"
          label="Events I have not answered, or only with “maybe”"
        />
        <SettingSwitch settings={settings} name="allDayIsBusy" label="Events that take all day" />
      </div>
    </StepFrame>
  )
}

function BusyCalendar({ calendar }: { readonly calendar: CalendarView }): ReactElement {
  const { id, title, isPrimary, countsAsBusy, backgroundColor, events } = calendar
  const update = useAct(updateCalendar, { topics: ['calendars'] })
  return (
    <li>
      <span
        className="step__color"
        aria-hidden="true"
        style={{ background: backgroundColor ?? 'var(--tw-border)' }}
      />
      <span className="step__calendar">
        <strong>{isPrimary ? `${title} (main)` : title}</strong>
        <span>{plural(events, 'event')}, a series counted once</span>
      </span>
      <Switch
        aria-label={`${title} makes me busy`}
        checked={update.isPending ? !countsAsBusy : countsAsBusy}
        disabled={update.isPending}
        onChange={(event) =>
          update.mutate({ params: { id }, body: { countsAsBusy: event.currentTarget.checked } })
        }
      />
    </li>
  )
}
