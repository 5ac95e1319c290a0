import { afterAll, beforeAll, beforeEach } from 'vitest'
import { secrets } from '#adapters/system/secrets.ts'
import { AppError } from '#app/errors.ts'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import { goalUseCases } from '#app/use-cases-of-goals.ts'
import { createCycle } from '#contracts/http/cycle-routes.ts'
import { createHabit } from '#contracts/http/habit-routes.ts'
import { createKeyResult } from '#contracts/http/key-result-routes.ts'
import { createObjective } from '#contracts/http/objective-routes.ts'
import { createTask } from '#contracts/http/task-routes.ts'
import { startingHours } from '#core/people/hours-profile.ts'
import { ids, openStore, type TestStore } from '../../postgres/support/store.ts'

/** Monday, 2026-11-23, 08:00 in Berlin, where every new person lives. */
export const MONDAY_MS = Date.UTC(2026, 10, 23, 7)

/** What the refusal of a change says; fails when it is not refused by one of ours. */
export async function refusal(change: Promise<unknown>) {
  const error = await change.then(
    () => new Error('It was allowed.'),
    (caught: unknown) => caught,
  )
  if (!(error instanceof AppError)) throw error
  const { kind, code, message, wayOut, faults } = error
  return { kind, code, message, wayOut, field: faults[0]?.field ?? null, expected: faults[0]?.expected ?? '' }
}

/** A new person for each test, with the changes that they can make, and bodies with the contract's defaults. */
export function useEdits() {
  let store: TestStore | undefined
  let userId = ''
  let nowMs = MONDAY_MS
  const opened = (): TestStore => store as TestStore
  beforeAll(async () => {
    store = await openStore(() => nowMs)
  })
  afterAll(() => store?.close())
  beforeEach(async () => {
    nowMs = MONDAY_MS
    userId = (await opened().addPerson()).id
    await ask(async ({ hours }) => {
      for (const profile of startingHours) await hours.save({ ...profile, id: ids.next() })
    })
    opened().told.length = 0
  })
  const ask = <T>(work: (repositories: Repositories) => Promise<T>): Promise<T> =>
    opened().unitOfWork.forUser(userId, work)
  const app = () =>
    goalUseCases({
      unitOfWork: opened().unitOfWork,
      ids,
      clock: { now: () => nowMs },
      secrets,
    })
  return {
    ask,
    get app() {
      return app()
    },
    get dependencies() {
      return { unitOfWork: opened().unitOfWork, ids, clock: { now: () => nowMs } }
    },
    get me() {
      return userId
    },
    goTo: (ms: number) => {
      nowMs = ms
    },
    /** The steps that the queue was told about since the test began. */
    woken: () => [...new Set(opened().told.map(({ family }) => family))].toSorted(),
    hoursOf: async (name: string) =>
      (await ask(({ hours }) => hours.list())).find((profile) => profile.name === name)?.id ?? '',
    addCycle: (body: object) => app().createCycle(userId, createCycle.body.parse({ title: 'C', ...body })),
    addObjective: (body: object = {}) =>
      app().createObjective(userId, createObjective.body.parse({ title: 'O', ...body })),
    addKeyResult: (objectiveId: string, body: object) =>
      app().createKeyResult(userId, objectiveId, createKeyResult.body.parse({ title: 'K', ...body })),
    addHabit: (body: object = {}) =>
      app().createHabit(
        userId,
        createHabit.body.parse({ title: 'H', timesPerWeek: 3, maxMinutes: 45, ...body }),
      ),
    addTask: (body: object = {}) => app().createTask(userId, createTask.body.parse({ title: 'T', ...body })),
  }
}

const metric = { kind: 'metric', baseline: 0, target: 100 }
const milestone = { kind: 'milestone', milestones: [{ title: 'one' }, { title: 'two' }, { title: 'three' }] }
const effort = { kind: 'effort', target: 600 }
export const keyResults = { metric, milestone, effort } as const
