// Run as a process of its own, to be killed in the middle of a job: takes a plan-blocks job and never ends it.
import { startWorkers } from '#adapters/bullmq/start-workers.ts'

const url = process.argv[2] ?? ''
const kind = url.startsWith('redis:') ? 'redis' : 'postgres'
const silent = () => undefined
const rest = async () => undefined

await startWorkers({
  backend: { kind, url },
  log: { debug: silent, info: silent, warn: silent, error: silent },
  scheduler: { sweepEveryMs: 3_600_000 },
  handlers: {
    'pull-calendar': rest,
    'pull-calendar-list': rest,
    'unfold-goals': rest,
    'plan-blocks': async ({ userId }) => {
      process.stdout.write(`started ${userId}\n`)
      await new Promise(silent)
    },
    'publish-plan': rest,
    'settle-blocks': rest,
    'tell-person': rest,
    sweep: rest,
  },
})
