import { notFound } from '../../errors.ts'
import type { Connection } from '../../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'

/**
 * Disconnects a Google account: for the person it is gone at once, with its calendars and their events. What is left at
 * Google is cleared away by publish, which tries until it is done. The effort ledger stays as it is.
 */
export function createDisconnectAccount({ unitOfWork }: Pick<EditDependencies, 'unitOfWork'>) {
  return (
    userId: string,
    connectionId: string,
    { removeBlocks }: { readonly removeBlocks: boolean },
  ): Promise<void> =>
    unitOfWork.forUser(userId, async (mine) => {
      const connection = await mine.connections.findForUpdate(connectionId)
      if (connection === null || connection.status === 'leaving') throw notFound('account', connectionId)
      await beginToLeave(mine, connection, removeBlocks)
      await mine.wakes.request('publish')
      await mine.wakes.request('plan')
      await mine.announce('calendars')
      await mine.announce('week')
    })
}

/** The account is on its way out; publish does the rest. */
export async function beginToLeave(
  mine: Repositories,
  connection: Connection,
  removesBlocks: boolean,
): Promise<void> {
  await mine.connections.save({ ...connection, status: 'leaving', removesBlocks })
  await forgetMirror(mine, connection)
  if (!removesBlocks) await leaveBlocks(mine, connection)
}

async function forgetMirror({ calendars, events }: Repositories, { id }: Connection): Promise<void> {
  for (const calendar of await calendars.list()) {
    if (calendar.connectionId !== id) continue
    await events.replaceAll(calendar.id, [])
    await calendars.save({ ...calendar, countsAsBusy: false, syncToken: null })
  }
}

/** Our events stay where they are, and are the person's from now on. */
async function leaveBlocks({ calendars, publishedEvents }: Repositories, { id }: Connection): Promise<void> {
  const left = new Set((await calendars.list()).filter((one) => one.connectionId === id).map((one) => one.id))
  for (const record of await publishedEvents.listStanding()) {
    if (left.has(record.calendarId)) await publishedEvents.save({ ...record, state: 'gone' })
  }
}
