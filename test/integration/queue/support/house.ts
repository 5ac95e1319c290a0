import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { QueueBackend } from '#adapters/bullmq/backend.ts'
import { createJobQueue, type BullmqJobQueue } from '#adapters/bullmq/create-job-queue.ts'
import type { Driver } from '#adapters/bullmq/driver.ts'
import { openDriver } from '#adapters/bullmq/open-driver.ts'
import type { JobHandlers } from '#adapters/bullmq/handlers.ts'
import type { QueueLog } from '#adapters/bullmq/queue-log.ts'
import { startWorkers, type StartWorkersOptions, type Workers } from '#adapters/bullmq/start-workers.ts'

export const aUserId = (): string => randomUUID()

export type LogLine = {
  readonly level: string
  readonly message: string
  readonly fields: Record<string, unknown>
}

export const recordingLog = (lines: LogLine[]): QueueLog => {
  const write = (level: string) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, message, fields })
  }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

const rest = async (): Promise<void> => undefined

const idle: JobHandlers = {
  'pull-calendar': rest,
  'pull-calendar-list': rest,
  'unfold-goals': rest,
  'plan-blocks': rest,
  'publish-plan': rest,
  'settle-blocks': rest,
  'tell-person': rest,
  sweep: rest,
}

/** A promise to be kept by the test. */
export type Gate = { readonly opened: Promise<void>; open(): void }

export const aGate = (): Gate => {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: resolve }
}

export const openQueue = async (backend: QueueBackend, lines: LogLine[] = []): Promise<BullmqJobQueue> => {
  const queue = await createJobQueue({ backend, log: recordingLog(lines) })
  onTestFinished(() => queue.close())
  return queue
}

const HOUR = 3_600_000

/** Workers that do nothing but what the test hands in; the sweep stays away unless it is asked for. */
export const openWorkers = async (
  backend: QueueBackend,
  handlers: Partial<JobHandlers>,
  options: Partial<StartWorkersOptions> & { lines?: LogLine[] } = {},
): Promise<Workers> => {
  const { lines = [], ...given } = options
  const workers = await startWorkers({
    scheduler: { sweepEveryMs: HOUR },
    ...given,
    backend,
    handlers: { ...idle, ...handlers },
    log: recordingLog(lines),
  })
  onTestFinished(() => workers.close(0))
  return workers
}

/** BullMQ itself, to look behind the adapter or to go past it. */
export const openBackDoor = (backend: QueueBackend): Driver => {
  const driver = openDriver(backend, { workers: 0, log: recordingLog([]) })
  onTestFinished(() => driver.close())
  return driver
}
