import { GatewayError, type GatewayFault } from '../ports/calendar-gateway.ts'
import type { Connection } from '../ports/repositories/calendar-repositories.ts'
import { stopChannels } from '../stop-channels.ts'
import { commit, gatewayOf, type Run } from './publish-dependencies.ts'
import { removeOurs } from './remove-ours.ts'

/** Trying again would not help: the access has ended, and what is left at Google stays there. */
const hopeless: ReadonlySet<GatewayFault> = new Set(['dead-grant', 'unauthorized', 'forbidden'])

/**
 * Clears away what is left of disconnected accounts: events that we wrote, if the person wants that, channels, and the
 * access itself. The secrets are forgotten last, for without them nothing more can be done.
 */
export async function sayFarewells(run: Run): Promise<void> {
  const all = await commit(run, ({ connections }) => connections.list())
  for (const connection of all.filter((one) => one.status === 'leaving')) await sayFarewell(run, connection)
}

async function sayFarewell(run: Run, connection: Connection): Promise<void> {
  try {
    if (connection.removesBlocks) await removeOurs(run, connection)
  } catch (error) {
    if (!(error instanceof GatewayError) || !hopeless.has(error.fault)) throw error
    run.onFault?.(`disconnecting account ${connection.id}`, error)
  }
  await stopAll(run, connection)
  await revoke(run, connection)
  await commit(run, async (mine) => {
    const now = await mine.connections.findForUpdate(connection.id)
    // Linked again meanwhile: then it stays.
    if (now?.status === 'leaving') await mine.connections.remove(connection.id)
    await mine.announce('calendars')
  })
}

async function stopAll(run: Run, { id }: Connection): Promise<void> {
  const channels = await commit(run, (mine) => mine.channels.listOfConnection(id))
  const standing = channels.filter((one) => one.state === 'active' || one.state === 'stray')
  await stopChannels(run, { userId: run.userId, gateway: gatewayOf(run, id) }, standing)
}

/** Revoking ends the account's access for everybody here, so that it waits for the last one who uses it. */
async function revoke(run: Run, connection: Connection): Promise<void> {
  const others = await run.unitOfWork.forFleet((fleet) => fleet.countConnections(connection.googleSubject))
  if (others > 0) return
  try {
    await run.revokeAccess?.(run.userId, connection)
  } catch (error) {
    run.onFault?.(`revoking the access to account ${connection.id}`, error)
  }
}
