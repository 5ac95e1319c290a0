import { parentPort } from 'node:worker_threads'
import { explainItem } from '#core/planning/explain/explain-item.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import type { SolverAnswer, SolverJob, SolverRequest, SolverResult } from './solver-messages.ts'

/** One job at a time; whatever goes wrong with it is told, and the next one is taken. */
function answer({ id, job }: SolverRequest): SolverAnswer {
  try {
    return { id, kind: 'done', result: resultOf(job) }
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

function resultOf(job: SolverJob): SolverResult {
  return job.kind === 'plan'
    ? makePlan(job.problem, job.options)
    : (explainItem(job.problem, job.plan, job.itemId) ?? null)
}

parentPort?.on('message', (request: SolverRequest) => parentPort?.postMessage(answer(request), []))
