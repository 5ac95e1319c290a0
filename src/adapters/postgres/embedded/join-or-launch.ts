import type { Client } from 'pg'
import type { Cluster } from './cluster.ts'
import { dataFolderFault, EmbeddedPostgresError, speaksOfFullDisk } from './embedded-postgres-error.ts'
import { readPidFile, removeStalePidFile, servesFolder } from './pid-file.ts'
import { pollUntil } from './poll-until.ts'
import { launch, type Launch, type LaunchOptions } from './postmaster.ts'
import { joinServer } from './presence.ts'

const START_TIMEOUT_MS = 60_000

export interface Joined {
  readonly presence: Client
  readonly port: number
  readonly adopted: boolean
}

/** Joins the server of this folder: the one that runs, whoever started it, or a new one. */
export async function joinOrLaunch(cluster: Cluster, options: LaunchOptions): Promise<Joined> {
  let launched: Launch | undefined
  return pollUntil(
    async (): Promise<Joined | undefined> => {
      const found = readPidFile(cluster.folder)
      const presence = found && (await joinServer(cluster, found.port))
      if (found && presence) return { presence, port: found.port, adopted: launched === undefined }
      if (launched !== undefined) launched = whileStarting(cluster, launched)
      else if (found === undefined || !servesFolder(found.pid, cluster.folder)) {
        await removeStalePidFile(cluster.folder)
        launched = await launch(cluster, options)
      }
      return undefined
    },
    START_TIMEOUT_MS,
    `the embedded Postgres in ${cluster.folder} to answer (its log: ${cluster.dataDir}/postgres.log)`,
  )
}

/** A server that died of a passing fault is forgotten, so that the next round launches another. */
function whileStarting(cluster: Cluster, launched: Launch): Launch | undefined {
  const said = launched.diedSaying()
  if (said === undefined) return launched
  if (isPassing(said)) return undefined
  throw cannotStart(cluster, said)
}

/** Faults that pass by themselves: a port just taken, a twin that started first, children of a killed server. */
function isPassing(said: string): boolean {
  return ['Address already in use', 'lock file', 'pre-existing shared memory'].some((sign) =>
    said.includes(sign),
  )
}

function cannotStart(cluster: Cluster, said: string): EmbeddedPostgresError {
  if (speaksOfFullDisk(said)) return dataFolderFault(cluster.dataDir, { code: 'ENOSPC' })
  return new EmbeddedPostgresError(
    `Cannot start the embedded database in ${cluster.folder}; Postgres said:\n${said}\n` +
      'Restore the folder from a backup, set DATA_DIR to another one, or set DATABASE_URL to a Postgres of your own.',
  )
}
