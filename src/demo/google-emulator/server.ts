import type { FastifyBaseLogger } from 'fastify'
import type { Emulator } from './context.ts'
import { isLoopback } from './core/channels.ts'
import { createEmulator } from './create-emulator.ts'
import { buildApp } from './http/app.ts'
import type { EmulatorOptions } from './options.ts'

export type GoogleEmulatorOptions = EmulatorOptions & {
  /** 0 = any free port. */
  port: number
  /** Loopback only. */
  host?: string
  log?: FastifyBaseLogger
}

export type GoogleEmulator = Pick<Emulator, 'store' | 'faults' | 'journal' | 'pushes'> & {
  url: string
  close: () => Promise<void>
}

/**
 * Starts a stand-in for Google Calendar and Google sign-in on the own machine, at the paths of Google.
 *
 * Control interface (JSON, no token), beside the API:
 * - GET /emulator/state: dump · POST /emulator/reset {keepGrants?, demoData?}
 * - GET, POST /emulator/people {email, name, timeZone} · POST /emulator/tokens {email, scopes}: tokens without consent
 * - POST /emulator/push {enabled?, pushDrop?, pushDuplicate?, pushDelayMs?, pushReorder?} · GET /emulator/pushes:
 *   what was sent · POST /emulator/push/storm {calendarId, count}
 * - GET, POST /emulator/switches: see core/state.ts `Switches` · POST /emulator/clock {advanceMs} or {atMs}
 * - GET, POST, DELETE /emulator/faults: see control/fault-schema.ts · POST /emulator/faults/random {seed, rates}: see
 *   control/random-faults.ts · GET, DELETE /emulator/journal: requests
 * - POST /emulator/sync-tokens/expire {calendarId?, email?} · POST /emulator/sharing {calendarId, email, role|null}
 * - POST, PATCH, DELETE /emulator/calendars/{calendarId}/events[/{eventId}]: edits by the person's own hand
 */
export async function startGoogleEmulator(options: GoogleEmulatorOptions): Promise<GoogleEmulator> {
  const host = options.host ?? '127.0.0.1'
  if (!isLoopback(host === '::1' ? '[::1]' : host))
    throw new Error(
      `Cannot start the Google emulator on ${host}: it is open to everyone, so it binds loopback only.`,
    )
  let url = ''
  const emulator = createEmulator(options, () => url)
  emulator.seedState()
  const app = buildApp(emulator, options.log)
  url = await app.listen({ port: options.port, host })
  emulator.store.linkBase = url
  const { store, faults, journal, pushes } = emulator
  const close = async (): Promise<void> => {
    await app.close()
    await pushes.close()
    store.flush()
  }
  return { url, store, faults, journal, pushes, close }
}
