import { expect, test } from 'vitest'
import { doctor, type DoctorProbes, type DoctorSettings } from '../../../src/cli/doctor.ts'

const real: DoctorSettings = {
  isDemo: false,
  publicUrl: 'https://plan.example.com',
  sweepSeconds: 900,
  canMoveClock: false,
}

const healthy: DoctorProbes = {
  nodeVersion: '24.21.0',
  settings: () => real,
  needed: { Database: () => 'Postgres 18.4', Queue: () => Promise.resolve('in Postgres') },
  useful: { Browser: () => '/usr/bin/chromium' },
}

const failing = (message: string) => (): never => {
  throw new Error(message)
}

async function examine(change: Partial<DoctorProbes> = {}): Promise<{ exitCode: number; text: string }> {
  const lines: string[] = []
  const exitCode = await doctor({ ...healthy, ...change }, (line) => lines.push(line))
  return { exitCode, text: lines.join('\n') }
}

test('doctor() finds nothing wrong with a healthy house', async () => {
  expect(await examine()).toEqual({
    exitCode: 0,
    text: [
      'ok     Node      24.21.0',
      'ok     Settings  no faults; served as https://plan.example.com',
      'ok     Mode      real: people link their Google Calendar',
      'ok     Sign-in   the OAuth client must list the redirect URI https://plan.example.com/auth/google/callback',
      'ok     Push      Google tells https://plan.example.com of changes',
      'ok     Clock     the real one',
      'ok     Database  Postgres 18.4',
      'ok     Queue     in Postgres',
      'ok     Browser   /usr/bin/chromium',
    ].join('\n'),
  })
})

test('doctor() goes on after a fault and ends with exit code 1', async () => {
  const refused = new AggregateError([new Error('connect ECONNREFUSED 127.0.0.1:5432')], '')
  const { exitCode, text } = await examine({
    needed: { Database: () => Promise.reject(refused), Queue: () => 'in Postgres' },
  })
  expect(exitCode).toBe(1)
  expect(text).toContain('fault  Database  connect ECONNREFUSED 127.0.0.1:5432')
  expect(text).toContain('ok     Queue     in Postgres')
})

test('doctor() only warns of what some uses need', async () => {
  const { exitCode, text } = await examine({
    useful: { Browser: failing('no chromium: only the end-to-end tests need it') },
  })
  expect(exitCode).toBe(0)
  expect(text).toContain('warn   Browser   no chromium')
})

test('doctor() stops at faulty settings, and indents their list', async () => {
  const { exitCode, text } = await examine({
    settings: failing('Cannot start with these settings:\n  PORT is "0"'),
  })
  expect(exitCode).toBe(1)
  expect(text).toContain('fault  Settings  Cannot start with these settings:\n                   PORT is "0"')
  expect(text).not.toContain('Database')
})

test('doctor() warns where Google cannot notify us, and says what happens instead', async () => {
  const { exitCode, text } = await examine({
    settings: () => ({ ...real, publicUrl: 'http://localhost:3000' }),
  })
  expect(exitCode).toBe(0)
  expect(text).toContain('they are found every 900 s instead. Set PUBLIC_URL to an https address')
})

test('doctor() knows demo mode and an old Node', async () => {
  const { exitCode, text } = await examine({
    nodeVersion: '20.1.0',
    settings: () => ({ ...real, isDemo: true, canMoveClock: true, publicUrl: 'http://localhost:3000' }),
  })
  expect(exitCode).toBe(1)
  expect(text).toContain('fault  Node      20.1.0: needs 24 or later')
  expect(text).toContain('demo: a Google Calendar of our own')
  expect(text).not.toContain('warn')
})

const served = (publicUrl: string): ReturnType<typeof examine> =>
  examine({ settings: () => ({ ...real, publicUrl }) })

test('doctor() knows which redirect addresses Google takes', async () => {
  expect((await served('http://localhost:3000')).text).toContain(
    'ok     Sign-in   the OAuth client must list the redirect URI http://localhost:3000/auth/google/callback',
  )
  expect((await served('http://plan.example.com')).text).toContain(
    'warn   Sign-in   Google refuses the redirect URI http://plan.example.com/auth/google/callback',
  )
})
