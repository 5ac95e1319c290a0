import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALEX, insert, meeting, startHarness } from './emulator-client.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it('calendars, tokens, channels and sync tokens survive an abrupt end', async () => {
  const persistPath = join(folder, 'deep', 'state.json')
  const before = await startHarness({ persistPath })
  const scopes = ['https://www.googleapis.com/auth/calendar']
  const tokens = (await before.post('/emulator/tokens', { email: ALEX.email, scopes })) as {
    access_token: string
  }
  const { nextSyncToken } = (await before.api.events.list({ calendarId: 'primary' })).data
  const { id } = await insert(before.api, meeting('Kept', '2026-11-23T12:00:00', '2026-11-23T13:00:00'))

  // A second process reads the file while the first never had a chance to close: what a kill -9 leaves behind.
  const after = await startHarness({ persistPath })
  const query = new URLSearchParams({ syncToken: nextSyncToken ?? '' })
  const answer = await fetch(
    `${after.emulator.url}/calendar/v3/calendars/primary/events?${query.toString()}`,
    {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    },
  )
  expect(await answer.json()).toMatchObject({ items: [{ id, summary: 'Kept' }] })
  await before.emulator.close()
  await after.emulator.close()
})

it('a broken file stops the start and says what to do', async () => {
  const persistPath = join(folder, 'broken.json')
  writeFileSync(persistPath, '{"random":')
  await expect(startHarness({ persistPath })).rejects.toThrow(/broken\.json.*Delete the file/)
})

it('binds loopback only', async () => {
  await expect(startHarness({ host: '0.0.0.0' })).rejects.toThrow(/loopback only/)
})

it('loses no answered write to kill -9', async () => {
  const persistPath = join(folder, 'killed.json')
  const server = fileURLToPath(new URL('../../../src/demo/google-emulator/server.ts', import.meta.url))
  const options = { port: 0, clientId: 'c', clientSecret: 's', people: [ALEX], persistPath }
  const script = `const { startGoogleEmulator } = await import(${JSON.stringify(server)})
    console.log((await startGoogleEmulator(${JSON.stringify(options)})).url)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const answered = await writeUntilKilled(
    `${line.toString().trim()}/emulator/calendars/${ALEX.email}/events`,
    () => child.kill('SIGKILL'),
  )

  const after = await startHarness({ persistPath })
  const kept = new Set(after.emulator.store.state.calendars.get(ALEX.email)?.events.keys())
  await after.emulator.close()
  expect(answered.length).toBeGreaterThan(9)
  expect(answered.filter((id) => !kept.has(id))).toEqual([])
})

/** Writes as fast as it can; after ten answers the kill comes at a moment the writer does not choose. */
async function writeUntilKilled(path: string, kill: () => void): Promise<string[]> {
  const body = JSON.stringify(meeting('x', '2026-11-23T12:00:00', '2026-11-23T13:00:00'))
  const answered: string[] = []
  try {
    for (;;) {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      answered.push(((await answer.json()) as { id: string }).id)
      if (answered.length === 10) setTimeout(kill, 7)
    }
  } catch {
    return answered
  }
}
