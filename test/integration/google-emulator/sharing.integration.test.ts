import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALEX, BO, failure, insert, meeting, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

let harness: Harness
let alex: calendar_v3.Calendar
let bo: calendar_v3.Calendar
const lunch = meeting('Lunch', '2026-11-23T12:00:00', '2026-11-23T13:00:00')

beforeAll(async () => {
  harness = await startHarness()
  alex = harness.api
  bo = await harness.apiFor(BO.email, 'calendar')
})
afterAll(() => harness.emulator.close())

async function newCalendar(summary: string): Promise<string> {
  return (await alex.calendars.insert({ requestBody: { summary } })).data.id ?? ''
}

const share = (calendarId: string, role: string): Promise<unknown> =>
  alex.acl.insert({ calendarId, requestBody: { role, scope: { type: 'user', value: BO.email } } })

it('sharing opens a calendar, ends its sync tokens, and calendarList.insert lists it', async () => {
  const calendarId = await newCalendar('Shared')
  await insert(alex, lunch, calendarId)
  const { nextSyncToken } = (await alex.events.list({ calendarId })).data
  const syncToken = nextSyncToken ?? ''
  expect((await failure(bo.events.list({ calendarId }))).status).toBe(404)
  expect((await failure(bo.calendarList.insert({ requestBody: { id: calendarId } }))).status).toBe(404)
  await share(calendarId, 'reader')
  expect(await failure(alex.events.list({ calendarId, syncToken }))).toEqual({
    status: 410,
    reason: 'fullSyncRequired',
  })
  const { data } = await bo.calendarList.insert({ requestBody: { id: calendarId, selected: true } })
  expect(data).toMatchObject({ id: calendarId, accessRole: 'reader', selected: true })
  await bo.calendarList.delete({ calendarId })
  expect((await failure(bo.calendarList.get({ calendarId }))).status).toBe(404)
  expect((await failure(alex.calendarList.delete({ calendarId }))).status).toBe(403)
})

it('a change of role is in no increment of the list, a loss is', async () => {
  const calendarId = await newCalendar('Roles')
  await share(calendarId, 'reader')
  await bo.calendarList.insert({ requestBody: { id: calendarId } })
  const { nextSyncToken } = (await bo.calendarList.list()).data
  const syncToken = nextSyncToken ?? ''
  const ruleId = `user:${BO.email}`
  await alex.acl.patch({ calendarId, ruleId, requestBody: { role: 'writer' } })
  expect((await bo.calendarList.list({ syncToken })).data.items).toEqual([])
  expect((await bo.calendarList.get({ calendarId })).data.accessRole).toBe('writer')
  await alex.acl.delete({ calendarId, ruleId })
  expect((await bo.calendarList.list({ syncToken })).data.items).toMatchObject([{ deleted: true }])
})

it('rules are listed, increment by increment; the data owner stays owner', async () => {
  const calendarId = await newCalendar('Rules')
  await share(calendarId, 'reader')
  const { data } = await alex.acl.list({ calendarId })
  expect(data.items?.map(({ id, role }) => [id, role])).toEqual([
    [`user:${ALEX.email}`, 'owner'],
    [`user:${BO.email}`, 'reader'],
  ])
  const syncToken = data.nextSyncToken ?? ''
  await alex.acl.update({ calendarId, ruleId: `user:${BO.email}`, requestBody: { role: 'none' } })
  const increment = (await alex.acl.list({ calendarId, syncToken })).data.items
  expect(increment).toMatchObject([{ id: `user:${BO.email}`, role: 'none' }])
  expect((await failure(alex.acl.get({ calendarId, ruleId: `user:${BO.email}` }))).status).toBe(404)
  const own = alex.acl.patch({ calendarId, ruleId: `user:${ALEX.email}`, requestBody: { role: 'reader' } })
  expect((await failure(own)).status).toBe(403)
  expect((await failure(bo.acl.list({ calendarId }))).status).toBe(404)
})

it('everybody may see a public calendar; groups are refused clearly', async () => {
  const calendarId = await newCalendar('Public')
  await alex.acl.insert({ calendarId, requestBody: { role: 'reader', scope: { type: 'default' } } })
  expect((await bo.events.list({ calendarId })).status).toBe(200)
  const group = { role: 'reader', scope: { type: 'group', value: 'all@example.com' } }
  expect((await failure(alex.acl.insert({ calendarId, requestBody: group }))).status).toBe(400)
})

it('writerWithoutPrivateAccess writes, but sees private events as times only', async () => {
  const calendarId = await newCalendar('Half')
  const { id: eventId } = await insert(alex, { ...lunch, visibility: 'private' }, calendarId)
  await share(calendarId, 'writerWithoutPrivateAccess')
  expect((await bo.events.get({ calendarId, eventId })).data.summary).toBeUndefined()
  expect((await insert(bo, lunch, calendarId)).summary).toBe('Lunch')
})

it('calendars are updated, cleared and handed over', async () => {
  const calendarId = await newCalendar('Handover')
  const { data } = await alex.calendars.update({ calendarId, requestBody: { summary: 'Handed over' } })
  expect(data.summary).toBe('Handed over')
  expect((await failure(alex.calendars.clear({ calendarId }))).status).toBe(400)
  const { id: eventId } = await insert(alex, lunch)
  await alex.calendars.clear({ calendarId: 'primary' })
  expect((await alex.events.get({ calendarId: 'primary', eventId })).data.status).toBe('cancelled')
  await alex.calendars.transferOwnership({ calendarId, newDataOwner: BO.email, useAdminAccess: true })
  expect((await bo.calendars.get({ calendarId })).data.dataOwner).toBe(BO.email)
  expect((await failure(alex.calendars.delete({ calendarId }))).status).toBe(403)
  await bo.calendars.delete({ calendarId })
})

it('labels and colors shut each other out', async () => {
  const eventLabels = [{ name: 'Deep work', backgroundColor: '#039be5' }]
  const { data } = await alex.calendars.patch({
    calendarId: 'primary',
    requestBody: { labelProperties: { eventLabels } },
  })
  const eventLabelId = data.labelProperties?.eventLabels?.[0]?.id ?? ''
  const both = { ...lunch, colorId: '3', eventLabelId }
  const add = async (eventLabelVersion: number): Promise<calendar_v3.Schema$Event> =>
    (await alex.events.insert({ calendarId: 'primary', eventLabelVersion, requestBody: both })).data
  const old = await add(0)
  expect([old.colorId, old.eventLabelId]).toEqual(['3', undefined])
  const labelled = await add(1)
  expect([labelled.colorId, labelled.eventLabelId]).toEqual([undefined, eventLabelId])
  const unknown = { ...lunch, eventLabelId: 'nothing' }
  const call = alex.events.insert({ calendarId: 'primary', eventLabelVersion: 1, requestBody: unknown })
  expect((await failure(call)).status).toBe(400)
})

it('an import keeps its uid and updates by it; only default events come in', async () => {
  const requestBody = { ...lunch, iCalUID: 'abc@elsewhere', organizer: { email: 'x@elsewhere.org' } }
  const bring = async (summary: string): Promise<calendar_v3.Schema$Event> =>
    (await alex.events.import({ calendarId: 'primary', requestBody: { ...requestBody, summary } })).data
  const first = await bring('One')
  expect(first).toMatchObject({ privateCopy: true, organizer: { email: 'x@elsewhere.org' } })
  const second = await bring('Two')
  expect([second.id, second.summary]).toEqual([first.id, 'Two'])
  const focus = { ...requestBody, eventType: 'focusTime' }
  expect((await failure(alex.events.import({ calendarId: 'primary', requestBody: focus }))).status).toBe(400)
  const { iCalUID: _uid, ...bare } = requestBody
  expect((await failure(alex.events.import({ calendarId: 'primary', requestBody: bare }))).status).toBe(400)
})

it('an edit of a series reaches its exceptions where they still follow it', async () => {
  const { id } = await insert(alex, { ...lunch, recurrence: ['RRULE:FREQ=DAILY;COUNT=3'] })
  const eventId = `${id}_20261124T110000Z`
  const at = { dateTime: '2026-11-24T15:00:00+01:00', timeZone: 'Europe/Berlin' }
  const end = { dateTime: '2026-11-24T16:00:00+01:00', timeZone: 'Europe/Berlin' }
  const moved = { start: at, end, location: 'Roof' }
  await alex.events.patch({ calendarId: 'primary', eventId, requestBody: moved })
  const requestBody = { summary: 'Late lunch', location: 'Hall' }
  await alex.events.patch({ calendarId: 'primary', eventId: id, requestBody })
  const { data } = await alex.events.get({ calendarId: 'primary', eventId })
  expect(data).toMatchObject({ summary: 'Late lunch', location: 'Roof', start: { dateTime: at.dateTime } })
})

it('colors, one setting, quick add and a clear no to batches', async () => {
  expect((await alex.colors.get()).data.event?.['11']?.background).toBe('#dc2127')
  expect((await alex.settings.get({ setting: 'timezone' })).data.value).toBe('Europe/Berlin')
  expect((await failure(alex.settings.get({ setting: 'nothing' }))).status).toBe(404)
  const { data } = await alex.events.quickAdd({ calendarId: 'primary', text: 'Call Sam' })
  expect(data).toMatchObject({ summary: 'Call Sam', start: { dateTime: '2026-11-18T11:00:00+01:00' } })
  const batch = await fetch(`${harness.emulator.url}/batch/calendar/v3`, { method: 'POST' })
  expect(batch.status).toBe(501)
})
