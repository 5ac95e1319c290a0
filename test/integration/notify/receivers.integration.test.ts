import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSmtpMailer } from '#adapters/mail/smtp-mailer.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import { noticeSettings } from '#core/notifications/notice-settings.ts'
import { HOUR_MS, MINUTE_MS } from '#core/time/interval.ts'
import { type MailServer, refusal, startMailServer } from '../mail/support/mail-server.ts'
import { at } from '../plan/support/stock.ts'
import { openTellingWorld, type TellingWorld } from './telling-world.ts'

const noon = at('2026-11-24T12:00:00+01:00')
const defaults = noticeSettings(null)
let world: TellingWorld
let slack: Server
let answerWith: RequestListener
let mails: MailServer
let refusesMail: number | null = null
const heard: string[] = []
const took: RequestListener = (_, response) => void response.end('ok')

beforeAll(async () => {
  slack = createServer((request, response) => {
    heard.push(request.url ?? '')
    request.resume()
    request.on('end', () => answerWith(request, response))
  })
  slack.listen(0, '127.0.0.1')
  await once(slack, 'listening')
  mails = await startMailServer({
    hideSTARTTLS: true,
    onConnect: (_, done) => done(refusesMail === null ? null : refusal(refusesMail, 'not now')),
  })
})
afterAll(async () => {
  slack.closeAllConnections()
  slack.close()
  await mails.close()
})
beforeEach(async () => {
  answerWith = took
  refusesMail = null
  const mailer = createSmtpMailer({ smtpUrl: `smtp://127.0.0.1:${mails.port}`, from: 'plan@example.com' })
  world = await openTellingWorld(noon, 'Europe/Berlin', mailer)
  await moveSlackTo('/services/one')
  await world.tell()
  await world.readAllNotifications(world.userId)
  heard.splice(0)
})
afterEach(() => world.close())

const moveSlackTo = (path: string) =>
  world.saveNoticeSettings(world.userId, {
    ...defaults,
    slackUrl: `http://127.0.0.1:${(slack.address() as AddressInfo).port}${path}`,
  })

const onPage = async (kind: string) =>
  (await world.list()).items.filter((one) => one.kind === kind && one.readAt === null)
const waitingFor = async (channel: string) =>
  (await world.waiting()).filter((delivery) => delivery.channel === channel)

/** A database that cannot record what became of a mail. */
const forgettingMails = (unitOfWork: UnitOfWork): UnitOfWork => ({
  ...unitOfWork,
  forUser: (userId, work) =>
    unitOfWork.forUser(userId, ({ notifications, ...others }) => {
      const saveDelivery: typeof notifications.saveDelivery = (next, read) =>
        next.channel === 'mail'
          ? Promise.reject(new Error('no disk'))
          : notifications.saveDelivery(next, read)
      return work({ ...others, notifications: { ...notifications, saveDelivery } })
    }),
})

describe('a receiver in Slack', () => {
  const later: readonly (readonly [string, RequestListener])[] = [
    ['answers 500', (_, response) => void response.writeHead(500).end('boom')],
    ['hangs', () => undefined],
    ['hangs up', (request) => void request.socket.destroy()],
    ['sends elsewhere', (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
  ]
  test.for(later)('that %s keeps no mail waiting, and hears all of it once it can', async ([, how]) => {
    answerWith = how
    await world.sendTestNotice(world.userId, 'slack')
    await world.sendTestNotice(world.userId, 'slack')
    await world.sendTestNotice(world.userId, 'mail')
    const before = mails.heard.length
    await world.tell()
    expect(mails.heard.length).toBe(before + 1)
    const waiting = await waitingFor('slack')
    expect(waiting.map(({ failures }) => failures)).toEqual([1, 1])
    expect((await world.readNoticeSettings(world.userId)).faults.slack).toMatch(/Slack/)
    answerWith = took
    heard.splice(0)
    world.goTo(noon + MINUTE_MS)
    await world.tell()
    await world.tell()
    expect(heard).toEqual(['/services/one', '/services/one'])
    expect(await waitingFor('slack')).toEqual([])
    expect((await world.readNoticeSettings(world.userId)).faults.slack).toBeNull()
  })

  test('that answers with 20 MB has taken it', async () => {
    answerWith = (_, response) => void response.end(Buffer.alloc(20_000_000, 'x'))
    await world.sendTestNotice(world.userId, 'slack')
    await world.tell()
    expect(await waitingFor('slack')).toEqual([])
    expect(world.faults).toEqual([])
  })

  test('that says when to come again is left alone until then, by all messages', async () => {
    answerWith = (_, response) => void response.writeHead(429, { 'retry-after': '1800' }).end()
    await world.sendTestNotice(world.userId, 'slack')
    await world.sendTestNotice(world.userId, 'slack')
    await world.tell()
    expect(heard).toHaveLength(1)
    expect((await waitingFor('slack')).map(({ dueAtMs }) => dueAtMs - noon)).toEqual([1800_000, 1800_000])
  })

  test.each([404, 410])(
    'that is gone (%i) is told once in the page and by mail, with the way out; a new address gets what was lost, once',
    async (status) => {
      answerWith = (_, response) => void response.writeHead(status).end()
      // The digest of Monday.
      world.goTo(noon + 6 * 24 * HOUR_MS)
      await world.tell()
      const lost = heard.splice(0).length
      expect(lost).toBeGreaterThan(0)
      for (let time = 0; time < 3; time++) await world.tell()
      const [told, ...more] = await onPage('connection-broken')
      expect(more).toEqual([])
      expect(told).toMatchObject({
        title: 'Messages to Slack do not arrive',
        text: expect.stringContaining(`it answered ${status}`) as string,
        link: '/settings#notifications',
      })
      expect(mails.heard.filter(({ text }) => text.includes('Messages to Slack'))).not.toEqual([])
      expect(heard).toEqual([])

      answerWith = took
      await moveSlackTo('/services/two')
      expect((await world.readNoticeSettings(world.userId)).faults.slack).toBeNull()
      for (let time = 0; time < 3; time++) await world.tell()
      expect(heard).toEqual(Array.from({ length: lost }, () => '/services/two'))
      expect(await onPage('connection-broken')).toEqual([])
    },
  )

  test('that is replaced while a message is under way leaves it to the new one', async () => {
    answerWith = (_, response) => void response.writeHead(500).end()
    world.goTo(noon + 6 * 24 * HOUR_MS)
    await world.tell()
    const failed = await waitingFor('slack')
    expect(failed[0]).toMatchObject({ failures: 1 })
    let moved: Promise<void> | null = null
    answerWith = (_, response) =>
      void (moved ??= moveSlackTo('/services/two')).then(() => response.writeHead(410).end())
    world.goTo(noon + 6 * 24 * HOUR_MS + MINUTE_MS)
    await world.tell()
    const untried = failed.map(({ id }) => expect.objectContaining({ id, failures: 0, lastError: null }))
    expect(await waitingFor('slack')).toEqual(untried)
    expect((await world.readNoticeSettings(world.userId)).faults.slack).toBeNull()
  })

  test('that is new hears no tests of the old one', async () => {
    for (const status of [500, 410]) {
      answerWith = (_, response) => void response.writeHead(status).end()
      await world.sendTestNotice(world.userId, 'slack')
      await world.tell()
    }
    answerWith = took
    heard.splice(0)
    await moveSlackTo('/services/two')
    await world.tell()
    expect(heard).toEqual([])
    await world.sendTestNotice(world.userId, 'slack')
    await world.tell()
    expect(heard).toEqual(['/services/two'])
  })

  test('that hangs is waited for when mails cannot be recorded: nothing is sent beside the next attempt', async () => {
    answerWith = () => undefined
    await world.sendTestNotice(world.userId, 'mail')
    await world.sendTestNotice(world.userId, 'slack')
    await expect(world.tell({ unitOfWork: forgettingMails(world.edits.unitOfWork) })).rejects.toThrow(
      'no disk',
    )
    expect(await waitingFor('slack')).toMatchObject([{ failures: 1 }])
  })

  test('that was taken away is sent nothing, and no longer told of', async () => {
    answerWith = (_, response) => void response.writeHead(410).end()
    await world.sendTestNotice(world.userId, 'slack')
    await world.tell()
    await world.tell()
    expect(await onPage('connection-broken')).toHaveLength(1)
    await world.saveNoticeSettings(world.userId, { ...defaults, slackUrl: null })
    await world.tell()
    await world.tell()
    expect(await onPage('connection-broken')).toEqual([])
    expect(await world.waiting()).toEqual([])
  })
})

/** A mail that was tried for days, and is on the page by now. */
const loseMail = async () => {
  await world.sendTestNotice(world.userId, 'mail')
  await world.ask(async ({ notifications }) => {
    for (const one of await notifications.listWaiting(1))
      await notifications.saveDelivery({ ...one, state: 'given-up', failures: 20, lastError: 'down' }, one)
  })
  await world.tell()
  expect(await onPage('connection-broken')).toHaveLength(1)
}

describe('a mail server', () => {
  test('that is away is no news to who wants no mails', async () => {
    await loseMail()
    const ways = Object.entries(defaults.ways).map(([kind, way]) => [kind, { ...way, mail: false }])
    await world.saveNoticeSettings(world.userId, {
      ...defaults,
      ways: Object.fromEntries(ways) as typeof defaults.ways,
    })
    await world.tell()
    expect(await onPage('connection-broken')).toEqual([])
  })

  test('that the operator took away is no news either', async () => {
    await loseMail()
    await world.tell({ messengers: { ...world.messengers, mailer: null } })
    expect(await onPage('connection-broken')).toEqual([])
  })

  test('that is away for two days loses and doubles nothing, keeps Slack going, and is told in the page', async () => {
    refusesMail = 421
    const before = mails.heard.length
    await world.sendTestNotice(world.userId, 'mail')
    await world.sendTestNotice(world.userId, 'mail')
    for (let hours = 0; hours <= 48; hours += 6) {
      world.goTo(noon + hours * HOUR_MS)
      await world.tell()
    }
    await world.sendTestNotice(world.userId, 'slack')
    await world.tell()
    expect(await waitingFor('slack')).toEqual([])
    expect(await onPage('connection-broken')).toMatchObject([{ title: 'Mails to you do not arrive' }])
    expect(await waitingFor('mail')).toHaveLength(2)
    refusesMail = null
    world.goTo(noon + 60 * HOUR_MS)
    for (let time = 0; time < 3; time++) await world.tell()
    const tests = mails.heard.slice(before).filter(({ text }) => text.includes('A test from Timewright'))
    expect(tests).toHaveLength(2)
    expect(await onPage('connection-broken')).toEqual([])
  })
})
