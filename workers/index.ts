import type { Container } from '../src/container.ts'
import { startAllWorkers } from './start-workers.ts'

const GRACE_MS = 35_000

/** Starts the workers of all five steps and of the sweep. */
export async function runWorkers(container: Container): Promise<{ close(): Promise<void> }> {
  const { useCases, backend, log, env, sessionStore } = container
  const sweepEveryMs = Math.min(10, env.sweepSeconds) * 1000
  const jobs = {
    ...useCases.jobs,
    sweep: async () => {
      await useCases.jobs.sweep()
      await sessionStore.prune()
    },
  }
  const workers = await startAllWorkers(jobs, backend, log, { scheduler: { sweepEveryMs } })
  return { close: () => workers.close(GRACE_MS) }
}
