import { tokensOf } from '#app/ports/sealer.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  EMAIL,
  type CalendarWorld,
  createCalendarWorld,
  signedIn,
  ZONE,
} from '../google-calendar/calendar-world.ts'
import { byHand } from '../google-calendar/by-hand.ts'

const HOUR = 60 * 60_000

describe('pullCalendar()', () => {
  let world: CalendarWorld
  let userId: string
  let calendarId: string

  beforeAll(async () => {
    world = await createCalendarWorld()
    userId = await signedIn(world)
    const calendars = await world.act(userId, (mine) => mine.calendars.list())
    calendarId = calendars.find((one) => one.isPrimary)?.id ?? ''
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.google.faults.clear()
    world.google.journal.clear()
    await world.settle()
    await world.forget(userId, 'plan')
  })

  const hand = () => byHand(world.google.url, EMAIL)
  const mirror = () => world.act(userId, (mine) => mine.events.listAround(0, 8e12))
  const calendar = () => world.act(userId, (mine) => mine.calendars.find(calendarId))
  const wantsPlan = async () => (await world.openWakes()).some((wake) => wake.family === 'plan')
  const pull = () => world.pullCalendar(userId, calendarId)

  it('takes over the zone of the account, and knows the calendar once it is read', async () => {
    expect(await calendar()).toMatchObject({ state: 'readable', countsAsBusy: true, isPrimary: true })
    expect((await world.act(userId, (mine) => mine.person.get())).timeZone).toBe(ZONE)
  })

  it('mirrors what is added, moved and deleted, and asks for a plan each time', async () => {
    const { id } = await hand().add({ summary: 'Meeting', start: world.clock.now() + HOUR })
    await pull()
    expect((await mirror()).map((event) => event.title)).toContain('Meeting')
    expect(await wantsPlan()).toBe(true)

    await world.forget(userId, 'plan')
    await hand().move(id, world.clock.now() + 3 * HOUR)
    await pull()
    expect(await wantsPlan()).toBe(true)

    await world.forget(userId, 'plan')
    await hand().remove(id)
    await pull()
    expect((await mirror()).some((event) => event.eventId === id)).toBe(false)
    expect(await wantsPlan()).toBe(true)
  })

  it('calls the plan that waits for it, although nothing has changed', async () => {
    await pull()
    const later = world.clock.now() + 4 * HOUR
    await world.act(userId, ({ wakes }) => wakes.requestAt('plan', later))
    await pull()
    expect(await wantsPlan()).toBe(false)
    await world.act(userId, (mine) => mine.wakes.requestAt('plan', world.clock.now() + 15_000))
    await pull()
    expect(await wantsPlan()).toBe(true)
  })

  it('asks for no plan when only words changed, or nothing', async () => {
    const { id } = await hand().add({ summary: 'Call', start: world.clock.now() + HOUR })
    await pull()
    await world.forget(userId, 'plan')
    await hand().patch(id, { summary: 'Call with Kim', description: 'about June' })
    await pull()
    await pull()
    expect((await mirror()).map((event) => event.title)).toContain('Call with Kim')
    expect(await wantsPlan()).toBe(false)
  })

  it('reads on from the sync token with the same parameters on every page', async () => {
    await hand().add({ summary: 'One more', start: world.clock.now() + HOUR })
    world.google.journal.clear()
    await pull()
    const lists = world.google.journal.entries().filter((entry) => entry.name === 'events.list')
    expect(lists).toHaveLength(1)
    expect(lists[0]?.query).toMatchObject({ singleEvents: 'false', showDeleted: 'true', maxResults: '500' })
    expect(lists[0]?.query).toHaveProperty('syncToken')
    expect(lists[0]?.query).not.toHaveProperty('timeMin')
  })

  it('reads everything anew when Google has forgotten the token, and loses nothing meanwhile', async () => {
    const { id } = await hand().add({ summary: 'Stays', start: world.clock.now() + HOUR })
    await pull()
    world.google.faults.plan({
      method: 'events.list',
      kind: 'error',
      status: 410,
      reason: 'fullSyncRequired',
    })
    await pull()
    expect((await mirror()).some((event) => event.eventId === id)).toBe(true)
    const lists = world.google.journal.entries().filter((entry) => entry.name === 'events.list')
    expect(lists.map((entry) => entry.status)).toEqual([200, 410, 200])
    expect(lists[2]?.query).toHaveProperty('timeMin')
  })

  it('keeps mirror and token when a page is missing, cut off or empty', async () => {
    await hand().add({ summary: 'Unseen', start: world.clock.now() + HOUR })
    const before = await mirror()
    const token = (await calendar())?.syncToken
    for (const kind of ['error', 'truncated-body', 'empty', 'cut-before-effect'] as const) {
      world.google.faults.plan({ method: 'events.list', kind })
      await expect(pull()).rejects.toMatchObject({ name: 'GatewayError', fault: 'unavailable' })
      expect(await mirror()).toEqual(before)
      expect((await calendar())?.syncToken).toBe(token)
    }
  })

  it('believes no single listing that suddenly leaves out much', async () => {
    for (let n = 0; n < 10; n += 1) {
      await hand().add({ summary: `Busy ${n}`, start: world.clock.now() + n * HOUR })
    }
    await pull()
    const before = (await mirror()).length
    await expireToken(world)
    world.google.faults.plan({ method: 'events.list', kind: 'empty-list', after: 1 })
    await expect(pull()).rejects.toMatchObject({ fault: 'unavailable' })
    expect(await mirror()).toHaveLength(before)
    await pull()
    expect(await mirror()).toHaveLength(before)
  })

  it('believes a person who cleared the calendar', async () => {
    for (const event of await mirror()) if (event.seriesId === null) await hand().remove(event.eventId)
    await pull()
    expect(await mirror()).toEqual([])
  })

  it('keeps a cancelled instance while its series lives, and drops both with the series', async () => {
    const { id } = await hand().add({
      summary: 'Daily',
      start: world.clock.now() + HOUR,
      recurrence: ['RRULE:FREQ=DAILY;COUNT=5'],
    })
    await pull()
    const instance = `${id}_20261124T090000Z`
    await hand().remove(instance)
    await pull()
    expect((await mirror()).find((event) => event.eventId === instance)).toMatchObject({
      status: 'cancelled',
      seriesId: id,
    })
    await hand().remove(id)
    await pull()
    expect(await mirror()).toEqual([])
  })

  it('renews a refused access token once and goes on', async () => {
    await world.act(userId, async (mine) => {
      const [connection] = await mine.connections.list()
      if (connection === undefined) throw new Error('not connected')
      await mine.connections.save({
        ...connection,
        sealedAccessToken: world.opener.seal('stale', tokensOf(userId, connection.id)),
      })
    })
    await pull()
    expect(await calendar()).toMatchObject({ state: 'readable' })
    const names = world.google.journal.entries().map((entry) => `${entry.name} ${entry.status}`)
    expect(names).toEqual(['events.list 401', 'oauth.token 200', 'events.list 200'])
  })

  it('does not plan into a calendar that it may no longer read', async () => {
    world.google.faults.plan({
      method: 'events.list',
      kind: 'error',
      status: 403,
      reason: 'forbidden',
      times: 2,
    })
    await pull()
    expect(await calendar()).toMatchObject({ state: 'unreadable', countsAsBusy: true })
    expect((await calendar())?.fault).toContain('403 forbidden')
    expect(await wantsPlan()).toBe(true)
    await pull()
    await pull()
    expect(await calendar()).toMatchObject({ state: 'readable', fault: null })
  })

  it('hands on a limit with the time to wait, and changes nothing', async () => {
    world.google.faults.plan({
      method: 'events.list',
      kind: 'error',
      status: 403,
      reason: 'rateLimitExceeded',
      retryAfterSeconds: 7,
    })
    await expect(pull()).rejects.toMatchObject({ fault: 'rate-limited', retryAfterMs: 7000 })
    expect(await calendar()).toMatchObject({ state: 'readable' })
  })

  it('stops calling once the grant is dead, until the person connects again', async () => {
    world.google.store.state.switches.refreshError = 'invalid_grant'
    world.advance(2 * HOUR)
    await pull()
    expect(await calendar()).toMatchObject({ state: 'unreadable' })
    const [connection] = await world.act(userId, (mine) => mine.connections.list())
    expect(connection).toMatchObject({ status: 'reconnect' })
    world.google.journal.clear()
    await pull()
    expect(world.google.journal.entries()).toEqual([])

    world.google.store.state.switches.refreshError = null
    await signedIn(world)
    expect(await calendar()).toMatchObject({ state: 'readable', fault: null })
  })
})

async function expireToken(world: CalendarWorld): Promise<void> {
  const response = await fetch(`${world.google.url}/emulator/sync-tokens/expire`, { method: 'POST' })
  expect(response.status).toBe(200)
}
