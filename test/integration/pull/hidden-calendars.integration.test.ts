import { afterEach, describe, expect, it } from 'vitest'
import { busyOf } from '#core/calendar/busy.ts'
import { defaultSettings } from '#core/people/settings.ts'
import { byHand } from '../google-calendar/by-hand.ts'
import {
  type CalendarWorld,
  createCalendarWorld,
  EMAIL,
  grantFor,
  signedIn,
} from '../google-calendar/calendar-world.ts'
import { aBlock } from '../../support/work-builders.ts'
import { addTask } from '../google-calendar/add-task.ts'

const HOUR = 60 * 60_000
const BOSS = 'boss@example.com'

describe('calendars that show little or nothing', () => {
  let world: CalendarWorld
  afterEach(() => world.close())

  const control = (path: string, body: object) =>
    fetch(`${world.google.url}/emulator/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const calendarOf = async (userId: string, title: string) => {
    const found = (await world.listCalendars(userId)).items.find((one) => one.title === title)
    if (found === undefined) throw new Error(`There is no calendar ${title}.`)
    return found
  }
  const mirror = (userId: string) => world.act(userId, (mine) => mine.events.listAround(0, 8e12))

  async function withBoss(role: string): Promise<string> {
    world = await createCalendarWorld()
    await control('people', { email: BOSS, name: 'Boss', timeZone: 'UTC' })
    await byHand(world.google.url, BOSS).add({ summary: 'Secret', start: world.clock.now() + HOUR })
    await control('sharing', { calendarId: BOSS, email: EMAIL, role })
    const userId = await signedIn(world)
    const { id } = await calendarOf(userId, BOSS)
    await world.act(userId, async ({ calendars }) => {
      const calendar = await calendars.find(id)
      if (calendar !== null) await calendars.save({ ...calendar, countsAsBusy: true })
    })
    await world.pullCalendar(userId, id)
    return userId
  }

  it('free and busy times alone keep time busy, and nobody learns a title', async () => {
    const userId = await withBoss('freeBusyReader')
    const calendar = await calendarOf(userId, BOSS)
    expect(calendar).toMatchObject({ state: 'readable', accessRole: 'freeBusyReader' })
    const [event] = await mirror(userId)
    expect(event).toMatchObject({ title: null, isTransparent: false })
    if (event === undefined) return
    const startMs = world.clock.now() + HOUR
    const occurrence = { event, startMs, endMs: startMs + HOUR, isAllDay: false }
    expect(busyOf([occurrence], defaultSettings, [calendar])).toHaveLength(1)
  })

  it('one that is no longer shared is unknown, and then gone from the list', async () => {
    const userId = await withBoss('reader')
    const { id } = await calendarOf(userId, BOSS)
    await control('sharing', { calendarId: BOSS, email: EMAIL, role: null })
    await world.pullCalendar(userId, id)
    expect(await calendarOf(userId, BOSS)).toMatchObject({ state: 'unreadable', countsAsBusy: true })
    expect((await world.openWakes()).map((wake) => wake.family)).toContain('plan')
    await world.settle()
    expect((await world.listCalendars(userId)).items.map((one) => one.title)).not.toContain(BOSS)
  })

  it('the privacy mode reads no title anywhere, and still has a calendar of its own for blocks', async () => {
    world = await createCalendarWorld()
    await byHand(world.google.url, EMAIL).add({ summary: 'Dentist', start: world.clock.now() + HOUR })
    const signed = await world.signIn(await grantFor(world, { isPrivate: true }))
    if (signed.outcome !== 'signed-in') throw new Error('not signed in')
    const { userId } = signed
    expect(signed.missing.map((one) => one.scope)).not.toContain(
      'https://www.googleapis.com/auth/calendar.events.readonly',
    )
    await world.settle()
    expect(await mirror(userId)).toMatchObject([{ title: null, start: { kind: 'instant' } }])
    expect(JSON.stringify(await mirror(userId))).not.toContain('Dentist')

    const startMs = world.clock.now() + 30 * HOUR
    await world.act(userId, async (mine) => {
      const itemId = await addTask(mine, world.ids.next(), 'Report')
      await mine.blocks.save(aBlock({ id: world.ids.next(), itemId, startMs, endMs: startMs + HOUR }))
    })
    await world.publishPlan(userId)
    await world.settle()
    const ours = await calendarOf(userId, 'Timewright')
    const event = (await mirror(userId)).find((one) => one.calendarId === ours.id)
    if (event === undefined) throw new Error('nothing was written')
    await byHand(world.google.url, idOf('Timewright')).move(event.eventId, startMs + 2 * HOUR)
    await world.pullCalendar(userId, ours.id)
    const [block] = await world.act(userId, ({ blocks }) => blocks.listBetween(0, 8e12))
    expect(block).toMatchObject({ state: 'pinned', startMs: startMs + 2 * HOUR })
  })

  it('the privacy mode reads busy times where Google lists no events, and takes no trouble for free time', async () => {
    world = await createCalendarWorld()
    await control('switches', { freeBusyScopeReadsEvents: false })
    await byHand(world.google.url, EMAIL).add({ summary: 'Dentist', start: world.clock.now() + HOUR })
    const signed = await world.signIn(await grantFor(world, { isPrivate: true }))
    if (signed.outcome !== 'signed-in') throw new Error('not signed in')
    const { userId } = signed
    await world.settle()
    const primary = async () => (await world.listCalendars(userId)).items.find((one) => one.isPrimary)
    const startMs = world.clock.now() + HOUR
    expect(await primary()).toMatchObject({ state: 'readable' })
    expect(await mirror(userId)).toMatchObject([
      { title: null, start: { atMs: startMs }, isTransparent: false },
    ])

    await byHand(world.google.url, EMAIL).add({ summary: 'Gym', start: world.clock.now() + 5 * HOUR })
    const { id = '' } = (await primary()) ?? {}
    const calls = () => world.google.journal.entries().map((entry) => entry.name)
    world.google.journal.clear()
    await world.pullCalendar(userId, id)
    expect(calls()).toEqual(['freebusy.query'])
    expect(await mirror(userId)).toHaveLength(2)

    await control('switches', { freeBusyBroken: [EMAIL] })
    await expect(world.pullCalendar(userId, id)).rejects.toMatchObject({ fault: 'unavailable' })
    expect(await mirror(userId)).toHaveLength(2)
  })

  const idOf = (summary: string) =>
    [...world.google.store.state.calendars.values()].find((one) => one.summary === summary)?.id ?? ''
})
