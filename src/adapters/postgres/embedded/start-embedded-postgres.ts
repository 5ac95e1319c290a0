import { mkdir, realpath } from 'node:fs/promises'
import type { Client } from 'pg'
import { placeBinaries } from './binaries.ts'
import { openCluster, type Cluster } from './cluster.ts'
import { dataFolderFault } from './embedded-postgres-error.ts'
import { joinOrLaunch } from './join-or-launch.ts'
import { shutDown } from './postmaster.ts'
import { ensureDatabase, leaveServer, urlOf } from './presence.ts'
import { chooseUser, makeTraversable } from './run-as.ts'

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  /** False only in tests: a crash may then cost data. */
  readonly durable?: boolean
  readonly maxConnections?: number
  readonly log?: (message: string) => void
}

export interface EmbeddedPostgres {
  /** The URL of the `timewright` database, password included. */
  readonly url: string
  readonly dataDir: string
  /** Ends the server, unless another living process uses it too: the last one out stops it. */
  stop(): Promise<void>
}

const DATABASE = 'timewright'

/** Serves the database in `<dataDir>/postgres`: makes it when missing, adopts a running server, else starts one. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true, maxConnections = 100, log = () => {} } = options
  const cluster = await prepare(options.dataDir, durable)
  const { presence, port, adopted } = await joinOrLaunch(cluster, { maxConnections })
  await ensureDatabase(presence, DATABASE)
  log(`${adopted ? 'Adopted' : 'Started'} the embedded Postgres in ${cluster.folder} on port ${port}.`)
  const rejoin = async () => (await joinOrLaunch(cluster, { maxConnections, port })).presence
  const letGo = holdOn(presence, rejoin, log)
  let stopping: Promise<void> | undefined
  const stop = async () => leave(cluster, await letGo(), log)
  return {
    url: urlOf(cluster, port, DATABASE),
    dataDir: cluster.dataDir,
    stop: () => (stopping ??= stop()),
  }
}

async function prepare(wantedDir: string, durable: boolean): Promise<Cluster> {
  const runAs = chooseUser()
  try {
    await mkdir(wantedDir, { recursive: true, mode: runAs === undefined ? 0o700 : 0o711 })
    const dataDir = await realpath(wantedDir)
    makeTraversable(dataDir, runAs)
    return await openCluster({ dataDir, runAs, durable, binaries: await placeBinaries(runAs, dataDir) })
  } catch (error) {
    throw dataFolderFault(wantedDir, error)
  }
}

/** When the server dies under us (out of memory, kill -9), it comes back on the same port: our URL stays right. */
function holdOn(
  first: Client,
  rejoin: () => Promise<Client>,
  log: (message: string) => void,
): () => Promise<Client | undefined> {
  let isHolding = true
  let current: Promise<Client | undefined> = Promise.resolve(first)
  const watch = (presence: Client) => {
    presence.once('end', () => {
      if (isHolding) current = comeBack()
    })
    return presence
  }
  const comeBack = async () => {
    log('The embedded Postgres has gone; starting it again.')
    try {
      const presence = watch(await rejoin())
      log('The embedded Postgres is back.')
      return presence
    } catch (error) {
      log(`The embedded Postgres does not come back: ${String(error)}`)
      return undefined
    }
  }
  watch(first)
  return () => {
    isHolding = false
    return current
  }
}

async function leave(
  cluster: Cluster,
  presence: Client | undefined,
  log: (message: string) => void,
): Promise<void> {
  const isLast = presence === undefined || (await leaveServer(cluster, presence))
  if (!isLast) return log('Left the embedded Postgres running: another process uses it.')
  await shutDown(cluster.folder)
  log('Stopped the embedded Postgres.')
}
