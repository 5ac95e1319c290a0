import { Button } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { CalendarView } from '#contracts/http/calendar-routes.ts'
import type { SyncAccountView, SyncView } from '#contracts/http/sync-routes.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { plural } from '../../format/duration.ts'
import { pauseText, vitalGaps } from '../sync/sync-words.ts'
import { AccountTroubles } from './account-troubles.tsx'
import { foldCalendars, restText, standText } from './account-words.ts'
import { CalendarRow } from './calendar-row.tsx'
import { DisconnectDialog } from './disconnect-dialog.tsx'

type AccountCardProps = {
  readonly account: SyncAccountView
  readonly sync: SyncView
  readonly calendars: readonly CalendarView[]
  readonly readEverySeconds: number
}

/** One Google account: how it stands, its calendars, and the way out. */
export function AccountCard(props: AccountCardProps): ReactElement {
  const { account, sync, calendars } = props
  const { person } = useSignedIn()
  const [isLeaving, setLeaving] = useState(false)
  if (account.status === 'leaving') return <Leaving account={account} now={sync.now} />
  return (
    <section className="account" aria-labelledby={`account-${account.id}`}>
      <header className="account__head">
        <div>
          <h3 id={`account-${account.id}`}>
            {account.email}
            {account.email === person.email && <span className="chip">signs you in</span>}
            {account.isFreeBusyOnly && <span className="chip">free/busy only</span>}
          </h3>
          <p>{standText(account, calendars, sync.now, person.timeZone)}</p>
        </div>
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setLeaving(true)}>
          Disconnect…
        </Button>
      </header>
      <AccountTroubles account={account} sync={sync} />
      <CalendarList {...props} />
      {isLeaving && (
        <DisconnectDialog
          account={account}
          calendars={calendars.length}
          sync={sync}
          onClose={() => setLeaving(false)}
        />
      )}
    </section>
  )
}

function CalendarList({ account, calendars, readEverySeconds }: AccountCardProps): ReactElement {
  const { first, rest } = foldCalendars(calendars)
  const rows = (list: readonly CalendarView[]): ReactElement => (
    <ul className="calendars">
      {list.map((calendar) => (
        <CalendarRow
          key={calendar.id}
          calendar={calendar}
          heldBy={account.status === 'reconnect' ? 'reconnect' : vitalGaps(account).length > 0 ? 'gap' : null}
          readEverySeconds={readEverySeconds}
        />
      ))}
    </ul>
  )
  return (
    <>
      {rows(first)}
      {rest.length > 0 && (
        <details className="calendars__rest">
          <summary>{restText(rest)}</summary>
          {rows(rest)}
        </details>
      )}
    </>
  )
}

function Leaving({
  account,
  now,
}: {
  readonly account: SyncAccountView
  readonly now: string
}): ReactElement {
  const { timeZone } = useSignedIn().person
  const { email, blocks, removesBlocks, pause } = account
  const isRemoving = removesBlocks && blocks > 0
  return (
    <output className="account account--leaving">
      <span className="tw-spinner" aria-hidden="true" />
      <span>
        <strong>{email}</strong> is being disconnected.{' '}
        {isRemoving
          ? `${plural(blocks, 'block')} still to be removed from Google.`
          : 'The access is given back to Google.'}
        {isRemoving && pause !== null && ` ${pauseText(pause, now, timeZone).title}; it is finished then.`}
      </span>
    </output>
  )
}
