import { afterAll, beforeAll, expect, test } from 'vitest'
import { runChaos } from '../chaos/run-chaos.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('workers killed at twenty steps under load: no block is lost, doubled or left behind', async () => {
  const found = await runChaos({
    kills: 20,
    seed: 7,
    people: 6,
    databaseUrl: database.url,
    dataDir: null,
    hands: 2,
    reachMs: 6000,
    measureEvery: Infinity,
  })
  expect({ open: found.openAtEnd, why: found.openAtEnd === 0 ? [] : found.lastErrors }).toEqual({
    open: 0,
    why: [],
  })
  expect(found.faults).toEqual({ lost: [], doubled: [], stray: [] })
  expect(Object.keys(found.byPoint).length).toBeGreaterThanOrEqual(8)
}, 300_000)
