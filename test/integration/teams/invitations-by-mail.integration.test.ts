import { beforeEach, expect, test } from 'vitest'
import { createInvitationEdits } from '#app/edit/teams/invitations.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { secrets } from '#adapters/system/secrets.ts'
import { Undeliverable } from '#app/ports/messengers.ts'
import type { MailView } from '#contracts/http/notification-routes.ts'
import type { InvitationView } from '#contracts/http/team-routes.ts'
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

test('a mail that cannot be sent is told, and the link is good all the same', async () => {
  const faults: string[] = []
  const { invite: inviteBy } = createInvitationEdits({
    unitOfWork: createUnitOfWork({ pool: company.pool, ids, afterCommit: async () => {} }),
    clock: { now: () => Date.now() },
    ids,
    secrets,
    messengers: { mailer: { send: () => Promise.reject(new Undeliverable('550 no such mailbox')) } },
    publicUrl: 'https://plan.example.com',
    onFault: (what, error) => void faults.push(`${what}: ${String(error)}`),
  })
  const made = await inviteBy(olga.id, { email: 'gone@example.org', role: 'member' })
  expect(made).toMatchObject({
    mail: 'failed',
    url: expect.stringContaining('https://plan.example.com/invitations/') as string,
  })
  expect(faults).toEqual([expect.stringContaining('550 no such mailbox')])
  expect((await read<InvitationView>('/workspace/invitations'))[0]).toMatchObject({
    mailedAt: null,
    state: 'open',
  })
})
