import { afterEach, describe, expect, it } from 'vitest'
import { createThreadSolver } from '#adapters/solver/thread-solver.ts'
import type { Solver } from '#app/ports/solver.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import type { Problem } from '#core/planning/problem.ts'

const problem = (id: string, minutes: number): Problem => ({
  format: 'planning-problem/1',
  id,
  timeZone: 'Europe/Berlin',
  now: '2026-11-23T07:00:00Z',
  until: '2026-11-30T00:00:00Z',
  gridMinutes: 15,
  hours: { work: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] },
  tasks: [{ id: 't', minutes, minBlockMinutes: 30, maxBlockMinutes: 120, hours: 'work', priority: 2 }],
})
const options = { seed: 1, steps: 100, repairs: false, isCalm: false }

describe('createThreadSolver()', () => {
  let solver: Solver
  afterEach(() => solver.close())

  it('answers what the planner answers, to each its own', async () => {
    solver = createThreadSolver({ threads: 2 })
    const problems = [60, 120, 180, 240].map((minutes) => problem(`p${minutes}`, minutes))
    const plans = await Promise.all(problems.map((one) => solver.makePlan(one, options)))
    expect(plans).toEqual(problems.map((one) => makePlan(one, options)))
  })

  it('names the problem that it cannot plan, and plans the next one', async () => {
    solver = createThreadSolver({ threads: 1 })
    const broken = { ...problem('broken', 60), timeZone: 'Nowhere/Land' }
    await expect(solver.makePlan(broken, options)).rejects.toMatchObject({
      fault: 'failed',
      message: expect.stringContaining('Cannot plan problem "broken"'),
    })
    expect((await solver.makePlan(problem('next', 60), options)).problem).toBe('next')
  })

  it('refuses what was not answered when it is closed', async () => {
    solver = createThreadSolver({ threads: 1 })
    const open = solver.makePlan(problem('open', 600), { ...options, steps: 1_000_000 })
    const closed = solver.close()
    await expect(open).rejects.toMatchObject({ fault: 'closed' })
    await closed
    await expect(solver.makePlan(problem('late', 60), options)).rejects.toMatchObject({ fault: 'closed' })
  })
})
