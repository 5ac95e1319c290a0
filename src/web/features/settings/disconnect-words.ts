import type { SyncAccountView } from '#contracts/http/sync-routes.ts'
import { plural } from '../../format/duration.ts'

type Leave = {
  readonly account: SyncAccountView
  readonly calendars: number
  readonly accounts: readonly SyncAccountView[]
  /** Of the account that the person first signed in with. */
  readonly personEmail: string
}

/** What disconnecting an account means, sentence by sentence. */
export function consequences({ account, calendars, accounts, personEmail }: Leave): string[] {
  const { id, email, status, blocks } = account
  const next = accounts.find((one) => one.id !== id && one.status === 'active')
  return [
    `${calendars === 0 ? 'Its calendars' : `Its ${plural(calendars, 'calendar')}`} and their events are forgotten here at once, and the access is given back to Google.`,
    ...(status === 'reconnect' && blocks > 0
      ? [
          `Google does not let us in, so ${plural(blocks, 'block')} cannot be removed there; delete ${blocks === 1 ? 'it' : 'them'} in Google yourself.`,
        ]
      : []),
    next === undefined
      ? 'No other account is linked: your plan stays here, is shown in no calendar, and rests until you link one.'
      : `Blocks to come are written to ${next.email}.`,
    'Goals, habits, tasks and the hours you worked stay.',
    ...(email === personEmail
      ? [
          `You stay signed in. Signing in with ${email} later brings you back to these same goals and links the account again.`,
        ]
      : []),
  ]
}
