import { Switch } from '@mantine/core'
import type { ReactElement } from 'react'
import { updateCalendar, type CalendarView } from '#contracts/http/calendar-routes.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { useAct } from '../../api/use-act.ts'
import { calendarState } from './calendar-words.ts'

type CalendarRowProps = {
  readonly calendar: CalendarView
  /** What its account lacks is told once, above. */
  readonly heldBy: 'reconnect' | 'gap' | null
  readonly readEverySeconds: number
}

export function CalendarRow({ calendar, heldBy, readEverySeconds }: CalendarRowProps): ReactElement {
  const update = useAct(updateCalendar, { topics: ['calendars'] })
  const signedIn = useSignedIn()
  const { id, title, isOurs, isPrimary, countsAsBusy, backgroundColor } = calendar
  const { text, isFault } = calendarState(calendar, {
    heldBy,
    readEverySeconds,
    now: serverNow(signedIn),
    timeZone: signedIn.person.timeZone,
  })
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
        <p className={isFault ? 'calendar-row__fault' : undefined}>{text}</p>
      </div>
      {isOurs ? (
        <span className="chip">made by Timewright</span>
      ) : (
        <Switch
          label="Busy"
          aria-label={`${title} counts as busy`}
          labelPosition="left"
          checked={update.isPending ? !countsAsBusy : countsAsBusy}
          disabled={update.isPending}
          onChange={(event) =>
            update.mutate({ params: { id }, body: { countsAsBusy: event.currentTarget.checked } })
          }
        />
      )}
    </li>
  )
}
