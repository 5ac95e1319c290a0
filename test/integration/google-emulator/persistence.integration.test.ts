import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
