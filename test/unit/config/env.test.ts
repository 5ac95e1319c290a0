import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, type Fault } from '#config/config-error.ts'
import { defaultDataDir, readEnv, type Source } from '#config/env.ts'

const key = Buffer.alloc(32, 7).toString('base64')
const client = {
  GOOGLE_CLIENT_ID: 'id',
  GOOGLE_CLIENT_SECRET: 'google-secret',
  ENCRYPTION_KEY: key,
  SESSION_SECRET: 's'.repeat(32),
}

function faultsOf(source: Source): readonly Fault[] {
  try {
    readEnv(source)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

const namesOf = (source: Source) => faultsOf(source).map((fault) => fault.variable)

test('readEnv() starts from nothing: this machine, demo mode, embedded database', () => {
  expect(readEnv({ DATA_DIR: '/data' })).toEqual({
    http: { host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000' },
    logLevel: 'info',
    dataDir: '/data',
    database: { kind: 'embedded' },
    redis: undefined,
    google: {
      mode: 'demo',
      emulatorPort: 3001,
      hasStory: true,
      accountsRootUrl: 'http://localhost:3001',
      apiRootUrl: 'http://localhost:3001',
    },
    keys: { encryptionKey: undefined, sessionSecret: undefined },
    sweepSeconds: 900,
    writesPerSecond: 1,
    demoClock: true,
  })
})

test('readEnv() derives the public address and the emulator from the port', () => {
  const env = readEnv({ PORT: '4100' })
  expect(env.http.publicUrl).toBe('http://localhost:4100')
  expect(env.google).toMatchObject({ emulatorPort: 4101, apiRootUrl: 'http://localhost:4101' })
  expect(readEnv({ PUBLIC_URL: 'https://plan.example.com/' }).http.publicUrl).toBe('https://plan.example.com')
})

test('readEnv() takes a data folder relative to the working folder', () => {
  expect(readEnv({ DATA_DIR: './data' }).dataDir).toBe(join(process.cwd(), 'data'))
})

test('readEnv() counts empty and blank values as not set', () => {
  expect(readEnv({ PORT: '', GOOGLE_CLIENT_ID: '  ', DATA_DIR: '/d' })).toEqual(readEnv({ DATA_DIR: '/d' }))
})

test('readEnv() with a Google client leaves demo mode', () => {
  const env = readEnv(client)
  expect(env.google).toEqual({
    mode: 'client',
    clientId: 'id',
    clientSecret: 'google-secret',
    accountsRootUrl: 'https://accounts.google.com',
    apiRootUrl: 'https://www.googleapis.com',
  })
  expect(env.demoClock).toBe(false)
  expect(env.keys.encryptionKey).toEqual(Buffer.alloc(32, 7))
})

test('readEnv() freezes what it gives, down to the leaves', () => {
  const env = readEnv({})
  expect(Object.isFrozen(env)).toBe(true)
  expect(Object.isFrozen(env.http)).toBe(true)
})

test('readEnv() lists every fault at once, each with name, value, expectation and way out', () => {
  const source = { PORT: '99999', REDIS_URL: 'http://cache', SWEEP_SECONDS: 'often', GOOGLE_CLIENT_ID: 'id' }
  expect(namesOf(source).sort()).toEqual([
    'ENCRYPTION_KEY',
    'GOOGLE_CLIENT_SECRET',
    'PORT',
    'REDIS_URL',
    'SESSION_SECRET',
    'SWEEP_SECONDS',
  ])
  expect(() => readEnv(source)).toThrow(
    'PORT is "99999": expected a whole number from 1 to 65535. Mend it, or remove it for the default: 3000.',
  )
  expect(() => readEnv(source)).toThrow('GOOGLE_CLIENT_SECRET is not set: expected the client secret')
})

test.each([
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '3e3'],
  ['PORT', '80.5'],
  ['PORT', '-1'],
  ['HOST', 'http://localhost'],
  ['PUBLIC_URL', 'plan.example.com'],
  ['PUBLIC_URL', 'ftp://plan.example.com'],
  ['PUBLIC_URL', 'https://plan.example.com/app'],
  ['PUBLIC_URL', 'https://plan.example.com/?a=1'],
  ['PUBLIC_URL', 'https://user@plan.example.com'],
  ['DATA_DIR', '~/data'],
  ['DATABASE_URL', 'mysql://localhost/timewright'],
  ['DATABASE_URL', 'localhost:5432'],
  ['REDIS_URL', 'localhost:6379'],
  ['REDIS_URL', 'redis://'],
  ['SWEEP_SECONDS', '0'],
  ['SWEEP_SECONDS', '86401'],
  ['DEMO_CLOCK', 'yes'],
  ['LOG_LEVEL', 'loud'],
  ['EMULATOR_PORT', '0'],
  ['ENCRYPTION_KEY', 'c2hvcnQ='],
  ['ENCRYPTION_KEY', 'not base64 at all, though it is long enough'],
  ['SESSION_SECRET', 'short'],
])('readEnv() refuses %s=%s, and nothing else', (name, value) => {
  expect(namesOf({ [name]: value })).toEqual([name])
})

test.each([
  ['an id without a secret', { GOOGLE_CLIENT_ID: 'id' }, 'GOOGLE_CLIENT_SECRET'],
  ['a secret without an id', { GOOGLE_CLIENT_SECRET: 'secret' }, 'GOOGLE_CLIENT_ID'],
  ['a client without keys', { ...client, ENCRYPTION_KEY: '' }, 'ENCRYPTION_KEY'],
  ['a client without a session secret', { ...client, SESSION_SECRET: '' }, 'SESSION_SECRET'],
  ['a root without a client', { GOOGLE_API_ROOT_URL: 'http://localhost:9' }, 'GOOGLE_API_ROOT_URL'],
  [
    'http beyond this machine',
    { ...client, GOOGLE_API_ROOT_URL: 'http://google.test' },
    'GOOGLE_API_ROOT_URL',
  ],
  ['a root with a path', { ...client, GOOGLE_API_ROOT_URL: 'https://a.test/b' }, 'GOOGLE_API_ROOT_URL'],
  ['a movable clock on the real Google', { ...client, DEMO_CLOCK: 'on' }, 'DEMO_CLOCK'],
  [
    'a movable clock where one root is the real Google',
    { ...client, DEMO_CLOCK: 'on', GOOGLE_API_ROOT_URL: 'http://127.0.0.1:9' },
    'DEMO_CLOCK',
  ],
  ['the emulator on the port of the page', { PORT: '4000', EMULATOR_PORT: '4000' }, 'EMULATOR_PORT'],
  ['the emulator beyond the last port', { PORT: '65535' }, 'EMULATOR_PORT'],
])('readEnv() refuses %s', (_, source, variable) => {
  expect(namesOf(source)).toContain(variable)
})

test('readEnv() lets a test client on emulated roots move the clock', () => {
  const roots = { GOOGLE_ACCOUNTS_ROOT_URL: 'http://127.0.0.1:9', GOOGLE_API_ROOT_URL: 'http://[::1]:9' }
  expect(readEnv({ ...client, ...roots, DEMO_CLOCK: 'on' }).demoClock).toBe(true)
  expect(readEnv({ DEMO_CLOCK: 'off' }).demoClock).toBe(false)
})

test('a ConfigError never shows a secret or the user and password of a URL', () => {
  const secret = 'hunter2'
  const source = {
    SESSION_SECRET: secret,
    ENCRYPTION_KEY: secret,
    GOOGLE_CLIENT_SECRET: secret,
    DATABASE_URL: `mysql://user:${secret}@host/db`,
    REDIS_URL: `redis//:${secret}@host`,
    PUBLIC_URL: `https://u:${secret}@host/path`,
  }
  const { message } = new ConfigError(faultsOf(source))
  expect(message).not.toContain(secret)
  expect(message).toContain('DATABASE_URL is "mysql://***@host/db"')
  expect(message).toContain('SESSION_SECRET is set (7 characters, not shown)')
})

test('defaultDataDir() follows the customs of the system', () => {
  expect(defaultDataDir({}, 0, '/root')).toBe('/var/lib/timewright')
  expect(defaultDataDir({}, 1000, '/home/ada')).toBe('/home/ada/.local/share/timewright')
  expect(defaultDataDir({ XDG_DATA_HOME: '/xdg' }, 1000, '/home/ada')).toBe('/xdg/timewright')
})

test('readEnv() asks for no keys where Google is a server on this machine', () => {
  const { google, keys } = readEnv({
    GOOGLE_CLIENT_ID: 'id',
    GOOGLE_CLIENT_SECRET: 'google-secret',
    GOOGLE_ACCOUNTS_ROOT_URL: 'http://127.0.0.1:9000',
    GOOGLE_API_ROOT_URL: 'http://localhost:9000',
  })
  expect(google.mode).toBe('client')
  expect(keys).toEqual({ encryptionKey: undefined, sessionSecret: undefined })
})
