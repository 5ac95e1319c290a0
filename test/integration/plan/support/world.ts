import { createHash } from 'node:crypto'
import { createPool } from '#adapters/postgres/pool.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { createExpandOccurrences } from '#adapters/recurrence/expand-occurrences.ts'
import { createThreadSolver } from '#adapters/solver/thread-solver.ts'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import { createPlanBlocks } from '#app/plan/plan-blocks.ts'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import { createSettleBlocks } from '#app/settle/settle-blocks.ts'
import { createUnfoldGoals } from '#app/unfold/unfold-goals.ts'
import { type Settings, defaultSettings } from '#core/people/settings.ts'
import { startingHours } from '#core/people/hours-profile.ts'
import { createTestDatabase } from '../../../support/database.ts'

const READ_ONLY = '-c default_transaction_read_only=on'
const nobodyIsTold = () => Promise.reject(new Error('Looking asks nobody for anything.'))

export type World = Awaited<ReturnType<typeof openWorld>>

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** One person, a database, the real solver on its thread, and a clock that the test moves. */
export async function openWorld(startMs: number, timeZone: string, settings: Partial<Settings> = {}) {
  const database = await createTestDatabase()
  const pool = createPool(database.url, { max: 4, name: 'test' })
  let nowMs = startMs
  const clock = { now: () => nowMs }
  const ids = createUuidv7Source({ now: () => nowMs })
  const unitOfWork = createUnitOfWork({ pool, ids, now: () => nowMs, afterCommit: async () => undefined })
  const lookers = createPool(`${database.url}?options=${encodeURIComponent(READ_ONLY)}`, {
    max: 1,
    name: 'looker',
  })
  const looking = createUnitOfWork({ pool: lookers, ids, now: () => nowMs, afterCommit: nobodyIsTold })
  const solver = createThreadSolver({ threads: 1 })
  const expand = createExpandOccurrences((_, error) => {
    throw error
  })
  const person = {
    id: ids.next(),
    email: 'ada@example.org',
    name: 'Ada',
    timeZone,
    settings: { ...defaultSettings, ...settings },
    daysOff: [],
    trips: [],
  }
  const hours = startingHours.map((profile) => ({ ...profile, id: ids.next() }))
  await unitOfWork.forFleet((fleet) => fleet.addPerson(person, `subject of ${person.id}`, startMs))
  const ask = <T>(work: (repositories: Repositories) => Promise<T>) => unitOfWork.forUser(person.id, work)
  await ask(async (repositories) => {
    for (const profile of hours) await repositories.hours.save(profile)
    await repositories.wakes.request('plan')
  })
  const edits = { unitOfWork, clock, ids }
  const planning = { ...edits, solver, expand, hash, steps: 2000, staleAfterMs: null }
  /** For what may only look: whatever it writes, or tells, fails. */
  const onlyLooking = {
    ...planning,
    unitOfWork: {
      ...looking,
      forUser: <T>(id: string, work: (repositories: Repositories) => Promise<T>) =>
        looking.forUser(id, (repositories) => work({ ...repositories, announce: nobodyIsTold })),
    },
  }
  const byName = (name: string) => hours.find((profile) => profile.name === name)?.id ?? ''
  return {
    userId: person.id,
    person,
    ids,
    ask,
    edits,
    planning,
    onlyLooking,
    workHours: byName('work'),
    personalHours: byName('personal'),
    plan: () => createPlanBlocks(planning)(person.id),
    unfold: () => createUnfoldGoals(edits)(person.id),
    settle: () => createSettleBlocks(edits)(person.id),
    goTo: (ms: number) => {
      nowMs = ms
    },
    close: async () => {
      await solver.close()
      await Promise.all([pool.end(), lookers.end()])
      await database.drop()
    },
  }
}
