import { beforeEach, expect, test } from 'vitest'
import { createInvitationEdits } from '#app/edit/teams/invitations.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { secrets } from '#adapters/system/secrets.ts'
import { createDeliverInvitations } from '#app/notify/deliver-invitations.ts'
import { type Mail, Undeliverable } from '#app/ports/messengers.ts'
import type { MailView } from '#contracts/http/notification-routes.ts'
import type { InvitationView } from '#contracts/http/team-routes.ts'
import { testSealing } from '../../support/sealing.ts'
import { ids } from '../postgres/support/store.ts'
import { type Colleague, useCompany } from './support/use-company.ts'

const company = useCompany()
let olga: Colleague

beforeEach(async () => {
  olga = await company.newcomer('Olga')
  await olga.done('POST', '/workspaces', { name: 'Acme <b>' })
})

const read = async <T>(path: string): Promise<readonly T[]> => {
  const { text } = await olga.ask('GET', path)
  return (JSON.parse(text) as { items: T[] }).items
}
const mails = async (): Promise<readonly MailView[]> =>
  JSON.parse((await olga.ask('GET', '/demo/mails')).text).items as MailView[]
const invite = (email: string) => olga.ask('POST', '/workspace/invitations', { email })
const later = () => company.pool.query("update invitations set mailed_at = mailed_at - interval '2 minutes'")
const bare = ({ text }: MailView): string => text.replace(/invitations\/\S+/, '')
const said = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>

test('an invitation goes out by mail with its link, and is kept in the mailbox of a demo', async () => {
  const ada = await company.newcomer('Ada')
  const answer = said((await invite(ada.email)).text)
  expect(answer['mail']).toBe('sent')
  const [mail] = await mails()
  expect(mail).toMatchObject({ to: ada.email, subject: 'Olga invites you to “Acme <b>”' })
  expect(mail?.text).toContain(String(answer['url']))
  expect(mail?.html).toContain('Acme &lt;b&gt;')
  expect((await read<InvitationView>('/workspace/invitations'))[0]?.mailedAt).not.toBeNull()
  const { pathname } = new URL(String(answer['url']))
  await ada.done('POST', `${pathname}/accept`)
})

test('whether an address is known here follows from no answer and no mail', async () => {
  const ada = await company.newcomer('Ada')
  const [known, member, unknown] = [ada.email, olga.email, `nobody.${ids.next()}@example.org`]
  const answers: unknown[] = []
  for (const email of [known, member, unknown]) {
    const { status, text } = await invite(email)
    answers.push({ status, ...said(text), id: '', url: '' })
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const sent = await mails()
  expect(new Set(sent.map(bare)).size).toBe(1)
})

test('sending again makes another link, the old one leads nowhere; not twice in a minute', async () => {
  const ada = await company.newcomer('Ada')
  const first = said((await invite(ada.email)).text)
  const again = () => olga.ask('POST', `/workspace/invitations/${String(first['id'])}/mail`)
  expect(await again()).toMatchObject({ status: 409, body: { code: 'mailed-just-now' } })
  await later()
  const second = said((await again()).text)
  expect(second['mail']).toBe('sent')
  expect(second['url']).not.toBe(first['url'])
  expect((await ada.ask('POST', `${new URL(String(first['url'])).pathname}/accept`)).status).toBe(404)
  await ada.done('POST', `${new URL(String(second['url'])).pathname}/accept`)
  await later()
  expect(await again()).toMatchObject({ status: 409, body: { code: 'invitation-used' } })
})

test('one without an address is sent to nobody', async () => {
  const { text } = await olga.ask('POST', '/workspace/invitations', {})
  const { id, mail } = said(text)
  expect(mail).toBe('none')
  expect(await olga.ask('POST', `/workspace/invitations/${String(id)}/mail`)).toMatchObject({
    status: 409,
    body: { code: 'no-address' },
  })
})

test('nobody sends advertisements: fifty mails a day, and after that by link', async () => {
  await invite('first@example.org')
  await company.pool.query(
    'update invitations set mails = 50 where workspace_id = (select current_workspace_id from users where id = $1)',
    [olga.id],
  )
  expect(await invite('second@example.org')).toMatchObject({
    status: 409,
    body: { code: 'too-many-invitations' },
  })
  expect((await olga.ask('POST', '/workspace/invitations', {})).status).toBe(201)
})

/** A mail server that refuses as long as there is something to refuse with, and how a worker comes by later. */
function besideMailServer(answers: (Error | null)[]) {
  const sent: Mail[] = []
  const faults: string[] = []
  let nowMs = Date.now()
  const { links } = testSealing()
  const ports = {
    unitOfWork: createUnitOfWork({ pool: company.pool, ids, afterCommit: async () => {} }),
    clock: { now: () => nowMs },
    ids,
    secrets,
    links,
    messengers: {
      mailer: {
        send: async (mail: Mail) => {
          const refusal = answers.shift()
          if (refusal != null) throw refusal
          sent.push(mail)
        },
      },
    },
    publicUrl: 'https://plan.example.com',
    onFault: (what: string, error: unknown) => void faults.push(`${what}: ${String(error)}`),
  }
  return {
    ...createInvitationEdits(ports),
    sent,
    faults,
    lookAfter: async (ms: number) => {
      nowMs += ms
      await createDeliverInvitations(ports)(olga.id)
    },
  }
}

const kept = async () => (await read<InvitationView>('/workspace/invitations'))[0]
const MINUTE_MS = 60_000

test('a mail that is refused for good is told, and the link is good all the same', async () => {
  const { invite: inviteBy, faults, ...server } = besideMailServer([new Undeliverable('550 no such mailbox')])
  const made = await inviteBy(olga.id, { email: 'gone@example.org', role: 'member' })
  expect(made).toMatchObject({
    mail: 'failed',
    url: expect.stringContaining('https://plan.example.com/invitations/') as string,
  })
  expect(faults).toEqual([expect.stringContaining('550 no such mailbox')])
  expect(await kept()).toMatchObject({
    mailedAt: null,
    state: 'open',
    mail: 'failed',
    mailError: '550 no such mailbox',
  })
  await server.lookAfter(60 * MINUTE_MS)
  expect(server.sent).toEqual([])
})

test('a mail server that is away for a while: the same link goes out later, once', async () => {
  const away = new Error('connect ECONNREFUSED')
  const { invite: inviteBy, lookAfter, sent } = besideMailServer([away, away])
  const made = await inviteBy(olga.id, { email: 'ada@example.org', role: 'member' })
  expect(made.mail).toBe('waiting')
  expect(await kept()).toMatchObject({ mail: 'waiting', mailError: 'connect ECONNREFUSED' })
  await lookAfter(MINUTE_MS / 2)
  await lookAfter(MINUTE_MS)
  expect(sent).toEqual([])
  await lookAfter(3 * MINUTE_MS)
  await lookAfter(60 * MINUTE_MS)
  expect(sent.map(({ text }) => text.includes(made.url))).toEqual([true])
  expect(await kept()).toMatchObject({ mail: 'sent', mailDueAt: null, mailError: null })
  const { rows } = await company.pool.query('select sealed_secret from invitations where id = $1', [made.id])
  expect(rows).toEqual([{ sealed_secret: null }])
})

test('what was taken back meanwhile is not sent any more', async () => {
  const { invite: inviteBy, revokeInvitation, lookAfter, sent } = besideMailServer([new Error('away')])
  const { id } = await inviteBy(olga.id, { email: 'ada@example.org', role: 'member' })
  await revokeInvitation(olga.id, id)
  await lookAfter(5 * MINUTE_MS)
  expect(sent).toEqual([])
  expect(await kept()).toMatchObject({ state: 'revoked', mail: 'none' })
})
