import { mkdir, realpath } from 'node:fs/promises'
import type { Client } from 'pg'
import { placeBinaries } from './binaries.ts'
import { openCluster, type Cluster } from './cluster.ts'
import { dataFolderFault, EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { readPidFile, removeStalePidFile, servesFolder } from './pid-file.ts'
import { pollUntil } from './poll-until.ts'
import { launch, shutDown, type Launch } from './postmaster.ts'
import { ensureDatabase, isLastOneHere, joinServer, urlOf } from './presence.ts'
import { chooseUser, makeTraversable } from './run-as.ts'

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  /** False only in tests: a crash of the machine may then cost data. */
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
const START_TIMEOUT_MS = 60_000

/** Serves the database in `<dataDir>/postgres`: makes it when missing, adopts a running server, else starts one. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true, maxConnections = 100, log = () => {} } = options
  const cluster = await prepare(options.dataDir, durable)
  const { presence, port, adopted } = await findOrStart(cluster, maxConnections)
  await ensureDatabase(presence, DATABASE)
  log(`${adopted ? 'Adopted' : 'Started'} the embedded Postgres in ${cluster.folder} on port ${port}.`)
  let stopping: Promise<void> | undefined
  return {
    url: urlOf(cluster, port, DATABASE),
    dataDir: cluster.dataDir,
    stop: () => (stopping ??= leave(cluster, presence, log)),
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

interface Joined {
  readonly presence: Client
  readonly port: number
  readonly adopted: boolean
}

async function findOrStart(cluster: Cluster, maxConnections: number): Promise<Joined> {
  let launched: Launch | undefined
  return pollUntil(
    async (): Promise<Joined | undefined> => {
      const said = launched?.diedSaying()
      if (said !== undefined && !isPassing(said)) throw cannotStart(cluster, said)
      if (said !== undefined) launched = undefined

      const found = readPidFile(cluster.folder)
      if (found !== undefined) {
        const presence = await joinServer(cluster, found.port)
        if (presence !== undefined) return { presence, port: found.port, adopted: launched === undefined }
        if (servesFolder(found.pid, cluster.folder)) return undefined
      }
      if (launched !== undefined) return undefined
      await removeStalePidFile(cluster.folder)
      launched = await launch(cluster, maxConnections)
      return undefined
    },
    START_TIMEOUT_MS,
    `the embedded Postgres in ${cluster.folder} to answer (its log: ${cluster.dataDir}/postgres.log)`,
  )
}

/** Faults that pass by themselves: a port just taken, a twin that started first, children of a killed server. */
function isPassing(said: string): boolean {
  return ['Address already in use', 'lock file', 'pre-existing shared memory'].some((sign) =>
    said.includes(sign),
  )
}

function cannotStart(cluster: Cluster, said: string): EmbeddedPostgresError {
  if (said.includes('No space left on device')) return dataFolderFault(cluster.dataDir, { code: 'ENOSPC' })
  return new EmbeddedPostgresError(
    `Cannot start the embedded database in ${cluster.folder}; Postgres said:\n${said}\n` +
      'Restore the folder from a backup, set DATA_DIR to another one, or set DATABASE_URL to a Postgres of your own.',
  )
}

async function leave(cluster: Cluster, presence: Client, log: (message: string) => void): Promise<void> {
  // A server that is gone already leaves nobody to ask and nothing to stop.
  const isLast = await isLastOneHere(presence).catch(() => true)
  await presence.end().catch(() => {})
  if (!isLast) return log('Left the embedded Postgres running: another process uses it.')
  await shutDown(cluster.folder)
  log('Stopped the embedded Postgres.')
}
