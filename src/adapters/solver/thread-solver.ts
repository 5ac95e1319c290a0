import type { Solver } from '#app/ports/solver.ts'
import { SolverError } from './solver-error.ts'
import { type SolverThread, solverThread } from './solver-thread.ts'

/** The planner on threads of its own: a search of half a second holds up no request. */
export function createThreadSolver({ threads }: { readonly threads: number }): Solver {
  const pool: SolverThread[] = Array.from({ length: Math.max(1, threads) }, solverThread)
  let lastId = 0
  let isClosed = false
  return {
    makePlan: (problem, options) => {
      if (isClosed) {
        const message = `Cannot plan problem "${problem.id}": the planner is closed.`
        return Promise.reject(new SolverError('closed', message))
      }
      lastId += 1
      return leastLoaded(pool).solve({ id: lastId, problem, options })
    },
    close: async () => {
      isClosed = true
      await Promise.all(pool.map((thread) => thread.close()))
    },
  }
}

const leastLoaded = (pool: readonly SolverThread[]): SolverThread =>
  pool.reduce((best, thread) => (thread.load() < best.load() ? thread : best))
