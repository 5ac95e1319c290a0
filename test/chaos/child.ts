import '#config/luxon.ts'
import { readEnv } from '#config/env.ts'
import { createContainer } from '../../src/container.ts'
import { createLogger } from '../../src/container/logger.ts'
import { runWorkers } from '../../workers/index.ts'
import { Fuse } from './fuse.ts'
import type { KillPoint } from './kill-points.ts'
import { mortalPorts } from './wrapped-ports.ts'

/** What the parent says: begin to work, and die at the first of these points (none: live on) but for so many. */
export type Order = { readonly points: readonly KillPoint[]; readonly after: number }

/** The worker role of the product in a process of its own, put together as `timewright start` does. */
async function work({ points, after }: Order): Promise<void> {
  const fuse = new Fuse(points, after, (reached) => process.stdout.write(`dies at ${reached}\n`))
  const container = await createContainer(
    readEnv(),
    createLogger(process.env['CHAOS_LOG'] ?? 'silent'),
    mortalPorts(fuse, (what, key) => process.stdout.write(`${what} ${key}\n`)),
  )
  const workers = await runWorkers(container)
  process.stdout.write('works\n')
  process.once('SIGTERM', () => void end(workers, container))
}

async function end(...parts: readonly { close(): Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.close()
  process.exit(0)
}

process.once('message', (order: Order) => void work(order))
process.once('disconnect', () => process.exit(0))
process.stdout.write('stands by\n')
