import { parentPort } from 'node:worker_threads'
import { makePlan } from '#core/planning/make-plan.ts'
import type { SolveAnswer, SolveRequest } from './solver-messages.ts'

/** One problem at a time; whatever goes wrong with it is told, and the next one is taken. */
function answer({ id, problem, options }: SolveRequest): SolveAnswer {
  try {
    return { id, kind: 'plan', plan: makePlan(problem, options) }
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (request: SolveRequest) => parentPort?.postMessage(answer(request), []))
