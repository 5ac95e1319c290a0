import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import {
  dataFolderFault,
  EmbeddedPostgresError,
  errorCode,
  speaksOfFullDisk,
} from './embedded-postgres-error.ts'
import { isAlive } from './process.ts'
import type { RunAs } from './run-as.ts'

export const USER = 'timewright'
const DRAFT = 'postgres.draft-'
const PASSWORD_FILE = 'timewright.password'

export interface ClusterPlan {
  readonly dataDir: string
  readonly binaries: Binaries
  readonly runAs: RunAs | undefined
  readonly durable: boolean
}

/** A cluster on disk, ready to be served. */
export interface Cluster extends ClusterPlan {
  readonly folder: string
  readonly password: string
}

/** Opens the cluster in `<dataDir>/postgres`, or makes it. Killed half-way, it leaves only a draft, cleared next time. */
export async function openCluster(plan: ClusterPlan): Promise<Cluster> {
  const folder = join(plan.dataDir, 'postgres')
  await clearDrafts(plan.dataDir)
  if (!existsSync(join(folder, 'PG_VERSION'))) await createCluster(plan, folder)
  checkVersion(folder, plan.binaries)
  return { ...plan, folder, password: readPassword(folder) }
}

/** initdb works in a draft folder; the rename makes it count, at once and only once. */
async function createCluster(plan: ClusterPlan, folder: string): Promise<void> {
  const draft = await mkdtemp(join(plan.dataDir, `${DRAFT}${process.pid}-`))
  try {
    const cluster = join(draft, 'cluster')
    const password = join(draft, 'password')
    const secret = randomBytes(24).toString('base64url')
    await mkdir(cluster, { mode: 0o700 })
    await writeFile(password, `${secret}\n`, { mode: 0o600 })
    if (plan.runAs !== undefined)
      for (const path of [draft, cluster, password]) await chown(path, plan.runAs.uid, plan.runAs.gid)
    await runInitdb(plan, cluster, password)
    await rename(password, join(cluster, PASSWORD_FILE))
    await rename(cluster, folder).catch((error: unknown) => giveWayToTwin(folder, error))
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** Another process may have finished the same work first: then its cluster counts. */
function giveWayToTwin(folder: string, error: unknown): void {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  if (!['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(errorCode(error) ?? '')) throw error
  throw new EmbeddedPostgresError(
    `Cannot create the embedded database: ${folder} holds files, but no Postgres database (PG_VERSION is missing). ` +
      'Move it away, restore it from a backup, or set DATA_DIR to another folder.',
    error,
  )
}

async function runInitdb(plan: ClusterPlan, cluster: string, passwordFile: string): Promise<void> {
  const { uid, gid } = plan.runAs ?? {}
  const identity = ['-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const sync = plan.durable ? [] : ['--no-sync']
  const child = spawn(
    plan.binaries.initdb,
    ['-D', cluster, '-E', 'UTF8', '--locale=C', ...identity, ...sync],
    {
      cwd: '/',
      env: { LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
    },
  )
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.once('error', reject).once('close', resolve)
  const exitCode = await promise.catch((error: unknown) => {
    throw cannotRun(plan.binaries.initdb, error)
  })
  if (exitCode !== 0) throw initdbFault(plan.dataDir, stderr)
}

function initdbFault(dataDir: string, stderr: string): EmbeddedPostgresError {
  if (speaksOfFullDisk(stderr)) return dataFolderFault(dataDir, { code: 'ENOSPC' })
  return new EmbeddedPostgresError(
    `Cannot create the embedded database in ${dataDir}; initdb said:\n${stderr.trim()}\n` +
      'Set DATA_DIR to another folder, or set DATABASE_URL to a Postgres of your own.',
  )
}

/** On musl the loader of the glibc binaries is missing, which the system reports as a missing program. */
export function cannotRun(program: string, cause: unknown, isMusl = runsOnMusl()): EmbeddedPostgresError {
  const why = isMusl
    ? 'it needs glibc, and this system (Alpine?) has musl. Use a glibc system such as node:24-slim'
    : `${errorCode(cause) ?? String(cause)}. Run \`npm ci\` again`
  return new EmbeddedPostgresError(
    `Cannot run ${program}: ${why}, or set DATABASE_URL to a Postgres of your own.`,
    cause,
  )
}

function runsOnMusl(): boolean {
  return (
    process.platform === 'linux' &&
    ['x86_64', 'aarch64'].some((cpu) => existsSync(`/lib/ld-musl-${cpu}.so.1`))
  )
}

async function clearDrafts(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(DRAFT)) continue
    const pid = Number(name.slice(DRAFT.length).split('-')[0])
    // An orphaned initdb may still write into it: then it is waste until the next start, and no fault.
    if (!isAlive(pid)) await rm(join(dataDir, name), { recursive: true, force: true }).catch(() => {})
  }
}

function checkVersion(folder: string, { majorVersion }: Binaries): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (found === majorVersion) return
  throw new EmbeddedPostgresError(
    `Cannot open ${folder}: it was made by Postgres ${found}, this is Postgres ${majorVersion}. Start the version of ` +
      'Timewright that made it, dump with pg_dump, and restore into a fresh DATA_DIR (docs/operations.md).',
  )
}

function readPassword(folder: string): string {
  const path = join(folder, PASSWORD_FILE)
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new EmbeddedPostgresError(
      `Cannot read the password of the embedded database in ${path} (${errorCode(error) ?? String(error)}). ` +
        'Restore that file from a backup, start as the user who owns it, or set DATA_DIR to another folder.',
      error,
    )
  }
}
