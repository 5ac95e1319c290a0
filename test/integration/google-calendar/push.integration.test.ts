import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Channel } from '#app/ports/repositories/calendar-repositories.ts'
import type { Push, PushVerdict } from '#app/pull/receive-push.ts'
import { waitUntil } from '../../support/wait-until.ts'
import { byHand } from './by-hand.ts'
import { type CalendarWorld, createCalendarWorld, EMAIL, signedIn } from './calendar-world.ts'

const HOUR = 60 * 60_000

/** The part of our API that Google's pushes reach. */
async function listen(receive: (push: Push) => Promise<unknown>) {
  const server = createServer((request, response) => {
    const header = (name: string) => {
      const value = request.headers[name]
      return typeof value === 'string' ? value : null
    }
    const push = {
      channelId: header('x-goog-channel-id'),
      channelToken: header('x-goog-channel-token'),
      resourceId: header('x-goog-resource-id'),
    }
    void receive(push).then(() => response.writeHead(204).end())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}/google/push`, close: () => server.close() }
}

describe('pushes from Google', () => {
  let world: CalendarWorld
  let userId: string
  let calendarId: string
  let receiver: Awaited<ReturnType<typeof listen>>
  const pushes: Push[] = []
  const verdicts: PushVerdict[] = []

  beforeAll(async () => {
    receiver = await listen(async (push) => {
      pushes.push(push)
      verdicts.push(await world.receivePush(push))
    })
    world = await createCalendarWorld({ pushAddress: receiver.address })
    userId = await signedIn(world)
    calendarId =
      (await world.act(userId, (mine) => mine.calendars.list())).find((one) => one.isPrimary)?.id ?? ''
  })
  afterAll(async () => {
    await world.close()
    receiver.close()
  })

  const channels = () => world.act(userId, (mine) => mine.channels.listFor(calendarId))
  const save = (channel: Channel) => world.act(userId, (mine) => mine.channels.save(channel))
  const connectionOf = async () =>
    (await world.act(userId, (mine) => mine.calendars.find(calendarId)))?.connectionId ?? ''
  const active = async () => (await channels()).filter((one) => one.state === 'active')

  it('have a channel as soon as the calendar is read, and ask for a pull', async () => {
    expect(await active()).toHaveLength(1)
    await waitUntil(() => verdicts.includes('accepted'), { what: 'the first message of the channel' })
    await world.settle()
    const before = verdicts.length
    await byHand(world.google.url, EMAIL).add({ summary: 'Pushed', start: world.clock.now() + HOUR })
    await waitUntil(() => verdicts.length > before, { what: 'the push of a change' })
    expect((await world.openWakes()).map((wake) => wake.subject)).toContain(calendarId)
    await world.settle()
    const mirror = await world.act(userId, (mine) => mine.events.listAround(0, 8e12))
    expect(mirror.map((event) => event.title)).toContain('Pushed')
  })

  it('are believed only with the right token, resource and channel', async () => {
    const [push] = pushes
    if (push === undefined) throw new Error('no push came')
    expect(await world.receivePush({ ...push, channelToken: 'guessed' })).toBe('wrong-token')
    expect(await world.receivePush({ ...push, channelToken: null })).toBe('wrong-token')
    expect(await world.receivePush({ ...push, resourceId: 'other' })).toBe('wrong-resource')
    expect(await world.receivePush({ ...push, channelId: world.ids.next() })).toBe('unknown-channel')
    expect(await world.receivePush({ ...push, channelId: "'; drop table" })).toBe('malformed')
    const stored = JSON.stringify(await channels())
    expect(stored).not.toContain(push.channelToken)
  })

  it('keep their channel while it lasts another day, then change over to a new one', async () => {
    const [first] = await active()
    await world.pullCalendar(userId, calendarId)
    expect((await active()).map((one) => one.id)).toEqual([first?.id])
    world.advance(25 * HOUR)
    await world.pullCalendar(userId, calendarId)
    const [second, ...others] = await active()
    expect(others).toEqual([])
    expect(second?.id).not.toBe(first?.id)
    const old = pushes.find((push) => push.channelId === first?.id)
    if (old === undefined) throw new Error('no push came')
    expect(await world.receivePush(old)).toBe('ended')
  })

  it('open the new channel before the old one is stopped', async () => {
    world.advance(25 * HOUR)
    world.google.journal.clear()
    await world.pullCalendar(userId, calendarId)
    const names = world.google.journal.entries().map((entry) => entry.name)
    expect(names.filter((name) => name === 'events.watch' || name === 'channels.stop')).toEqual([
      'events.watch',
      'channels.stop',
    ])
  })

  it('tell of a new calendar, too', async () => {
    const connectionId = await connectionOf()
    await world.pullCalendarList(userId, connectionId)
    await world.settle()
    const ofList = (await world.act(userId, (mine) => mine.channels.listOfConnection(connectionId))).filter(
      (one) => one.calendarId === null && one.state === 'active',
    )
    expect(ofList).toHaveLength(1)
    const gateway = world.gateways.forConnection(userId, connectionId)
    await gateway.insertCalendar({ title: 'Choir', timeZone: 'UTC', mark: world.ids.next() })
    await waitUntil(
      async () => (await world.openWakes()).some((wake) => wake.subject === `list:${connectionId}`),
      { what: 'the push of the new calendar' },
    )
    await world.settle()
    expect((await world.listCalendars(userId)).items.map((one) => one.title)).toContain('Choir')
  })

  it('of a channel that we are through with make it be stopped once more', async () => {
    const stopped = (await channels()).find((one) => one.state === 'stopped' && one.resourceId !== null)
    const push = pushes.find((one) => one.channelId === stopped?.id)
    if (stopped === undefined || push === undefined) throw new Error('no channel was stopped')
    await save({ ...stopped, stoppedAtMs: world.clock.now() })
    expect(await world.receivePush(push)).toBe('ended')
    expect((await channels()).some((one) => one.state === 'stray')).toBe(false)
    world.advance(HOUR)
    expect(await world.receivePush(push)).toBe('ended')
    world.google.journal.clear()
    await world.settle()
    expect(world.google.journal.entries().map((entry) => entry.name)).toContain('channels.stop')
    expect((await channels()).some((one) => one.state === 'stray')).toBe(false)
  })

  it('prove that a channel stands whose opening we never heard of', async () => {
    const [standing] = await active()
    const push = pushes.find((one) => one.channelId === standing?.id)
    if (standing === undefined || push === undefined) throw new Error('no channel stands')
    await save({ ...standing, state: 'asked', resourceId: null })
    expect(await world.receivePush(push)).toBe('accepted')
    expect((await channels()).find((one) => one.id === standing.id)).toEqual(standing)
  })

  it('are done without where a calendar cannot be watched, and asked for again a day later', async () => {
    world.advance(48 * HOUR)
    world.google.faults.plan({
      method: 'events.watch',
      kind: 'error',
      status: 400,
      reason: 'pushNotSupportedForRequestedResource',
    })
    await world.pullCalendar(userId, calendarId)
    expect(await world.act(userId, (mine) => mine.calendars.find(calendarId))).toMatchObject({
      isPushable: false,
      state: 'readable',
    })
    const watched = () =>
      world.google.journal.entries().filter((entry) => entry.name === 'events.watch').length
    world.google.journal.clear()
    world.advance(23 * HOUR)
    await world.pullCalendar(userId, calendarId)
    expect(watched()).toBe(0)
    world.advance(HOUR)
    await world.pullCalendar(userId, calendarId)
    expect(watched()).toBe(1)
    expect(await world.act(userId, (mine) => mine.calendars.find(calendarId))).toMatchObject({
      isPushable: true,
      pushRefusedAtMs: null,
    })
  })
})
