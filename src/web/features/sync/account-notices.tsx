import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { refreshCalendars } from '#contracts/http/calendar-routes.ts'
import type { SyncAccountView, SyncView } from '#contracts/http/sync-routes.ts'
import { syncQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { LinkFault } from './link-fault.tsx'
import { Notice } from './notice.tsx'
import { linkTo, momentText, vitalGaps } from './sync-words.ts'
import './sync.css'

/** On every page: what stands between the plan and Google. The settings say the same in more words. */
export function AccountNotices(): ReactElement {
  const { data: sync } = useQuery(syncQuery)
  const { pathname } = useLocation()
  const isTold = pathname === '/settings'
  return (
    <>
      <LinkFault />
      {!isTold && sync !== undefined && (
        <>
          {sync.accounts.every(({ status }) => status === 'leaving') && <NoAccount path={pathname} />}
          {sync.accounts.map((account) => (
            <AccountNotice key={account.id} account={account} sync={sync} path={pathname} />
          ))}
        </>
      )}
    </>
  )
}

type AccountNoticeProps = {
  readonly account: SyncAccountView
  readonly sync: SyncView
  readonly path: string
}

function AccountNotice({ account, sync, path }: AccountNoticeProps): ReactElement | null {
  if (account.status === 'reconnect') return <DeadGrant account={account} path={path} />
  if (account.status === 'leaving') return null
  const [gap] = vitalGaps(account)
  if (gap !== undefined)
    return (
      <Notice
        kind="warn"
        icon="warning"
        title={`${account.email} is only half connected.`}
        action={<ConnectAgain account={account} path={path} label="Allow it" />}
      >
        {gap.consequence}
      </Notice>
    )
  return account.trouble === null ? null : <GoogleAway account={account} sync={sync} />
}

const DeadGrant = ({ account, path }: Omit<AccountNoticeProps, 'sync'>): ReactElement => (
  <Notice
    kind="bad"
    icon="warning"
    title={`Google no longer lets Timewright into ${account.email}.`}
    action={<ConnectAgain account={account} path={path} label="Reconnect" />}
  >
    Your plan stays as it is and nothing is lost; it follows your calendar again once you reconnect.
  </Notice>
)

function GoogleAway({ account, sync }: Omit<AccountNoticeProps, 'path'>): ReactElement {
  const { timeZone } = useSignedIn().person
  const look = useAct(refreshCalendars, { topics: ['sync'], done: 'Google is being asked again.' })
  const asOf =
    account.lastReadAt === null
      ? ''
      : `You see your calendar as of ${momentText(account.lastReadAt, sync.now, timeZone)}. `
  return (
    <Notice
      kind="warn"
      icon="offline"
      title="Google cannot be reached at the moment."
      action={
        <Button size="compact-sm" variant="default" loading={look.isPending} onClick={() => look.mutate({})}>
          Try now
        </Button>
      }
    >
      {asOf}Go on planning: what you change is kept here and written as soon as Google is back.
    </Notice>
  )
}

const NoAccount = ({ path }: { readonly path: string }): ReactElement => (
  <Notice
    kind="warn"
    icon="warning"
    title="No Google account is linked."
    action={
      <Button component="a" href={linkTo(path)} size="compact-sm">
        Link an account
      </Button>
    }
  >
    Your goals and hours are all here, but nothing is planned around your events.
  </Notice>
)

type ConnectAgainProps = {
  readonly account: Pick<SyncAccountView, 'email' | 'isFreeBusyOnly'>
  readonly path: string
  readonly label: string
}

/** Back to Google, with the account proposed and the same privacy as before. */
export const ConnectAgain = ({ account, path, label }: ConnectAgainProps): ReactElement => (
  <Button
    component="a"
    size="compact-sm"
    href={linkTo(path, {
      account: account.email,
      isFreeBusyOnly: account.isFreeBusyOnly,
      isAgain: true,
    })}
    aria-label={`${label}: ${account.email}`}
  >
    {label}
  </Button>
)
