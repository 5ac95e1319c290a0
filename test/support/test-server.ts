import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { PRESENCE } from '#adapters/postgres/embedded/presence.ts'
import { isAlive } from '#adapters/postgres/embedded/process.ts'
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '#adapters/postgres/embedded/start-embedded-postgres.ts'
import { migrate, MIGRATIONS_FOLDER } from '#adapters/postgres/migrate.ts'

/** What test files need to make databases; plain data, as vitest hands it to other processes. */
export interface TestServer {
  readonly adminUrl: string
  readonly template: string
  /** All databases of this run begin like this. */
  readonly prefix: string
}

interface Shared {
  users: number
  readonly postgres: Promise<EmbeddedPostgres>
}

/** Each vitest project loads its own copy of this module: the process is the only place they share. */
const shared = globalThis as { timewrightTestServer?: Shared | undefined }

/** One server per checkout, shared by runs that overlap, and left warm on disk for the next. */
const dataDir = join(
  tmpdir(),
  `timewright-test-${shortHash(`${import.meta.dirname} ${userInfo().username}`)}`,
)
const prefix = `run_${process.pid}_`
const TEMPLATE_LOCK = 7_411_853_403

export async function joinTestServer(): Promise<TestServer> {
  const server = (shared.timewrightTestServer ??= { users: 0, postgres: start() })
  server.users += 1
  const { url } = await server.postgres
  const template = `template_${shortHash(readMigrations())}`
  await withAdmin(url, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    await dropLeftovers(admin, template)
    await ensureTemplate(admin, url, template)
  })
  return { adminUrl: url, template, prefix }
}

export async function leaveTestServer(): Promise<void> {
  const server = shared.timewrightTestServer
  if (server === undefined || --server.users > 0) return
  shared.timewrightTestServer = undefined
  const postgres = await server.postgres
  await withAdmin(postgres.url, (admin) => dropAll(admin, (name) => name.startsWith(prefix)))
  await postgres.stop()
}

/** Without fsync a crash of the machine can spoil the folder: it holds nothing of value, so make it anew. */
async function start(): Promise<EmbeddedPostgres> {
  const options = { dataDir, durable: false, maxConnections: 300 }
  try {
    return await startEmbeddedPostgres(options)
  } catch {
    await rm(dataDir, { recursive: true, force: true })
    return startEmbeddedPostgres(options)
  }
}

/** Built under another name first, so that a template of that name is always whole. */
async function ensureTemplate(admin: Client, url: string, template: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
  if (rowCount === 1) return
  const draft = `${prefix}template`
  await admin.query(`drop database if exists ${draft} with (force)`)
  await admin.query(`create database ${draft}`)
  const draftUrl = new URL(url)
  draftUrl.pathname = `/${draft}`
  await migrate(draftUrl.href)
  await admin.query(`alter database ${draft} rename to ${template}`)
}

/** Databases of runs that were killed; templates of older migrations too, unless another run may still copy them. */
async function dropLeftovers(admin: Client, template: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_stat_activity where application_name = $1', [
    PRESENCE,
  ])
  const isAlone = rowCount === 1
  await dropAll(admin, (name) => {
    if (name.startsWith('template_')) return isAlone && name !== template
    const pid = /^run_(\d+)_/.exec(name)?.[1]
    return pid !== undefined && !isAlive(Number(pid))
  })
}

async function dropAll(admin: Client, isWaste: (name: string) => boolean): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    'select datname as name from pg_database where not datistemplate',
  )
  for (const { name } of rows.filter((row) => isWaste(row.name)))
    await admin.query(`drop database if exists ${name} with (force)`)
}

async function withAdmin(url: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

function readMigrations(): string {
  return readdirSync(MIGRATIONS_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql') || name.endsWith('_journal.json'))
    .sort()
    .map((name) => name + readFileSync(join(MIGRATIONS_FOLDER, name), 'utf8'))
    .join('\n')
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}
