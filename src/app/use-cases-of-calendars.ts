import { createChooseCalendar } from './edit/account/choose-calendar.ts'
import { createComeBack } from './edit/account/come-back.ts'
import { createDeleteAccount } from './edit/account/delete-account.ts'
import { createDisconnectAccount } from './edit/account/disconnect-account.ts'
import { createRefreshCalendars } from './edit/account/refresh-calendars.ts'
import { createMoveClock, createReadClock } from './move-clock.ts'
import { createReceivePush } from './pull/receive-push.ts'
import { createExportAccount } from './read/person/export-account.ts'
import { createListCalendars } from './read/calendars/list-calendars.ts'
import { createReadSession } from './read/person/read-session.ts'
import { createReadSync } from './read/calendars/read-sync.ts'
import { createReadSyncJournal } from './read/calendars/read-sync-journal.ts'
import type { Ports } from './all-ports.ts'

/** Signing in, linked accounts and their calendars, and the demo's clock. */
export function calendarUseCases(ports: Ports, sweep: () => Promise<void>) {
  const { identityProvider } = ports
  return {
    beginSignIn: (wish: Parameters<typeof identityProvider.begin>[0]) => identityProvider.begin(wish),
    comeBack: createComeBack(ports),
    readSession: createReadSession(ports),
    listCalendars: createListCalendars(ports),
    readSync: createReadSync(ports),
    readSyncJournal: createReadSyncJournal(ports),
    chooseCalendar: createChooseCalendar(ports),
    exportAccount: createExportAccount(ports),
    deleteAccount: createDeleteAccount(ports),
    disconnectAccount: createDisconnectAccount(ports),
    refreshCalendars: createRefreshCalendars(ports),
    receivePush: createReceivePush(ports),
    readClock: createReadClock(ports),
    moveClock: createMoveClock({ ...ports, sweep }),
  }
}
