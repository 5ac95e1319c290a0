import { homedir } from 'node:os'
import { join } from 'node:path'
import { ConfigError } from './config-error.ts'
import { parseVariables, type Values } from './parse-variables.ts'
import { findConflicts, GOOGLE_ACCOUNTS, GOOGLE_API } from './rules.ts'

/** The settings of this process, read once at the start and never changed. */
export interface Env {
  readonly http: {
    readonly host: string
    readonly port: number
    /** Without a slash at the end. */
    readonly publicUrl: string
  }
  readonly logLevel: Values['LOG_LEVEL']
  readonly dataDir: string
  readonly database: { readonly kind: 'embedded' } | { readonly kind: 'external'; readonly url: string }
  /** Undefined = the queue lives in Postgres. */
  readonly redis: { readonly url: string } | undefined
  readonly google: DemoGoogle | GoogleClient
  /** Undefined keys are generated in the data folder (keys.ts). */
  readonly keys: {
    readonly encryptionKey: Buffer | undefined
    readonly encryptionPublicKey?: Buffer | undefined
    readonly oldEncryptionKey?: Buffer | undefined
    readonly sessionSecret: string | undefined
  }
  /** Undefined = no mails are sent. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined
  readonly sweepSeconds: number
  /** To one calendar. */
  readonly writesPerSecond: number
  /** Whether people may move the clock. */
  readonly demoClock: boolean
}

interface GoogleRoots {
  readonly accountsRootUrl: string
  readonly apiRootUrl: string
}

/** Our own Google Calendar serves on the emulator port, and both roots point at it. */
interface DemoGoogle extends GoogleRoots {
  readonly mode: 'demo'
  readonly emulatorPort: number
  /** Whether empty data begin with a team in the middle of a quarter. */
  readonly hasStory: boolean
}

interface GoogleClient extends GoogleRoots {
  readonly mode: 'client'
  readonly clientId: string
  readonly clientSecret: string
}

export type Source = Readonly<Record<string, string | undefined>>

/** Reads and checks all settings. Throws a ConfigError that lists every fault at once. */
export function readEnv(source: Source = process.env): Env {
  const set = withoutEmpty(source)
  const { values, faults } = parseVariables(set)
  const conflicts = findConflicts(values, set)
  const all = [
    ...faults,
    ...conflicts.filter(({ variable }) => !faults.some((fault) => fault.variable === variable)),
  ]
  if (all.length > 0) throw new ConfigError(all)
  return deepFreeze(shape(values, set))
}

/** Where nothing is said, the data lies where the system's customs put it. */
export function defaultDataDir(source: Source, uid = process.getuid?.(), home = homedir()): string {
  if (uid === 0) return '/var/lib/timewright'
  return join(source['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'timewright')
}

/** Shells and compose files write `NAME=` for "not set". */
function withoutEmpty(source: Source): Source {
  return Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
}

function shape(values: Values, source: Source): Env {
  const google = shapeGoogle(values)
  return {
    http: {
      host: values.HOST,
      port: values.PORT,
      publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    },
    logLevel: values.LOG_LEVEL,
    dataDir: values.DATA_DIR ?? defaultDataDir(source),
    database:
      values.DATABASE_URL === undefined
        ? { kind: 'embedded' }
        : { kind: 'external', url: values.DATABASE_URL },
    redis: values.REDIS_URL === undefined ? undefined : { url: values.REDIS_URL },
    google,
    keys: {
      encryptionKey: values.ENCRYPTION_KEY,
      encryptionPublicKey: values.ENCRYPTION_PUBLIC_KEY,
      oldEncryptionKey: values.OLD_ENCRYPTION_KEY,
      sessionSecret: values.SESSION_SECRET,
    },
    mail: shapeMail(values),
    sweepSeconds: values.SWEEP_SECONDS,
    writesPerSecond: values.CALENDAR_WRITES_PER_SECOND,
    demoClock: (values.DEMO_CLOCK ?? (google.mode === 'demo' ? 'on' : 'off')) === 'on',
  }
}

function shapeMail({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Values): Env['mail'] {
  return smtpUrl === undefined || from === undefined ? undefined : { smtpUrl, from }
}

function shapeGoogle(values: Values): Env['google'] {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = values
  if (clientId === undefined || clientSecret === undefined) {
    const emulatorPort = values.EMULATOR_PORT ?? values.PORT + 1
    const root = `http://localhost:${emulatorPort}`
    return {
      mode: 'demo',
      emulatorPort,
      hasStory: values.DEMO_STORY === 'on',
      accountsRootUrl: root,
      apiRootUrl: root,
    }
  }
  return {
    mode: 'client',
    clientId,
    clientSecret,
    accountsRootUrl: values.GOOGLE_ACCOUNTS_ROOT_URL ?? GOOGLE_ACCOUNTS,
    apiRootUrl: values.GOOGLE_API_ROOT_URL ?? GOOGLE_API,
  }
}

function deepFreeze<T>(value: T): T {
  // Bytes cannot be frozen; nobody writes into a key.
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const inner of Object.values(value)) deepFreeze(inner)
  return Object.freeze(value)
}
