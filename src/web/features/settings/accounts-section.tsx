import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { type listCalendars, refreshCalendars } from '#contracts/http/calendar-routes.ts'
import type { RouteOutput } from '#contracts/http/route.ts'
import type { SyncView } from '#contracts/http/sync-routes.ts'
import { calendarsQuery, syncQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { plural } from '../../format/duration.ts'
import { Icon } from '../../ui/icon.tsx'
import { NotYet } from '../../ui/not-yet.tsx'
import { AccountCard } from './account-card.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { Section } from './section.tsx'

/** Linked accounts and their calendars. What cannot be read is unknown, and said so. */
export function AccountsSection(): ReactElement {
  const calendars = useQuery(calendarsQuery)
  const sync = useQuery(syncQuery)
  const [isLinking, setLinking] = useState(false)
  const isHere = calendars.data !== undefined && sync.data !== undefined
  return (
    <Section
      id="calendars"
      title="Google accounts and calendars"
      lead="Timewright plans around the events of every calendar that counts as busy."
      actions={<LookAgain />}
    >
      {!isHere && <NotYet what="your calendars" queries={[calendars, sync]} />}
      {isHere && <AccountList sync={sync.data} calendars={calendars.data} onLink={() => setLinking(true)} />}
      {isLinking && <LinkDialog onClose={() => setLinking(false)} />}
    </Section>
  )
}

type AccountListProps = {
  readonly sync: SyncView
  readonly calendars: RouteOutput<typeof listCalendars>
  readonly onLink: () => void
}

const AccountList = ({ sync, calendars, onLink }: AccountListProps): ReactElement => (
  <div className="accounts">
    {sync.accounts.length === 0 && (
      <p className="account__note">
        No account is linked: nothing is planned around your events, and blocks are shown here only.
      </p>
    )}
    {sync.accounts.map((account) => (
      <AccountCard
        key={account.id}
        account={account}
        sync={sync}
        calendars={calendars.items.filter(({ connectionId }) => connectionId === account.id)}
        readEverySeconds={calendars.readEverySeconds}
      />
    ))}
    <Button
      variant="default"
      className="accounts__add"
      leftSection={<Icon name="plus" size={16} />}
      onClick={onLink}
    >
      {sync.accounts.length === 0 ? 'Link a Google account' : 'Link another Google account'}
    </Button>
  </div>
)

function LookAgain(): ReactElement {
  const look = useAct(refreshCalendars, {
    topics: ['calendars'],
    done: ({ requested }) => `Google is being asked for news: ${plural(requested, 'request')}.`,
  })
  return (
    <Button size="xs" variant="default" loading={look.isPending} onClick={() => look.mutate({})}>
      Look again now
    </Button>
  )
}
