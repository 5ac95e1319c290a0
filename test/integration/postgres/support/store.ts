import type { Pool } from 'pg'
import type { Person } from '#core/people/person.ts'
import { defaultSettings } from '#core/people/settings.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import { createPool } from '#adapters/postgres/pool.ts'
import { type CommittedWake, createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import { systemClock } from '#adapters/system/system-clock.ts'
import { createTestDatabase } from '../../../support/database.ts'

export const ids = createUuidv7Source(systemClock)

/** 2026-03-29T09:00:00Z, the Sunday on which Europe changes its clocks. */
export const NOW_MS = Date.UTC(2026, 2, 29, 9)
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS

export type TestStore = {
  readonly url: string
  readonly pool: Pool
  readonly unitOfWork: UnitOfWork
  /** What the queue was told, in order. */
  readonly told: CommittedWake[]
  readonly addPerson: () => Promise<Person>
  readonly close: () => Promise<void>
}

export async function openStore(now: () => number = () => NOW_MS): Promise<TestStore> {
  const database = await createTestDatabase()
  const pool = createPool(database.url, { max: 6, name: 'test' })
  const told: CommittedWake[] = []
  const unitOfWork = createUnitOfWork({
    pool,
    ids,
    now,
    afterCommit: async (wakes) => {
      told.push(...wakes)
    },
  })
  return {
    url: database.url,
    pool,
    unitOfWork,
    told,
    addPerson: () => addPerson(unitOfWork),
    close: async () => {
      await pool.end()
      await database.drop()
    },
  }
}

async function addPerson(unitOfWork: UnitOfWork): Promise<Person> {
  const person = aPerson()
  await unitOfWork.forFleet((fleet) => fleet.addPerson(person, `subject of ${person.id}`, NOW_MS))
  return person
}

export const aPerson = (): Person => ({
  id: ids.next(),
  email: 'ada@example.org',
  name: 'Ada',
  timeZone: 'Europe/Berlin',
  settings: { ...defaultSettings, gridMinutes: 5, titlePrefix: '✎ ' },
  trips: [],
  daysOff: ['2026-04-03', '2026-04-06'],
})
