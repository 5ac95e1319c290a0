import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '#adapters/postgres/embedded/start-embedded-postgres.ts'
import { migrate } from '#adapters/postgres/migrate.ts'

/** One server per checkout and person, without fsync; each process has a database of its own on it. */
export async function openDatabase(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const mine = createHash('sha256')
    .update(`${import.meta.dirname} ${userInfo().username}`)
    .digest('hex')
  const server = await startEmbeddedPostgres({
    dataDir: join(tmpdir(), `timewright-simulator-${mine.slice(0, 10)}`),
    durable: false,
    maxConnections: 100,
  })
  const name = `simulator_${process.pid}`
  const url = new URL(server.url)
  url.pathname = `/${name}`
  await administer(server.url, `drop database if exists ${name} with (force)`)
  await administer(server.url, `create database ${name}`)
  await migrate(url.href)
  return {
    url: url.href,
    close: async () => {
      await administer(server.url, `drop database if exists ${name} with (force)`)
      await server.stop()
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
