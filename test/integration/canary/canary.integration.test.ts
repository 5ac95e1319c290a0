import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCanary } from '../../canary/run-canary.ts'
import type { CanaryReport } from '../../canary/run-canary.ts'
import { readReadiness } from '../../canary/settings.ts'
import type { CanarySettings } from '../../canary/settings.ts'
import { ALEX, failure, startHarness } from '../google-emulator/emulator-client.ts'
import type { Harness } from '../google-emulator/emulator-client.ts'

const PREFIX = 'https://www.googleapis.com/auth/calendar.'
const QUIET = (): void => {}

let harness: Harness

beforeAll(async () => {
  harness = await startHarness({ now: Date.now })
})
afterAll(() => harness.emulator.close())

async function refreshToken(...scopes: readonly string[]): Promise<string> {
  const full = scopes.map((scope) => PREFIX + scope)
  const answer = await harness.post('/emulator/tokens', { email: ALEX.email, scopes: full })
  return (answer as { refresh_token: string }).refresh_token
}

/** The settings of a person with everything at hand; pushes need no public address on this machine. */
async function settings(more: Readonly<Record<string, string>> = {}): Promise<CanarySettings> {
  const readiness = readReadiness({
    GOOGLE_CLIENT_ID: 'client',
    GOOGLE_CLIENT_SECRET: 'secret',
    CANARY_REFRESH_TOKEN: await refreshToken('app.created'),
    CANARY_FREEBUSY_REFRESH_TOKEN: await refreshToken('events.freebusy'),
    CANARY_PATIENCE_SECONDS: '3',
    GOOGLE_API_ROOT_URL: harness.emulator.url,
    GOOGLE_ACCOUNTS_ROOT_URL: harness.emulator.url,
    ...more,
  })
  if (readiness.kind !== 'ready') throw new Error(`Not ready: ${JSON.stringify(readiness)}`)
  return readiness.settings
}

const withPushes = (): Promise<CanarySettings> =>
  settings({ CANARY_PUSH_PORT: '39113', CANARY_PUSH_URL: 'http://127.0.0.1:39113/' })

const outcomesOf = ({ points }: CanaryReport): Record<string, string> =>
  Object.fromEntries(points.map(({ id, outcome }) => [id, outcome]))

const othersThan = (report: CanaryReport, outcome: string): string[] =>
  report.points.filter((point) => point.outcome !== outcome).map(({ id, verdict }) => `${id}: ${verdict}`)

describe('the canary against the emulator', () => {
  it('finds everything as assumed, and leaves nothing behind', async () => {
    harness.emulator.journal.clear()
    const report = await runCanary(await withPushes(), QUIET)
    expect(othersThan(report, 'agrees')).toEqual([])
    expect(report.points).toHaveLength(18)
    expect(report.isCleanedUp).toBe(true)
    const { calendars, channels } = harness.emulator.store.state
    const own = [...calendars.values()].filter(({ summary }) => summary === 'Timewright canary')
    expect(own.map(({ deleted }) => deleted)).toEqual([true])
    expect([...channels.values()].every(({ stopped }) => stopped)).toBe(true)
    expect(new Set(harness.emulator.journal.entries().map(({ path }) => calendarOf(path)))).toEqual(
      new Set([null, own[0]?.id]),
    )
  })

  it.each([
    ['windowedSyncTokens', true, 'token-window', 'increments keep the window'],
    ['reviveDeleted', true, 'revive-deleted', 'comes back'],
    ['freeBusyScopeReadsEvents', false, 'freebusy-payload', 'refused'],
    ['rewriteAfterWrite', true, 'late-rewrite', 'the etag changes after the answer'],
    ['channelTtlSeconds', 3600, 'watch-ttl', 'at most 1 h'],
    ['channelDiesOnRefusal', true, 'push-refused', 'the channel falls silent'],
  ])('notices a Google with %s %s', async (name, value, id, verdict) => {
    const before = (await (await fetch(`${harness.emulator.url}/emulator/switches`)).json()) as object
    await harness.post('/emulator/switches', { [name]: value })
    const report = await runCanary(await withPushes(), QUIET)
    await harness.post('/emulator/switches', before)
    expect(othersThan(report, 'agrees')).toEqual([`${id}: ${verdict}`])
    expect(report.isCleanedUp).toBe(true)
  })

  it('notices that no push comes, and that text is rewritten', async () => {
    await harness.post('/emulator/switches', { pushEnabled: false, normaliseEcho: true })
    const impatient = { ...(await withPushes()), CANARY_PATIENCE_SECONDS: 0.2 }
    const report = await runCanary(impatient, QUIET)
    await harness.post('/emulator/switches', { pushEnabled: true, normaliseEcho: false })
    const { 'push-delay': delay, 'push-refused': refused } = outcomesOf(report)
    expect([delay, refused]).toEqual(['differs', 'not settled'])
    expect(report.points.find(({ id }) => id === 'echo-text')?.verdict).toBe(
      'rewritten: summary, description',
    )
  })

  it('says what it would take to settle the rest', async () => {
    const poor = { ...(await settings()), CANARY_FREEBUSY_REFRESH_TOKEN: undefined }
    const report = await runCanary(poor, QUIET)
    expect(othersThan(report, 'agrees')).toEqual([
      'freebusy-payload: Set CANARY_FREEBUSY_REFRESH_TOKEN: consent to calendar.events.freebusy alone.',
      ...['watch-ttl', 'push-delay', 'push-refused'].map(
        (id) => `${id}: Set CANARY_PUSH_URL: a public https address that leads to CANARY_PUSH_PORT.`,
      ),
    ])
  })

  it('stops before anything is made when Google takes the token no more', async () => {
    const before = harness.emulator.store.state.calendars.size
    const wrong = { ...(await settings()), CANARY_REFRESH_TOKEN: 'gone' }
    await expect(runCanary(wrong, QUIET)).rejects.toThrow(/Cannot use the refresh token: .*invalid_grant/)
    expect(harness.emulator.store.state.calendars.size).toBe(before)
  })

  it('cleans up although every point fails', async () => {
    const fault = { method: 'events.insert', times: 100, kind: 'error', status: 503, reason: 'backendError' }
    await harness.post('/emulator/faults', fault)
    const report = await runCanary(await settings(), QUIET)
    await fetch(`${harness.emulator.url}/emulator/faults`, { method: 'DELETE' })
    expect(outcomesOf(report)['token-window']).toBe('failed')
    expect(JSON.stringify(report)).not.toMatch(/Bearer|ya29/)
    expect(report.isCleanedUp).toBe(true)
    const { data } = await harness.api.calendarList.list()
    const names = (data.items ?? []).map(({ summary }) => summary)
    expect(names).not.toContain('Timewright canary')
    expect(await failure(harness.api.events.list({ calendarId: 'no-such-calendar' }))).toMatchObject({
      status: 404,
    })
  })
})

const calendarOf = (path: string): string | null => {
  const found = /\/calendars\/([^/]+)/.exec(path)?.[1]
  return found === undefined ? null : decodeURIComponent(found)
}
