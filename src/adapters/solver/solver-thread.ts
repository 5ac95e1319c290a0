import { Worker } from 'node:worker_threads'
import { SolverError } from './solver-error.ts'
import type { SolverAnswer, SolverRequest, SolverResult } from './solver-messages.ts'

type Waiting = {
  readonly request: SolverRequest
  readonly resolve: (result: SolverResult) => void
  readonly reject: (error: SolverError) => void
}

const entry = new URL('./solver-worker.ts', import.meta.url)

/** One thread with its queue. It is started with the first problem, and again after it died. */
export type SolverThread = {
  /** How many problems it has not answered yet. */
  readonly load: () => number
  readonly run: (request: SolverRequest) => Promise<SolverResult>
  readonly close: () => Promise<void>
}

export function solverThread(): SolverThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null

  const failAll = (error: SolverError): void => {
    const open = [...waiting.values()]
    waiting.clear()
    for (const { reject } of open) reject(error)
  }
  const lose = (lost: Worker, message: string, cause?: unknown): void => {
    if (worker !== lost) return
    worker = null
    failAll(new SolverError('crashed', message, { cause }))
  }
  const start = (): Worker => {
    const started = new Worker(entry)
    started.on('message', (answer: SolverAnswer) => settle(waiting, answer, started))
    started.on('error', (error) => lose(started, `The planner's thread died: ${error.message}`, error))
    started.on('exit', (code) => lose(started, `The planner's thread ended with code ${code}.`))
    return started
  }
  return {
    load: () => waiting.size,
    run: (request) =>
      new Promise((resolve, reject) => {
        waiting.set(request.id, { request, resolve, reject })
        worker ??= start()
        // A thread at work keeps the process alive, an idle one does not.
        worker.ref()
        worker.postMessage(request, [])
      }),
    close: async () => {
      const closing = worker
      worker = null
      failAll(new SolverError('closed', 'The planner was closed while it worked: ask again after the start.'))
      await closing?.terminate()
    },
  }
}

function settle(waiting: Map<number, Waiting>, answer: SolverAnswer, worker: Worker): void {
  const asked = waiting.get(answer.id)
  waiting.delete(answer.id)
  if (waiting.size === 0) worker.unref()
  if (answer.kind === 'done') asked?.resolve(answer.result)
  else {
    const { kind, problem } = asked?.request.job ?? { kind: 'plan', problem: { id: '?' } }
    asked?.reject(new SolverError('failed', `Cannot ${kind} problem "${problem.id}": ${answer.message}`))
  }
}
