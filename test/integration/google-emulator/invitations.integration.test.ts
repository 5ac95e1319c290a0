import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALEX, BO, failure, insert, meeting, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

let harness: Harness
let alex: calendar_v3.Calendar
let bo: calendar_v3.Calendar
const calendarId = 'primary'
const attendees = [{ email: BO.email }, { email: 'outside@example.com' }]
const talk = { ...meeting('Talk', '2026-11-23T12:00:00', '2026-11-23T13:00:00'), attendees }

beforeAll(async () => {
  harness = await startHarness()
  alex = harness.api
  bo = await harness.apiFor(BO.email, 'calendar')
})
afterAll(() => harness.emulator.close())

const seenBy = async (api: calendar_v3.Calendar, eventId: string): Promise<calendar_v3.Schema$Event> =>
  (await api.events.get({ calendarId, eventId })).data

it('an invitation appears in the calendar of the invited, under the same id', async () => {
  const extendedProperties = { private: { mine: '1' }, shared: { ours: '2' } }
  const { id, iCalUID } = await insert(alex, { ...talk, extendedProperties, colorId: '3' })
  const copy = await seenBy(bo, id)
  expect(copy).toMatchObject({ summary: 'Talk', iCalUID, organizer: { email: ALEX.email } })
  expect(copy.organizer?.self).toBeUndefined()
  expect(copy.attendees?.[0]).toMatchObject({ email: BO.email, self: true, responseStatus: 'needsAction' })
  expect(copy.extendedProperties).toEqual({ shared: { ours: '2' } })
  expect(copy.colorId).toBeUndefined()
})

it('changes of the organizer reach the copies and spare what is personal', async () => {
  const { id: eventId } = await insert(alex, talk)
  await bo.events.patch({
    calendarId,
    eventId,
    requestBody: { colorId: '5', extendedProperties: { private: { my: 'note' } } },
  })
  await alex.events.patch({ calendarId, eventId, requestBody: { location: 'Room 1' } })
  expect(await seenBy(bo, eventId)).toMatchObject({
    location: 'Room 1',
    colorId: '5',
    extendedProperties: { private: { my: 'note' } },
  })
  await alex.events.patch({ calendarId, eventId, requestBody: { attendees: [] } })
  expect((await seenBy(bo, eventId)).status).toBe('cancelled')
})

it('an answer reaches the organizer and changes both etags', async () => {
  const { id: eventId, etag } = await insert(alex, talk)
  const answered = attendees.map((each) => ({ ...each, responseStatus: 'accepted' }))
  const { data } = await bo.events.patch({ calendarId, eventId, requestBody: { attendees: answered } })
  expect((await seenBy(bo, eventId)).etag).toBe(data.etag)
  const main = await seenBy(alex, eventId)
  expect(main.etag).not.toBe(etag)
  expect(main.attendees?.map((each) => each.responseStatus)).toEqual(['accepted', 'needsAction'])
})

it('deleting a copy declines; it does not come back with the next change', async () => {
  const { id: eventId } = await insert(alex, talk)
  await bo.events.delete({ calendarId, eventId })
  expect((await seenBy(alex, eventId)).attendees?.[0]?.responseStatus).toBe('declined')
  await alex.events.patch({ calendarId, eventId, requestBody: { summary: 'Talk 2' } })
  expect((await seenBy(bo, eventId)).status).toBe('cancelled')
})

it('only the organizer changes shared properties, unless guests may modify', async () => {
  const { id: eventId } = await insert(alex, talk)
  const requestBody = { extendedProperties: { shared: { ours: 'changed' } } }
  const refused = { status: 403, reason: 'forbiddenForNonOrganizer' }
  expect(await failure(bo.events.patch({ calendarId, eventId, requestBody }))).toEqual(refused)
  await alex.events.patch({ calendarId, eventId, requestBody: { guestsCanModify: true } })
  await bo.events.patch({ calendarId, eventId, requestBody: { ...requestBody, summary: 'Ours' } })
  expect(await seenBy(alex, eventId)).toMatchObject({ summary: 'Ours', ...requestBody })
})

it('a series, an exception and an answer to one instance travel too', async () => {
  const { id } = await insert(alex, { ...talk, recurrence: ['RRULE:FREQ=DAILY;COUNT=3'] })
  const second = `${id}_20261124T110000Z`
  await alex.events.patch({ calendarId, eventId: second, requestBody: { summary: 'Longer talk' } })
  expect((await seenBy(bo, second)).summary).toBe('Longer talk')
  const third = `${id}_20261125T110000Z`
  const declined = [{ email: BO.email, responseStatus: 'declined' }, { email: 'outside@example.com' }]
  await bo.events.patch({ calendarId, eventId: third, requestBody: { attendees: declined } })
  const answers = async (eventId: string): Promise<unknown> =>
    (await seenBy(alex, eventId)).attendees?.[0]?.responseStatus
  expect([await answers(third), await answers(second)]).toEqual(['declined', 'needsAction'])
  await alex.events.delete({ calendarId, eventId: id })
  expect((await seenBy(bo, id)).status).toBe('cancelled')
})

it('guests can be kept from seeing each other; maxAttendees keeps the participant', async () => {
  const { id: eventId } = await insert(alex, { ...talk, guestsCanSeeOtherGuests: false })
  expect((await seenBy(bo, eventId)).attendees?.map((each) => each.email)).toEqual([BO.email])
  const { data } = await bo.events.get({ calendarId, eventId, maxAttendees: 1 })
  expect(data.attendees).toHaveLength(1)
  const full = await insert(alex, talk)
  const few = (await bo.events.get({ calendarId, eventId: full.id, maxAttendees: 1 })).data
  expect(few).toMatchObject({ attendees: [{ email: BO.email }], attendeesOmitted: true })
})

it('moving a meeting changes its organizer; who attended keeps a copy', async () => {
  const { data: other } = await alex.calendars.insert({ requestBody: { summary: 'Talks' } })
  const destination = other.id ?? ''
  const withSelf = [...attendees, { email: ALEX.email, responseStatus: 'accepted' }]
  const { id: eventId } = await insert(alex, { ...talk, attendees: withSelf })
  expect(await failure(bo.events.move({ calendarId, eventId, destination: BO.email }))).toEqual({
    status: 403,
    reason: 'forbiddenForNonOrganizer',
  })
  await alex.events.move({ calendarId, eventId, destination })
  expect((await seenBy(alex, eventId)).organizer?.email).toBe(destination)
  expect((await seenBy(bo, eventId)).organizer?.email).toBe(destination)
})
