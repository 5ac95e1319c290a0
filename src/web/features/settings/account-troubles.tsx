import { Alert } from '@mantine/core'
import type { ReactElement } from 'react'
import type { SyncAccountView, SyncView } from '#contracts/http/sync-routes.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { plural } from '../../format/duration.ts'
import { ConnectAgain } from '../sync/account-notices.tsx'
import { gapsOf, momentText, pauseText, waitingText } from '../sync/sync-words.ts'

type AccountTroublesProps = { readonly account: SyncAccountView; readonly sync: SyncView }

/** What does not work with this account, why, and what is done instead. */
export const AccountTroubles = ({ account, sync }: AccountTroublesProps): ReactElement => (
  <>
    {account.status === 'reconnect' && <Ended account={account} />}
    {account.status === 'active' && gapsOf(account).length > 0 && <Gaps account={account} />}
    {account.trouble !== null && <Away account={account} sync={sync} />}
    {account.pause !== null && <Paused account={account} sync={sync} />}
    {account.isFreeBusyOnly && <Privacy account={account} />}
  </>
)

const Ended = ({ account }: { readonly account: SyncAccountView }): ReactElement => (
  <Alert color="red" title="Google no longer lets Timewright in" className="account__alert">
    <p>
      Perhaps you took the access away, changed your password, or your organisation did. Its calendars are
      unknown from now on, so the plan rests. Nothing is lost: goals, plan and hours stay, and what waits is
      written once you reconnect.
    </p>
    <ConnectAgain account={account} path="/settings" label="Reconnect" />
  </Alert>
)

const Gaps = ({ account }: { readonly account: SyncAccountView }): ReactElement => (
  <Alert color="orange" title="You allowed a part of what Timewright asked for" className="account__alert">
    <ul>
      {gapsOf(account).map(({ scope, consequence }) => (
        <li key={scope}>
          {consequence} <code>{scope.split('/').at(-1)}</code>
        </li>
      ))}
    </ul>
    <ConnectAgain account={account} path="/settings" label="Allow the rest" />
  </Alert>
)

function Away({ account, sync }: AccountTroublesProps): ReactElement | null {
  const { timeZone } = useSignedIn().person
  const { trouble } = account
  if (trouble === null) return null
  const { message, attempts, lastTriedAt } = trouble
  const last = lastTriedAt === null ? '' : `, last at ${momentText(lastTriedAt, sync.now, timeZone)}`
  return (
    <Alert color="orange" title="Google cannot be reached at the moment" className="account__alert">
      <p>
        {message} Tried {attempts} times{last}; it goes on by itself, and nothing is lost.
      </p>
    </Alert>
  )
}

function Paused({ account, sync }: AccountTroublesProps): ReactElement | null {
  const { timeZone } = useSignedIn().person
  if (account.pause === null) return null
  const { title, text } = pauseText(account.pause, sync.now, timeZone)
  const waiting = waitingText(sync)
  return (
    <Alert color="orange" title={title} className="account__alert">
      <p>
        {text} {waiting !== null && `Now: ${waiting}.`}
      </p>
    </Alert>
  )
}

const Privacy = ({ account }: { readonly account: SyncAccountView }): ReactElement => (
  <p className="account__note">
    Timewright knows when you are busy in this account and nothing else: your events have no titles here.
    {account.blocks > 0 && ` It sees the ${plural(account.blocks, 'block')} that it wrote itself.`}
  </p>
)
