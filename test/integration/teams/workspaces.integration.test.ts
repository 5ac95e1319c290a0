import { beforeEach, describe, expect, test } from 'vitest'
import { type Answer, type Colleague, useCompany } from './support/use-company.ts'

const company = useCompany()
let olga: Colleague

beforeEach(async () => {
  olga = await company.newcomer('Olga')
  await olga.done('POST', '/workspaces', { name: 'Acme' })
})

const rolesIn = async (who: Colleague): Promise<Record<string, string>> => {
  const { members } = await who.done('GET', '/workspace')
  return Object.fromEntries(members.map((one) => [one.name, one.role]))
}

describe('workspaces', () => {
  test('everybody has one of their own, may make more, and works in one', async () => {
    const { items } = await olga.done('GET', '/workspaces')
    expect(items.map(({ name, role, isCurrent }) => [name, role, isCurrent])).toEqual([
      ['Olga', 'owner', false],
      ['Acme', 'owner', true],
    ])
    expect((await olga.done('POST', `/workspaces/${items[0]?.id}/switch`)).name).toBe('Olga')
    const stranger = await company.newcomer('Sam')
    expect((await stranger.ask('POST', `/workspaces/${items[1]?.id}/switch`)).status).toBe(404)
  })

  test('the last owner stays until there is another', async () => {
    const ada = await company.join(olga, 'Ada', 'admin')
    const refused = await olga.ask('POST', '/workspace/leave', {})
    expect(refused).toMatchObject({ status: 409, body: { code: 'last-owner' } })
    expect(await olga.ask('PATCH', `/workspace/members/${olga.id}`, { role: 'member' })).toMatchObject({
      status: 409,
      body: { code: 'last-owner' },
    })
    await olga.done('PATCH', `/workspace/members/${ada.id}`, { role: 'owner' })
    expect((await olga.done('POST', '/workspace/leave', {})).name).toBe('Olga')
    expect(await rolesIn(ada)).toEqual({ Ada: 'owner' })
  })

  test('two owners who leave at once: one of them stays', async () => {
    const ada = await company.join(olga, 'Ada', 'owner')
    const answers = await Promise.all([olga, ada].map((one) => one.ask('POST', '/workspace/leave', {})))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).not.toEqual([200, 200])
    const { rows } = await company.pool.query(
      `select count(*)::int as n from workspace_members m join workspaces w on w.id = m.workspace_id
        where w.name = 'Acme' and m.left_at is null and m.user_id = any($1)`,
      [[olga.id, ada.id]],
    )
    expect(rows[0].n).toBeGreaterThan(0)
  })
})

describe('invitations', () => {
  test('by link: as often as wanted, the secret is nowhere', async () => {
    const path = await company.invite(olga, { role: 'viewer' })
    const secret = path.split('/').at(-1) ?? ''
    for (const name of ['Vera', 'Vic']) {
      const who = await company.newcomer(name)
      expect(await who.done('GET', path)).toMatchObject({
        workspaceName: 'Acme',
        state: 'open',
        isMember: false,
      })
      expect((await who.done('POST', `${path}/accept`)).role).toBe('viewer')
    }
    const { rows } = await company.pool.query('select i::text as row from invitations i')
    expect(rows.filter(({ row }) => row.includes(secret))).toEqual([])
  })

  test('by mail address: for that person alone, once', async () => {
    const ada = await company.newcomer('Ada')
    const eve = await company.newcomer('Eve')
    const path = await company.invite(olga, { role: 'member', email: ada.email.toUpperCase() })
    expect(await eve.ask('POST', `${path}/accept`)).toMatchObject({ status: 403 })
    await ada.done('POST', `${path}/accept`)
    await ada.done('POST', '/workspace/leave', {})
    expect(await ada.ask('POST', `${path}/accept`)).toMatchObject({
      status: 409,
      body: { code: 'invitation-used' },
    })
  })

  test.for([
    ['revoked', 'update invitations set revoked_at = now()', 'invitation-revoked'],
    ['expired', "update invitations set expires_at = now() - interval '1 second'", 'invitation-expired'],
  ])('%s: opens nothing', async ([, statement, code]) => {
    const path = await company.invite(olga, {})
    await company.pool.query(statement ?? '')
    const eve = await company.newcomer('Eve')
    expect(await eve.ask('POST', `${path}/accept`)).toMatchObject({ status: 409, body: { code } })
    expect(await eve.ask('POST', '/invitations/nobody-ever-made-this-one/accept')).toMatchObject({
      status: 404,
    })
  })

  test('who comes back comes in the role of the new invitation', async () => {
    const ada = await company.join(olga, 'Ada', 'admin')
    await ada.done('POST', '/workspace/leave', {})
    const path = await company.invite(olga, { role: 'viewer' })
    await ada.done('POST', `${path}/accept`)
    expect(await rolesIn(olga)).toEqual({ Olga: 'owner', Ada: 'viewer' })
  })
})

describe('roles', () => {
  const asked: readonly (readonly [
    string,
    (who: Colleague, other: Colleague, team: string) => Promise<Answer>,
    string,
  ])[] = [
    ['rename', (who) => who.ask('PATCH', '/workspace', { name: 'Acme' }), 'owner admin'],
    ['invite', (who) => who.ask('POST', '/workspace/invitations', {}), 'owner admin'],
    ['list invitations', (who) => who.ask('GET', '/workspace/invitations'), 'owner admin'],
    ['add a team', (who) => who.ask('POST', '/workspace/teams', { name: 'T' }), 'owner admin'],
    [
      'rename a team',
      (who, _, team) => who.ask('PATCH', `/workspace/teams/${team}`, { name: 'U' }),
      'owner admin',
    ],
    [
      'fill a team',
      (who, other, team) => who.ask('PUT', `/workspace/teams/${team}/members/${other.id}`),
      'owner admin',
    ],
    [
      'make an admin',
      (who, other) => who.ask('PATCH', `/workspace/members/${other.id}`, { role: 'admin' }),
      'owner admin',
    ],
    [
      'make an owner',
      (who, other) => who.ask('PATCH', `/workspace/members/${other.id}`, { role: 'owner' }),
      'owner',
    ],
    [
      'raise themselves',
      (who) => who.ask('PATCH', `/workspace/members/${who.id}`, { role: 'owner' }),
      'owner',
    ],
    ['remove', (who, other) => who.ask('POST', `/workspace/members/${other.id}/remove`, {}), 'owner admin'],
    ['see who is there', (who) => who.ask('GET', '/workspace'), 'owner admin member viewer'],
  ]
  test.for(asked)('%s', async ([, ask, allowed]) => {
    const done: string[] = []
    for (const role of ['owner', 'admin', 'member', 'viewer']) {
      const who = await company.join(olga, `Who-${role}`, role)
      const other = await company.join(olga, `Other-${role}`, 'member')
      const { teams } = await olga.done('POST', '/workspace/teams', { name: role })
      const answer = await ask(who, other, teams.at(-1)?.id ?? '')
      done.push(answer.status < 300 ? role : `${answer.status} ${answer.body.code}`)
    }
    const expected = ['owner', 'admin', 'member', 'viewer'].map((role) =>
      (allowed ?? '').split(' ').includes(role) ? role : '403 role-too-low',
    )
    expect(done).toEqual(expected)
  })

  test('an admin neither removes nor unmakes an owner', async () => {
    const ada = await company.join(olga, 'Ada', 'admin')
    const second = await company.join(olga, 'Otto', 'owner')
    for (const attempt of [
      ada.ask('PATCH', `/workspace/members/${second.id}`, { role: 'viewer' }),
      ada.ask('POST', `/workspace/members/${second.id}/remove`, {}),
    ])
      expect(await attempt).toMatchObject({ status: 403 })
  })

  test('nobody raises themselves, not even by forgetting what to ask for', async () => {
    const mia = await company.join(olga, 'Mia', 'member')
    const { id } = await mia.done('GET', '/workspace')
    const attempt = company.asPerson(mia.id, ({ workspaces }) => workspaces.setRole(id, mia.id, 'owner'))
    await expect(attempt).rejects.toThrow(/is not changed by this person/)
    const found = company.asPerson(mia.id, ({ workspaces }) => workspaces.setRole(id, olga.id, 'viewer'))
    await found.catch(() => undefined)
    expect((await rolesIn(olga))['Olga']).toBe('owner')
  })
})
