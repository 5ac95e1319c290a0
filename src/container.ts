import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import type { QueueBackend } from '#adapters/bullmq/backend.ts'
import { type BullmqJobQueue, createJobQueue } from '#adapters/bullmq/create-job-queue.ts'
import { prepareBackend } from '#adapters/bullmq/prepare-backend.ts'
import { secrets } from '#adapters/system/secrets.ts'
import { createAuditTrail } from '#adapters/postgres/audit-trail.ts'
import { createChangeFeed, type PostgresChangeFeed } from '#adapters/postgres/change-feed.ts'
import { createSessionStore, type SessionStore } from '#adapters/postgres/session-store.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { createPersonalCopy } from '#adapters/postgres/personal-copy.ts'
import { createUserLock } from '#adapters/postgres/user-lock.ts'
import { createExpandOccurrences } from '#adapters/recurrence/expand-occurrences.ts'
import { createThreadSolver } from '#adapters/solver/thread-solver.ts'
import { systemClock } from '#adapters/system/system-clock.ts'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import type { AuditTrail } from '#app/ports/audit-trail.ts'
import type { CalendarGateways } from '#app/ports/calendar-gateway.ts'
import type { JobQueue } from '#app/ports/job-queue.ts'
import type { Sealer } from '#app/ports/sealer.ts'
import type { Solver } from '#app/ports/solver.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import type { UserLock } from '#app/ports/user-lock.ts'
import { createUseCases, type UseCases } from '#app/use-cases.ts'
import { createWakeUp } from '#app/wake-up.ts'
import type { Env } from '#config/env.ts'
import '#config/luxon.ts'
import { createSharedDemoClock, followClock, movableClock } from './container/clock.ts'
import { type Database, openDatabase } from './container/database.ts'
import { connectGoogle } from './container/google.ts'
import { connectMessengers } from './container/messengers.ts'
import { namedJobs } from './container/named-jobs.ts'
import { pushAddressOf } from './container/push-address.ts'
import type { Role } from './container/role.ts'
import { readSecrets, type Sealing } from './container/sealing.ts'

/** All parts, put together: the only place that knows everyone. */
export type Container = {
  readonly env: Env
  readonly sessionSecret: string
  readonly sealer: Sealer
  readonly log: Logger
  readonly database: Database
  readonly backend: QueueBackend
  readonly jobQueue: BullmqJobQueue
  readonly changeFeed: PostgresChangeFeed
  readonly sessionStore: SessionStore
  readonly auditTrail: AuditTrail
  readonly useCases: UseCases
  close(): Promise<void>
}

/** Puts something around ports, such as a place at which a test ends the process. */
export type Decorate = {
  /** The web role opens no tokens, and hence asks Google's calendars nothing. */
  readonly role?: Role
  readonly unitOfWork?: (inner: UnitOfWork) => UnitOfWork
  readonly gateways?: (inner: CalendarGateways) => CalendarGateways
  readonly jobQueue?: (inner: JobQueue) => JobQueue
}

/** Opens database and queue, brings both up to date, and wires the use cases. */
export async function createContainer(
  env: Env,
  log: Logger,
  { role = 'all', unitOfWork: aroundWork = asItIs, ...around }: Decorate = {},
): Promise<Container> {
  const { sealing, sessionSecret } = readSecrets(env, role, log)
  const database = await openDatabase(env, log)
  const backend = backendOf(env, database)
  await prepareBackend(backend)
  const jobQueue = await createJobQueue({ backend, log })
  const wakeUp = createWakeUp(around.jobQueue?.(jobQueue) ?? jobQueue)
  const onError = (error: unknown): void => log.warn({ err: error }, 'a background task failed')
  const changeFeed = createChangeFeed({ url: database.url, onError })
  await changeFeed.start()
  const solver = createThreadSolver({ threads: 2 })
  const unitOfWork: UnitOfWork = aroundWork(
    createUnitOfWork({
      pool: database.pool,
      ids: createUuidv7Source(systemClock),
      now: () => clock.now(),
      afterCommit: wakeUp,
      onError,
    }),
  )
  const demoClock = env.demoClock ? createSharedDemoClock(() => unitOfWork) : null
  const clock = demoClock ?? systemClock
  if (demoClock !== null) await followClock(demoClock, changeFeed, onError)
  const userLock = createUserLock({ pool: database.lockPool, onError })
  const given = { env, role, sealing, log, database, clock, demoClock, gateways: around.gateways ?? asItIs }
  const useCases = wire({ ...given, unitOfWork, userLock, solver, wakeUp })
  return {
    env,
    sessionSecret,
    sealer: sealing.opener,
    log,
    database,
    backend,
    jobQueue,
    changeFeed,
    sessionStore: createSessionStore(database.pool),
    auditTrail: createAuditTrail(database.pool),
    useCases: { ...useCases, jobs: namedJobs(useCases.jobs) },
    close: async () => {
      await Promise.all([jobQueue.close(), changeFeed.close(), solver.close()])
      await database.close()
    },
  }
}

const backendOf = ({ redis }: Env, { url }: Database): QueueBackend =>
  redis === undefined ? { kind: 'postgres', url } : { kind: 'redis', url: redis.url }

const asItIs = <T>(inner: T): T => inner

type Parts = Pick<Container, 'env' | 'log' | 'database'> & {
  readonly role: Role
  readonly sealing: Sealing
  readonly unitOfWork: UnitOfWork
  readonly userLock: UserLock
  readonly solver: Solver
  readonly wakeUp: ReturnType<typeof createWakeUp>
  readonly clock: typeof systemClock
  readonly demoClock: ReturnType<typeof createSharedDemoClock> | null
  readonly gateways: (inner: CalendarGateways) => CalendarGateways
}

function wire(parts: Parts): UseCases {
  const { env, role, log, unitOfWork, userLock, clock, demoClock } = parts
  const { opener, links } = parts.sealing
  const google = connectGoogle({ env, role, unitOfWork, opener, clock, lock: userLock })
  return createUseCases({
    ...google,
    gateways: parts.gateways(google.gateways),
    unitOfWork,
    userLock,
    sealer: opener,
    opener,
    links,
    messengers: connectMessengers(env, unitOfWork, clock),
    clock,
    personalCopy: createPersonalCopy(parts.database.pool),
    movableClock: demoClock === null ? null : movableClock(demoClock, unitOfWork),
    ids: createUuidv7Source(systemClock),
    solver: parts.solver,
    expand: createExpandOccurrences(({ calendarId, eventId }, error) =>
      log.warn({ calendarId, eventId, err: error }, 'a series could not be unfolded; the others are'),
    ),
    hash: (text) => createHash('sha256').update(text).digest('base64url'),
    secrets,
    wakeUp: parts.wakeUp,
    publicUrl: env.http.publicUrl,
    pushAddress: pushAddressOf(env),
    sweepSeconds: env.sweepSeconds,
    onFault: (what, error) => log.warn({ err: error, what }, 'one of many failed; the others go on'),
  })
}
