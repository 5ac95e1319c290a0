import '#config/luxon.ts'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readEnv } from '#config/env.ts'
import { serveApi } from '../../src/api/server.ts'
import { createContainer } from '../../src/container.ts'
import { createLogger } from '../../src/container/logger.ts'
import { percentile } from './promise.ts'

/** What the server itself saw of a storm: from the parsed request to the sent answer, in ms. */
export type ServerSide = {
  readonly answered: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** How late the event loop was, which the times above leave out. */
  readonly loopP99Ms: number
  readonly cpuSeconds: number
}

const tookMs: number[] = []
const begunMs = new WeakMap<object, number>()
const isPush = ({ url }: IncomingMessage): boolean => url === '/google/notifications'
let cpu = process.cpuUsage()
const loop = monitorEventLoopDelay({ resolution: 1 })

subscribe('http.server.request.start', (message) => {
  const { request } = message as { readonly request: IncomingMessage }
  if (isPush(request)) begunMs.set(request, performance.now())
})
subscribe('http.server.response.finish', (message) => {
  const { request } = message as { readonly request: IncomingMessage }
  const sinceMs = begunMs.get(request)
  if (sinceMs !== undefined) tookMs.push(performance.now() - sinceMs)
})

function report(): ServerSide {
  const { user, system } = process.cpuUsage(cpu)
  return {
    answered: tookMs.length,
    p50Ms: percentile(tookMs, 0.5),
    p99Ms: percentile(tookMs, 0.99),
    loopP99Ms: loop.percentile(99) / 1e6,
    cpuSeconds: (user + system) / 1e6,
  }
}

/** The web role of the product in a process of its own; tells what it saw whenever it is asked. */
const [emulatorUrl = null] = process.argv.slice(2)
const container = await createContainer(readEnv(), createLogger(process.env['CHAOS_LOG'] ?? 'silent'))
const api = await serveApi(container, emulatorUrl, { requestsPerMinute: 1_000_000 })
process.on('message', (what) => {
  if (what === 'begin') {
    tookMs.length = 0
    cpu = process.cpuUsage()
    loop.reset()
    loop.enable()
  } else process.send?.(report())
})
process.once('disconnect', () => process.exit(0))
process.once('SIGTERM', () => {
  void api
    .close()
    .then(() => container.close())
    .then(() => process.exit(0))
})
process.send?.('serves')
