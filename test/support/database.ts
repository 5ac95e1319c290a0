import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { inject } from 'vitest'

const MOST_LOOKS = 100

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** A database of your own with all tables, copied from the run's template. Drop it in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, template, prefix } = inject('postgres')
  const name = `${prefix}${randomBytes(6).toString('hex')}`
  await administer(adminUrl, `create database ${name} template ${template}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      await leftAlone(adminUrl, name)
      await administer(adminUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

/** A pool says that it has ended before its connections are closed: whose are cut off then throws at nobody. */
async function leftAlone(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  const isInUse = async (): Promise<boolean> =>
    (await client.query('select from pg_stat_activity where datname = $1', [name])).rows.length > 0
  try {
    for (let look = 0; look < MOST_LOOKS && (await isInUse()); look += 1) await setTimeout(20)
  } finally {
    await client.end()
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
