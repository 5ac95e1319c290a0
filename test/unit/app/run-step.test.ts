import { describe, expect, it } from 'vitest'
import type { Family } from '../../../src/app/ports/repositories/person-repositories.ts'
import type { Repositories } from '../../../src/app/ports/unit-of-work.ts'
import { createRunStep } from '../../../src/app/run-step.ts'

/** One that has been asked for, and what pages are told while it runs. */
function asked() {
  const told: string[] = []
  const mine = {
    departure: { find: async () => null },
    wakes: {
      begin: async () => ({ requested: 2, done: 1, failures: 0 }),
      finish: async () => void told.push('finished'),
    },
    announce: async (topic: string) => void told.push(topic),
  } as unknown as Repositories
  const run = createRunStep({
    unitOfWork: {
      forUser: (_userId, work) => work(mine),
      forFleet: () => Promise.reject(new Error('A step is of one person.')),
    },
    userLock: { run: (_key, work) => work() },
    clock: { now: () => 0 },
  })
  return { told, run: (family: Family) => run({ family, userId: 'ada' }, async () => undefined) }
}

describe('createRunStep()', () => {
  it('tells that it is no longer being planned, even if the plan stays as it is', async () => {
    const { told, run } = asked()
    await run('plan')
    expect(told).toEqual(['finished', 'week'])
  })

  it('tells nothing of a step that changed nothing', async () => {
    const { told, run } = asked()
    await run('publish')
    expect(told).toEqual(['finished'])
  })
})
