import { afterAll, beforeAll, expect, test } from 'vitest'
import { runChaos } from '../chaos/run-chaos.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('workers killed at a dozen steps under load: no block is lost, doubled or left behind', async () => {
  const found = await runChaos({
    kills: 12,
    seed: 7,
    people: 6,
    databaseUrl: database.url,
    dataDir: null,
    hands: 2,
    reachMs: 60_000,
    measureEvery: Infinity,
  })
  expect({ open: found.openAtEnd, why: found.openAtEnd === 0 ? [] : found.lastErrors }).toEqual({
    open: 0,
    why: [],
  })
  expect(found.faults).toEqual({ lost: [], doubled: [], stray: [] })
  expect(Object.keys(found.byPoint)).toHaveLength(12)
  expect(found.byPoint).not.toHaveProperty('anywhere')
}, 300_000)
