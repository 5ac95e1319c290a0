import type { Logger } from 'pino'
import type { Env } from '#config/env.ts'
import type { Container } from '../container.ts'
import type { Role } from './role.ts'

type Part = { close(): Promise<void> }

/** The parts of the running system, made by the entry points. */
export type Parts = {
  readonly openContainer: (env: Env, log: Logger, as: { readonly role: Role }) => Promise<Container>
  readonly startGoogle: (env: Env) => Promise<({ readonly url: string } & Part) | null>
  readonly startWorkers: (container: Container) => Promise<Part>
  readonly startApi: (
    container: Container,
    emulatorUrl: string | null,
  ) => Promise<{ readonly url: string } & Part>
}

export type RunningSystem = {
  readonly url: string
  readonly emulatorUrl: string | null
  /** Takes no new work, ends what runs, closes everything; safe to call twice. */
  stop(): Promise<void>
}

/** Starts what the role asks for, in order; what has been started is stopped again when a later part fails. */
export async function startSystem(env: Env, log: Logger, role: Role, parts: Parts): Promise<RunningSystem> {
  const started: Part[] = []
  const begun = async <P extends Part | null>(starting: Promise<P>): Promise<P> => {
    const part = await starting
    if (part !== null) started.push(part)
    return part
  }
  let stopping: Promise<void> | null = null
  const stop = (): Promise<void> => (stopping ??= stopAll(started))
  try {
    const google = await begun(parts.startGoogle(env))
    const container = await begun(parts.openContainer(env, log, { role }))
    if (role !== 'api') await begun(parts.startWorkers(container))
    const api = role === 'worker' ? null : await begun(parts.startApi(container, google?.url ?? null))
    return { url: api?.url ?? env.http.publicUrl, emulatorUrl: google?.url ?? null, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** In the reverse order of their start. */
async function stopAll(parts: Part[]): Promise<void> {
  for (const part of parts.splice(0).toReversed()) await part.close()
}
