import { expect, it } from 'vitest'
import { ownCalendarOnly } from '../../canary/own-calendar-only.ts'

const OWN = 'c_123@group.calendar.google.com'
const ROOT = 'https://www.googleapis.com/calendar/v3'

async function ask(calendarId: string | null, method: string, path: string): Promise<string> {
  const send = ownCalendarOnly({ calendarId }, () => Promise.resolve(new Response('sent')))
  try {
    return await (await send(`${ROOT}/${path}`, { method })).text()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

it.each([
  ['POST', `calendars/${OWN}/events`],
  ['GET', `calendars/${encodeURIComponent(OWN)}/events/abc?timeMin=2026-01-01T00%3A00%3A00Z`],
  ['DELETE', `calendars/${OWN}`],
  ['POST', 'channels/stop'],
])('ownCalendarOnly() lets %s %s through', async (method, path) => {
  expect(await ask(OWN, method, path)).toBe('sent')
})

it.each([
  ['GET', 'calendars/primary/events'],
  ['DELETE', 'calendars/alex@example.com'],
  ['DELETE', `calendars/${OWN}x/events/1`],
  ['GET', `calendars/${OWN}/../primary/events`],
  ['GET', `calendars/${OWN}%2F..%2Fprimary/events`],
  ['GET', 'users/me/calendarList'],
  ['POST', 'calendars'],
  ['GET', ''],
])('ownCalendarOnly() refuses %s %s', async (method, path) => {
  expect(await ask(OWN, method, path)).toMatch(/^The canary refuses/)
})

it('ownCalendarOnly() makes one calendar, and nothing before that', async () => {
  expect(await ask(null, 'POST', 'calendars')).toBe('sent')
  expect(await ask(null, 'GET', 'calendars/null/events')).toMatch(/^The canary refuses/)
})
