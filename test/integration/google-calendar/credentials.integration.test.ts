import { afterAll, beforeAll, expect, test } from 'vitest'
import { credentialPromises } from '../../chaos/promises-credentials.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('credentials: one refresh for all, none lost at any step, none tried again after its end', async () => {
  const measured = await credentialPromises(database.url, { workers: 100, kills: 24 })
  expect(measured.filter(({ passed }) => !passed)).toEqual([])
  expect(measured.map(({ figures }) => figures)).toMatchObject([
    { workers: 100, refreshes: 1 },
    { attempts: 1, callsAfterwards: 0 },
    { kills: 24, lost: 0 },
    { lostSilently: 0 },
  ])
})
