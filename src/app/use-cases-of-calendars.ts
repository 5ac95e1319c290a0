import { createChooseCalendar } from './edit/choose-calendar.ts'
import { createComeBack } from './edit/come-back.ts'
import { createDeleteAccount } from './edit/delete-account.ts'
import { createDisconnectAccount } from './edit/disconnect-account.ts'
import { createRefreshCalendars } from './edit/refresh-calendars.ts'
import { createMoveClock, createReadClock } from './move-clock.ts'
import { createReceivePush } from './pull/receive-push.ts'
import { createExportAccount } from './read/export-account.ts'
import { createListCalendars } from './read/list-calendars.ts'
import { createReadSession } from './read/read-session.ts'
import { createReadSync } from './read/read-sync.ts'
import { createReadSyncJournal } from './read/read-sync-journal.ts'
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
