import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, renameSync } from 'node:fs'
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { readPidFile, servesFolder } from '#adapters/postgres/embedded/pid-file.ts'
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '#adapters/postgres/embedded/start-embedded-postgres.ts'
import { waitUntil } from '../support/wait-until.ts'

const NOBODY = 65_534

let dataDir: string
let started: EmbeddedPostgres[]
let children: ChildProcess[]
let messages: string[]

/** A stopped database to copy: initdb is slow, and only some tests are about it. */
let model: string

beforeAll(async () => {
  model = await newFolder()
  await (await startEmbeddedPostgres({ dataDir: model, durable: false })).stop()
})

afterAll(() => rm(model, { recursive: true }))

const newFolder = async () => realpath(await mkdtemp(join(tmpdir(), 'timewright-embedded-')))

/** Keeps owners and modes, which Postgres insists on. */
function copyModel(): void {
  execFileSync('cp', ['-a', join(model, 'postgres'), dataDir])
}

beforeEach(async () => {
  dataDir = await newFolder()
  started = []
  children = []
  messages = []
})

afterEach(async () => {
  await Promise.all([...children.map(leave), ...started.map((postgres) => postgres.stop())])
  if (serving(dataDir)) throw new Error(`The last one out of ${dataDir} left its server running.`)
  await rm(dataDir, { recursive: true, force: true })
})

async function start(folder = dataDir, durable = false): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({
    dataDir: folder,
    durable,
    log: (text) => messages.push(text),
  })
  started.push(postgres)
  return postgres
}

async function query<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

async function leave(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

function serving(folder: string): boolean {
  const pid = readPidFile(join(folder, 'postgres'))?.pid
  return pid !== undefined && servesFolder(pid, join(folder, 'postgres'))
}

const pidFile = () => join(dataDir, 'postgres', 'postmaster.pid')
const readPid = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0])
const portOf = (url: string) => new URL(url).port

interface Elsewhere {
  readonly uid?: number | undefined
  readonly folder?: string
  readonly durable?: boolean
}

/** Another process of ours that holds the server until it is killed. */
async function startElsewhere({ uid, folder = dataDir, durable = false }: Elsewhere = {}): Promise<{
  child: ChildProcess
  url: string
}> {
  const module = new URL('../../src/adapters/postgres/embedded/start-embedded-postgres.ts', import.meta.url)
  const program = `import { startEmbeddedPostgres } from ${JSON.stringify(module.href)}
    const postgres = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(folder)}, durable: ${durable} })
    process.on('SIGTERM', () => postgres.stop().then(() => process.exit(0)))
    console.log(postgres.url)`
  const identity = uid === undefined ? {} : { uid, gid: uid }
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...identity,
  })
  children.push(child)
  if (child.stdout === null) throw new Error('no pipe')
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
  return { child, url: String(line).trim() }
}

test('startEmbeddedPostgres() makes a database in an empty folder, with a password nobody else can read', async () => {
  const { url } = await start()
  const [row] = await query<{ version: string; encoding: string; user: string }>(
    url,
    `select current_setting('server_version') as version, current_setting('server_encoding') as encoding, current_user as user`,
  )
  expect(row).toMatchObject({ encoding: 'UTF8', user: 'timewright' })
  expect(row?.version).toMatch(/^18\./)
  const password = join(dataDir, 'postgres', 'timewright.password')
  expect((await stat(password)).mode & 0o777).toBe(0o600)
  const wrong = url.replace(/:[^:@]+@/, ':wrong@')
  await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed')
  expect(await readdir(dataDir)).toEqual(['postgres', 'postgres.log'])
})

test('startEmbeddedPostgres() keeps the data over a restart', async () => {
  copyModel()
  const first = await start()
  await query(first.url, 'create table kept (id int); insert into kept values (42)')
  await first.stop()
  expect(existsSync(pidFile())).toBe(false)
  const second = await start()
  expect(await query(second.url, 'select id from kept')).toEqual([{ id: 42 }])
})

test('stop() may be called twice, and at the moment the server dies', async () => {
  copyModel()
  const postgres = await start()
  const pid = await readPid()
  process.kill(pid, 'SIGKILL')
  await Promise.all([postgres.stop(), postgres.stop()])
  expect(servesFolder(pid, join(dataDir, 'postgres'))).toBe(false)
})

test('stop() does not mind that the folder went with the server', async () => {
  copyModel()
  const postgres = await start()
  const pid = await readPid()
  process.kill(pid, 'SIGKILL')
  renameSync(dataDir, `${dataDir}-gone`)
  await postgres.stop()
  await waitUntil(() => !servesFolder(pid, join(`${dataDir}-gone`, 'postgres')), {
    what: 'the server to end',
  })
  expect(existsSync(dataDir)).toBe(false)
  renameSync(`${dataDir}-gone`, dataDir)
})

test('startEmbeddedPostgres() brings a killed server back on its port, with everything that was committed', async () => {
  copyModel()
  const postgres = await start(dataDir, true)
  await query(postgres.url, 'create table kept (id int); insert into kept values (7)')
  const pid = await readPid()
  process.kill(pid, 'SIGKILL')
  await waitUntil(() => messages.at(-1) === 'The embedded Postgres is back.', {
    what: 'the server to come back',
  })
  expect(await query(postgres.url, 'select id from kept')).toEqual([{ id: 7 }])
  expect(await readPid()).not.toBe(pid)
})

test('startEmbeddedPostgres() recovers after kill -9 of server and process together', async () => {
  copyModel()
  const { child, url } = await startElsewhere({ durable: true })
  await query(url, 'create table kept (id int); insert into kept values (7)')
  child.kill('SIGKILL')
  process.kill(await readPid(), 'SIGKILL')
  const mine = await start()
  expect(await query(mine.url, 'select id from kept')).toEqual([{ id: 7 }])
})

test('startEmbeddedPostgres() adopts the server of a process that was killed, and stops it at the end', async () => {
  copyModel()
  const { child, url } = await startElsewhere()
  const pid = await readPid()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const mine = await start()
  expect(mine.url).toBe(url)
  expect(messages.join()).toContain('Adopted')
  await waitUntil(async () => (await presences(mine.url)) === 1, { what: 'the dead process to be noticed' })
  await mine.stop()
  expect(servesFolder(pid, join(dataDir, 'postgres'))).toBe(false)
})

async function presences(url: string): Promise<number> {
  const rows = await query(url, `select from pg_stat_activity where application_name = 'timewright presence'`)
  return rows.length
}

test('stop() leaves the server to another living process; the last one out stops it', async () => {
  copyModel()
  const mine = await start()
  const { child, url } = await startElsewhere()
  const pid = await readPid()
  expect(url).toBe(mine.url)
  await mine.stop()
  expect(messages.at(-1)).toContain('another process uses it')
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await leave(child)
  expect(servesFolder(pid, join(dataDir, 'postgres'))).toBe(false)
})

test('startEmbeddedPostgres() called three times at once on an empty folder makes one server', async () => {
  const [a, b, c] = await Promise.all([startElsewhere(), startElsewhere(), start()])
  expect([a.url, b.url]).toEqual([c.url, c.url])
  expect(await readdir(dataDir)).toEqual(['postgres', 'postgres.log'])
})

test.each([
  ['a dead process', 2 ** 22 - 1],
  ['a living process that is no Postgres, as after a reboot', process.pid],
])('startEmbeddedPostgres() is not stopped by a postmaster.pid of %s', async (_, pid) => {
  copyModel()
  const foreign = `${pid}\n${join(dataDir, 'postgres')}\n1700000000\n1\n\n127.0.0.1\n`
  await writeFile(pidFile(), foreign, { mode: 0o600 })
  const { uid, gid } = await stat(join(dataDir, 'postgres'))
  await chown(pidFile(), uid, gid)
  const again = await start()
  expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('startEmbeddedPostgres() does not take a foreign Postgres on the noted port for its own', async () => {
  copyModel()
  const other = await newFolder()
  const foreign = await start(other)
  const note = `${2 ** 22 - 1}\n${join(dataDir, 'postgres')}\n1700000000\n${portOf(foreign.url)}\n\n127.0.0.1\n`
  await writeFile(pidFile(), note, { mode: 0o600 })
  const { uid, gid } = await stat(join(dataDir, 'postgres'))
  await chown(pidFile(), uid, gid)
  const mine = await start()
  expect(portOf(mine.url)).not.toBe(portOf(foreign.url))
  await foreign.stop()
  await rm(other, { recursive: true })
})

test('startEmbeddedPostgres() clears what an initdb that was killed half-way left behind', async () => {
  const leftover = join(dataDir, `postgres.draft-${2 ** 22 - 1}-abc`)
  await mkdir(join(leftover, 'cluster'), { recursive: true })
  await writeFile(join(leftover, 'cluster', 'PG_VERSION'), '18\n')
  await start()
  expect(await readdir(dataDir)).toEqual(['postgres', 'postgres.log'])
})

test('startEmbeddedPostgres() refuses a folder that holds something else', async () => {
  await mkdir(join(dataDir, 'postgres'))
  await writeFile(join(dataDir, 'postgres', 'holiday.jpg'), 'x')
  await expect(start()).rejects.toThrow('holds files, but no Postgres database (PG_VERSION is missing)')
  expect(await readdir(dataDir)).toEqual(['postgres'])
})

test('startEmbeddedPostgres() refuses the data of another major version', async () => {
  copyModel()
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '15\n')
  await expect(start()).rejects.toThrow('it was made by Postgres 15, this is Postgres 18')
})

test('startEmbeddedPostgres() passes on what Postgres says about a spoilt folder', async () => {
  copyModel()
  await rm(join(dataDir, 'postgres', 'global', 'pg_control'))
  await expect(start()).rejects.toThrow(/pg_control.*\n[^]*Restore the folder from a backup/)
})

test('startEmbeddedPostgres() names the folder and the way out when it cannot be made', async () => {
  const file = join(dataDir, 'file')
  await writeFile(file, '')
  await expect(start(join(file, 'data'))).rejects.toThrow(
    `Cannot keep the embedded database in ${join(file, 'data')}: a part of the path is a file. Set DATA_DIR`,
  )
})

/** As root, tests can be somebody else too. */
const otherUser = process.getuid?.() === 0 ? NOBODY : undefined

test('startEmbeddedPostgres() works for an ordinary user, in a folder closed to all others', async () => {
  const home = join(dataDir, 'home')
  await mkdir(home)
  await chmod(dataDir, 0o755)
  if (otherUser !== undefined) await chown(home, otherUser, otherUser)
  const folder = join(home, 'deep', 'data')
  const { url, child } = await startElsewhere({ uid: otherUser, folder })
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  await leave(child)
  expect(serving(folder)).toBe(false)
})
