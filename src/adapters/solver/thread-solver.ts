import type { Solver } from '#app/ports/solver.ts'
import type { ItemExplanation } from '#core/planning/explain/explain-item.ts'
import type { Plan } from '#core/planning/plan.ts'
import { SolverError } from './solver-error.ts'
import type { SolverJob, SolverResult } from './solver-messages.ts'
import { type SolverThread, solverThread } from './solver-thread.ts'

/** The planner on threads of its own: a search of half a second holds up no request. */
export function createThreadSolver({ threads }: { readonly threads: number }): Solver {
  const pool: SolverThread[] = Array.from({ length: Math.max(1, threads) }, solverThread)
  let lastId = 0
  let isClosed = false
  const run = (job: SolverJob): Promise<SolverResult> => {
    if (isClosed) {
      const message = `Cannot ${job.kind} problem "${job.problem.id}": the planner is closed.`
      return Promise.reject(new SolverError('closed', message))
    }
    lastId += 1
    return leastLoaded(pool).run({ id: lastId, job })
  }
  return {
    makePlan: (problem, options) => run({ kind: 'plan', problem, options }) as Promise<Plan>,
    explainItem: (problem, plan, itemId) =>
      run({ kind: 'explain', problem, plan, itemId }) as Promise<ItemExplanation | null>,
    close: async () => {
      isClosed = true
      await Promise.all(pool.map((thread) => thread.close()))
    },
  }
}

function leastLoaded(pool: readonly SolverThread[]): SolverThread {
  return pool.reduce((best, thread) => (thread.load() < best.load() ? thread : best))
}
