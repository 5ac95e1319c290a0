import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

export type PlainOwner = { readonly url: string; drop(): Promise<void> }

/** An empty database and a login that owns it and nothing else, as a provider of databases hands them out. */
export async function createPlainOwner(attributes = ''): Promise<PlainOwner> {
  const { adminUrl, prefix } = inject('postgres')
  const name = `${prefix}${randomBytes(6).toString('hex')}`
  await administer(adminUrl, `create role ${name} login password 'secret' ${attributes}`)
  await administer(adminUrl, `create database ${name} owner ${name}`)
  const url = Object.assign(new URL(adminUrl), { username: name, password: 'secret', pathname: `/${name}` })
  return {
    url: url.href,
    drop: async () => {
      await administer(adminUrl, `drop database if exists ${name} with (force)`)
      await administer(adminUrl, `drop role if exists ${name}`)
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
