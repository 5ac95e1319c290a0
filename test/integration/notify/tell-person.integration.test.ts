import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Undeliverable } from '#app/ports/messengers.ts'
import { noticeSettings } from '#core/notifications/notice-settings.ts'
import { HOUR_MS, MINUTE_MS } from '#core/time/interval.ts'
import { addTask, at, liveBlocks } from '../plan/support/stock.ts'
import { linkIn, openTellingWorld, type TellingWorld } from './telling-world.ts'

const tellTest = () => world.sendTestNotice(world.userId, 'mail')
const restart = async () => {
  for (const delivery of await world.waiting())
    await world.ask(({ notifications }) =>
      notifications.saveDelivery({ ...delivery, state: 'dropped' }, delivery),
    )
  world.sent.splice(0)
  world.faults.splice(0)
}

const saturday = at('2026-11-28T09:00:00+01:00')
let world: TellingWorld
beforeAll(async () => {
  world = await openTellingWorld(saturday, 'Europe/Berlin')
})
afterAll(() => world.close())

describe('over thirty days, looked at three times a day', () => {
  test('nothing is told twice, nothing is sent in quiet hours, and mails are few', async () => {
    for (let hour = 0; hour < 30 * 24; hour += 8) {
      world.goTo(saturday + hour * HOUR_MS)
      await world.tell()
    }
    const { items } = await world.list()
    const told = Map.groupBy(items, ({ kind }) => kind)
    expect(told.get('objective-behind')).toHaveLength(1)
    // Nobody ever checks in: one due date, told as due and as out of date.
    expect(told.get('check-in-due')).toHaveLength(1)
    expect(told.get('key-result-outdated')).toHaveLength(1)
    expect(told.get('weekly-digest')).toHaveLength(4)
    expect(world.sent.map(({ messageId }) => messageId)).toHaveLength(
      new Set(world.sent.map(({ messageId }) => messageId)).size,
    )
    expect(world.sent.map(({ subject }) => subject).toSorted()).toEqual([
      'Behind: New people get going',
      ...Array.from({ length: 4 }, () => 'Your week'),
    ])
    for (const { atMs } of world.sent) {
      const local = new Intl.DateTimeFormat('en-GB', {
        timeZone: 'Europe/Berlin',
        weekday: 'short',
        hour: 'numeric',
        hour12: false,
      }).format(atMs)
      expect(local).toMatch(/^(Mon|Tue|Wed|Thu|Fri), (0?[89]|1\d)/)
    }
    expect(world.faults).toEqual([])
  }, 120_000)

  test('what is no longer so counts as read, and is not sent', async () => {
    await world.ask(async ({ checkIns }) =>
      checkIns.add({
        id: world.ids.next(),
        keyResultId: world.goals.keyResultId,
        value: 39,
        confidence: 9,
        note: '',
        atMs: world.edits.clock.now(),
      }),
    )
    await world.tell()
    const { items } = await world.list()
    expect(items.filter(({ kind, readAt }) => kind !== 'weekly-digest' && readAt === null)).toEqual([])
  })
})

describe('sending', () => {
  afterEach(() => world.breakMail(null))

  test('a mail that cannot be sent waits longer each time, and holds up no other', async () => {
    await restart()
    let poison = ''
    world.breakMail(({ messageId }) => {
      poison ||= messageId
      if (messageId === poison) throw new Error('550 no such mailbox')
    })
    await tellTest()
    await tellTest()
    await world.tell()
    expect(world.sent).toHaveLength(1)
    const [waiting] = await world.waiting()
    expect(waiting).toMatchObject({ failures: 1, lastError: '550 no such mailbox', state: 'waiting' })
    let attempts = 1
    for (let next = waiting; next !== undefined; [next] = await world.waiting()) {
      expect(next.failures).toBe(attempts)
      world.goTo(next.dueAtMs)
      await world.tell()
      attempts += 1
    }
    expect(attempts).toBe(20)
    expect(world.sent.filter(({ messageId }) => messageId === poison)).toEqual([])
  })

  test('what is refused for good is not tried again, and the settings say why', async () => {
    await restart()
    const said = async () => (await world.readNoticeSettings(world.userId)).faults.mail
    world.breakMail(() => {
      throw new Undeliverable('550 no such mailbox')
    })
    await tellTest()
    await world.tell()
    expect(await world.waiting()).toEqual([])
    expect(await said()).toBe('550 no such mailbox')
    world.breakMail(null)
    await tellTest()
    await world.tell()
    expect(await said()).toBeNull()
  })

  test('the person is called again for what waits', async () => {
    await restart()
    world.breakMail(() => {
      throw new Error('421 try again later')
    })
    await tellTest()
    await world.tell()
    const [delivery] = await world.waiting()
    const wake = await world.ask(({ wakes }) => wakes.find('settle', 'notices'))
    expect(wake?.dueAtMs).toBe(delivery?.dueAtMs)
    expect(delivery?.dueAtMs).toBe(world.edits.clock.now() + MINUTE_MS)
    world.breakMail(null)
    world.goTo(delivery?.dueAtMs ?? 0)
    await world.tell()
    expect(world.sent).toHaveLength(1)
  })

  test('a death between sending and recording sends the same message id again, once', async () => {
    await restart()
    await tellTest()
    const { unitOfWork } = world.edits
    let isDead = false
    const dying: typeof unitOfWork = {
      ...unitOfWork,
      forUser: (userId, work) => {
        isDead ||= world.sent.length === 1
        if (isDead) throw new Error('killed')
        return unitOfWork.forUser(userId, work)
      },
    }
    await expect(world.tell({ unitOfWork: dying })).rejects.toThrow('killed')
    expect(world.sent).toHaveLength(1)
    await world.tell()
    await world.tell()
    expect(world.sent).toHaveLength(2)
    expect(new Set(world.sent.map(({ messageId }) => messageId)).size).toBe(1)
  })
})

describe('links in mails', () => {
  const answer = { value: null, confidence: 7, note: '' }

  test('confirm a block once, by the button and not by the look', async () => {
    const monday = at('2027-01-11T07:00:00+01:00')
    world.goTo(monday - 4 * 24 * HOUR_MS)
    const task = await addTask(world, { minutes: 60, minBlockMinutes: 60, maxBlockMinutes: 60 })
    await world.plan()
    const block = (await liveBlocks(world)).find(({ itemId }) => itemId === task.id)
    world.goTo(Math.max(block?.endMs ?? 0, monday + HOUR_MS))
    world.sent.splice(0)
    await world.tell()
    const digest = world.sent.find(({ subject }) => subject === 'Your week')
    const token = linkIn(digest ?? { text: '' }, 'It is done: ')
    expect(await world.readMailLink(token)).toMatchObject({
      verb: 'confirm-block',
      title: expect.stringMatching(new RegExp(`^${task.title}, \\w{3} \\d+ \\w{3}, \\d\\d:00$`)) as string,
    })
    const stateNow = () => world.ask(async ({ blocks }) => (await blocks.find(block?.id ?? ''))?.state)
    expect(await stateNow()).not.toBe('done')
    await world.answerMailLink(token, answer)
    expect(await stateNow()).toBe('done')
    await expect(world.answerMailLink(token, answer)).rejects.toMatchObject({ code: 'used-link' })
    await expect(world.readMailLink(token)).rejects.toMatchObject({ code: 'used-link' })
  })

  test('answer a check-in with the last value filled in; what is refused may be tried again', async () => {
    const digest = world.sent.find(({ subject }) => subject === 'Your week')
    const token = linkIn(digest ?? { text: '' }, 'Check in: ')
    expect(await world.readMailLink(token)).toMatchObject({ title: 'Activation', value: 39, unit: '%' })
    await expect(world.answerMailLink(token, answer)).rejects.toMatchObject({ code: 'invalid-value' })
    await expect(world.readMailLink(token)).resolves.toMatchObject({ title: 'Activation' })
    await world.answerMailLink(token, { ...answer, value: 38 })
    const last = (await world.ask(({ checkIns }) => checkIns.listFor(world.goals.keyResultId))).at(-1)
    expect(last).toMatchObject({ value: 38, confidence: 7 })
  })

  test('say that it is gone, whatever it was: a block, a key result, or who was sent the mail', async () => {
    const id = world.ids.next()
    const links = [
      world.linkTo({ verb: 'confirm-block', id }),
      world.linkTo({ verb: 'check-in', id }),
      world.linkTo({ verb: 'unsubscribe', id: 'weekly-digest' }, id),
    ]
    for (const link of links) {
      await expect(world.readMailLink(link)).rejects.toMatchObject({ kind: 'forbidden', code: 'gone' })
      await expect(world.answerMailLink(link, answer)).rejects.toMatchObject({ code: 'gone' })
    }
  })

  test('stop a kind of mail, are refused when old, and cannot be made up', async () => {
    const [digest] = world.sent
    const token = linkIn(digest ?? { text: '' }, 'No more mails of this kind: ')
    await world.answerMailLink(token, answer)
    await world.answerMailLink(token, answer)
    const { ways } = await world.readNoticeSettings(world.userId)
    expect(Object.entries(ways).filter(([, { mail }]) => mail).length).toBe(3)
    await expect(world.readMailLink(`${token.slice(0, -2)}AA`)).rejects.toMatchObject({
      code: 'unknown-link',
    })
    world.goTo(world.edits.clock.now() + 15 * 24 * HOUR_MS)
    await expect(world.readMailLink(token)).rejects.toMatchObject({ code: 'old-link' })
  })
})

describe('Slack', () => {
  const heard: unknown[] = []
  let server: Server
  let url = ''
  let status = 200
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += part.toString()))
      request.on('end', () => {
        heard.push(JSON.parse(body))
        response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('ok')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/x`
  })
  afterAll(() => void server.close())

  test('hears a message; the address is kept sealed and never shown', async () => {
    const settings = noticeSettings(null)
    await world.saveNoticeSettings(world.userId, { ...settings, slackUrl: url })
    const shown = await world.readNoticeSettings(world.userId)
    expect(JSON.stringify(shown)).not.toContain('127.0.0.1')
    const row = await world.ask(({ notifications }) => notifications.settings())
    expect(row.sealedSlackUrl).not.toContain('127.0.0.1')
    await world.sendTestNotice(world.userId, 'slack')
    await world.tell()
    expect(heard).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('*A test from Timewright*') as string }),
    )
  })

  test('is tried again after a refusal, and never follows it elsewhere', async () => {
    status = 302
    await world.sendTestNotice(world.userId, 'slack')
    await world.tell()
    const [delivery] = await world.waiting()
    expect(delivery).toMatchObject({ channel: 'slack', failures: 1 })
    status = 200
    world.goTo(delivery?.dueAtMs ?? 0)
    await world.tell()
    expect(await world.waiting()).toEqual([])
  })
})

test('a cycle that has ended is no news any more: neither in the digest nor as a warning', async () => {
  await restart()
  world.goTo(at('2027-03-08T09:00:00+01:00'))
  await world.tell()
  expect(world.sent.map(({ subject, text }) => `${subject} ${text}`).join()).not.toContain('New people')
  const { items } = await world.list()
  expect(items.filter(({ kind, readAt }) => kind === 'objective-behind' && readAt === null)).toEqual([])
}, 60_000)

test('a goal made in the middle of a cycle is not told to be behind in its first week', async () => {
  const one = await openTellingWorld(saturday, 'Europe/Berlin')
  await one.ask(async ({ objectives }) => {
    const [made] = await objectives.list()
    if (made !== undefined) await objectives.save({ ...made, activeSinceMs: saturday })
  })
  const told: number[] = []
  for (const days of [0, 6, 7]) {
    one.goTo(saturday + days * 24 * HOUR_MS)
    await one.tell()
    told.push((await one.list()).items.filter(({ kind }) => kind === 'objective-behind').length)
  }
  expect(told).toEqual([0, 0, 1])
  await one.close()
}, 60_000)

test('a goal that falls behind a second time is told again, but not week after week', async () => {
  const one = await openTellingWorld(saturday, 'Europe/Berlin')
  const toldAfter = async (days: number, value: number | null): Promise<number> => {
    one.goTo(saturday + days * 24 * HOUR_MS)
    const said = { keyResultId: one.goals.keyResultId, confidence: 5, note: '', atMs: one.edits.clock.now() }
    if (value !== null) await one.ask(({ checkIns }) => checkIns.add({ ...said, id: one.ids.next(), value }))
    await one.tell()
    return (await one.list()).items.filter(({ kind }) => kind === 'objective-behind').length
  }
  const told = [
    await toldAfter(0, null),
    await toldAfter(1, 39),
    await toldAfter(8, 21),
    await toldAfter(15, 39),
    await toldAfter(29, 21),
    await toldAfter(36, null),
  ]
  expect(told).toEqual([1, 1, 1, 1, 2, 2])
  await one.close()
}, 60_000)
