import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALEX, NOW, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness({ demoData: true, people: [ALEX] })
})
afterAll(() => harness.emulator.close())

it('fills a believable fortnight of 18 to 22 busy hours a week', async () => {
  const { api } = harness
  const { items = [] } = (await api.calendarList.list()).data
  expect(new Set(items.map((each) => each.summary))).toEqual(new Set(['Family', 'Holidays', ALEX.email]))
  for (const [timeMin, timeMax] of [
    ['2026-11-16T00:00:00+01:00', '2026-11-23T00:00:00+01:00'],
    ['2026-11-23T00:00:00+01:00', '2026-11-30T00:00:00+01:00'],
  ] as const) {
    const requestBody = {
      timeMin,
      timeMax,
      items: items.map(({ id }) => ({ id: id ?? '' })),
    }
    const { data } = await api.freebusy.query({ requestBody })
    const busy = Object.values(data.calendars ?? {}).flatMap((each) => each.busy ?? [])
    const hours = busy.reduce(
      (sum, each) => sum + (Date.parse(each.end ?? '') - Date.parse(each.start ?? '')) / 3_600_000,
      0,
    )
    expect(hours).toBeGreaterThan(17.9)
    expect(hours).toBeLessThan(22.1)
  }
})

it('moves one instance of the one-to-one and shows all kinds of events', async () => {
  const { api } = harness
  const { items = [] } = (await api.events.list({ calendarId: 'primary', maxResults: 2500 })).data
  const moved = items.filter((each) => each.recurringEventId !== undefined)
  expect(moved).toMatchObject([
    {
      summary: '1:1 with Priya',
      start: { dateTime: '2026-11-25T16:00:00+01:00' },
      originalStartTime: { dateTime: '2026-11-24T14:15:00+01:00' },
    },
  ])
  const types = new Set(items.map((each) => each.eventType))
  expect(types).toEqual(new Set(['default', 'focusTime', 'outOfOffice', 'workingLocation']))
  const colored = items.filter(({ colorId }) => colorId !== undefined).map(({ colorId }) => colorId)
  expect(new Set(colored)).toEqual(new Set(['2', '3', '6']))
  const answers = new Set(items.map((each) => each.attendees?.find((one) => one.self)?.responseStatus))
  expect(answers).toEqual(new Set(['accepted', 'declined', 'tentative', 'needsAction', undefined]))
})

const weekOf = async (query: string): Promise<unknown> =>
  (await fetch(`${harness.emulator.url}/emulator/ui/week?person=${ALEX.email}${query}`)).json()

it('the page and its data are served', async () => {
  const { url } = harness.emulator
  const html = await (await fetch(url)).text()
  expect(html).toContain('Google Calendar (emulator)')
  expect((await fetch(`${url}/emulator/ui/main.js`)).headers.get('content-type')).toContain('javascript')
  const week = await weekOf('')
  expect(week).toMatchObject({ dates: expect.arrayContaining(['2026-11-16', '2026-11-22']) as string[] })
  const ahead = await weekOf(`&ahead=${WEEK}`)
  expect(ahead).toMatchObject({ now: expect.stringMatching(/^2026-11-25T/) as string })
  expect(ahead).toMatchObject({ dates: expect.arrayContaining(['2026-11-23', '2026-11-29']) as string[] })
})

it('the link of an event leads to its week, with the event open', async () => {
  const { items = [] } = (await harness.api.events.list({ calendarId: 'primary', q: 'Lunch with Sam' })).data
  const answer = await fetch(items[0]?.htmlLink ?? '', { redirect: 'manual' })
  expect(answer.headers.get('location')).toBe(
    `/?person=alex%40example.com&from=2026-11-16&open=${items[0]?.id}`,
  )
})

const WEEK = 7 * 86_400_000

async function restartAfter(
  weeks: number,
  meanwhile: (running: Harness) => Promise<unknown>,
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-demo-'))
  const persistPath = join(folder, 'state.json')
  const first = await startHarness({ demoData: true, persistPath })
  await meanwhile(first)
  await first.emulator.close()
  const later = await startHarness({ demoData: true, persistPath, now: () => NOW + weeks * WEEK })
  const timeMin = new Date(NOW + weeks * WEEK - 3 * 86_400_000).toISOString()
  const { data } = await later.api.events.list({
    calendarId: 'primary',
    singleEvents: true,
    timeMin,
    q: 'Northwind',
  })
  await later.emulator.close()
  rmSync(folder, { recursive: true })
  return (data.items ?? []).map((each) => each.start?.dateTime?.slice(0, 10) ?? '').sort()
}

const untouched = async (): Promise<void> => {}

const byHand = ({ api }: Harness): Promise<unknown> =>
  api.events.insert({
    calendarId: 'primary',
    requestBody: { start: { date: '2026-11-20' }, end: { date: '2026-11-21' } },
  })

it('a demo opened weeks later finds a full fortnight again, if nobody touched it', async () => {
  expect(await restartAfter(0, untouched)).toEqual(['2026-11-19', '2026-11-26'])
  expect(await restartAfter(1, untouched)).toEqual(['2026-11-26', '2026-12-03'])
  expect(await restartAfter(3, untouched)).toEqual(['2026-12-10', '2026-12-17'])
  expect(await restartAfter(3, byHand)).toEqual([])
})
