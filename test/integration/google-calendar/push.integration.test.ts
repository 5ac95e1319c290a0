import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

  it('are done without where a calendar cannot be watched', async () => {
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
  })
})
