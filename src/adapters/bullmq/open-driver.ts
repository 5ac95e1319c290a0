import type { QueueBackend } from './backend.ts'
import type { Driver, DriverOptions } from './driver.ts'
import { openPostgresDriver } from './postgres-driver.ts'
import { openRedisDriver } from './redis-driver.ts'

export const openDriver = (backend: QueueBackend, options: DriverOptions): Driver =>
  backend.kind === 'postgres'
    ? openPostgresDriver(backend.url, options)
    : openRedisDriver(backend.url, options)
