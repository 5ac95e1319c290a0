import { Alert, Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { refreshCalendars, updateCalendar, type CalendarView } from '#contracts/http/calendar-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { calendarsQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { plural } from '../../format/duration.ts'
import { dayText, timeOf } from '../../format/zoned-time.ts'
import { Loading } from '../../ui/splash.tsx'
import { ConnectionNote } from './connection-note.tsx'
import { Section } from './section.tsx'

/** Linked accounts and their calendars. What cannot be read is unknown, and said so. */
export function CalendarsSection(): ReactElement {
  const { data, error } = useQuery(calendarsQuery)
  const look = useAct(refreshCalendars, {
    topics: ['calendars'],
    done: ({ requested }) => `Looking at ${plural(requested, 'calendar')} again.`,
  })
  return (
    <Section
      id="calendars"
      title="Calendars"
      actions={
        <Button size="xs" variant="default" loading={look.isPending} onClick={() => look.mutate({})}>
          Look again now
        </Button>
      }
    >
      {data === undefined && error === null && <Loading what="your calendars" />}
      {error !== null && (
        <Alert color="red" title="The calendars could not be loaded">
          {messageOf(error)}
        </Alert>
      )}
      {data?.connections.map((connection) => (
        <div key={connection.id} className="connection">
          <ConnectionNote connection={connection} />
          <ul className="calendars">
            {data.items
              .filter(({ connectionId }) => connectionId === connection.id)
              .map((calendar) => (
                <CalendarRow key={calendar.id} calendar={calendar} />
              ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}

function CalendarRow({ calendar }: { readonly calendar: CalendarView }): ReactElement {
  const update = useAct(updateCalendar, { topics: ['calendars'] })
  const { id, title, isOurs, isPrimary, countsAsBusy, backgroundColor } = calendar
  return (
    <li className="calendar-row">
      <span
        className="calendar-row__color"
        aria-hidden="true"
        style={{ background: backgroundColor ?? 'var(--tw-border)' }}
      />
      <div className="calendar-row__main">
        <strong>{title}</strong>
        {isPrimary && <span className="chip">main</span>}
        {isOurs && <span className="chip">blocks are here</span>}
        <CalendarState calendar={calendar} />
      </div>
      <Switch
        label="Busy"
        aria-label={`${title} counts as busy`}
        labelPosition="left"
        checked={update.isPending ? !countsAsBusy : countsAsBusy}
        disabled={isOurs || update.isPending}
        onChange={(event) =>
          update.mutate({ params: { id }, body: { countsAsBusy: event.currentTarget.checked } })
        }
      />
    </li>
  )
}

const stateText = {
  unread: 'Not read yet: unknown time until then.',
  unreadable: 'Cannot be read: unknown time, never planned into.',
  gone: 'No longer in this account.',
} as const

function CalendarState({ calendar }: { readonly calendar: CalendarView }): ReactElement {
  const { timeZone } = useSignedIn().person
  const { state, fault, pulledAt, hasPush, countsAsBusy } = calendar
  if (!countsAsBusy && state === 'unread') return <p>Ignored: its events take no time.</p>
  if (state !== 'readable')
    return (
      <p className="calendar-row__fault">
        {stateText[state]} {fault}
      </p>
    )
  return (
    <p>
      {pulledAt === null ? 'Readable' : `Read ${dayText(pulledAt, timeZone)} ${timeOf(pulledAt, timeZone)}`}
      {hasPush && ', changes are pushed'}
    </p>
  )
}
