import { beforeAll, describe, expect, test } from 'vitest'
import { type Colleague, useCompany } from './support/use-company.ts'

const company = useCompany()
let olga: Colleague
let mia: Colleague
let vera: Colleague
let shared: string
let keyResult: string

beforeAll(async () => {
  olga = await company.newcomer('Olga')
  await olga.done('POST', '/workspaces', { name: 'Acme' })
  mia = await company.join(olga, 'Mia', 'member')
  vera = await company.join(olga, 'Vera', 'viewer')
  shared = (await olga.done('POST', '/objectives', { title: 'SHARED' })).id
  keyResult = (
    await olga.done('POST', `/objectives/${shared}/key-results`, { title: 'KR', kind: 'effort', target: 600 })
  ).id
  await olga.done('POST', '/objectives', { title: 'DRAFT', status: 'draft' })
  await olga.done('POST', '/objectives', { title: 'PRIVATE', visibility: 'private' })
  await olga.done('POST', '/tasks', { title: 'TASK OF OLGA', objectiveId: shared })
})

describe('goals of colleagues', () => {
  test('are seen when they are meant for the workspace, and nothing else is', async () => {
    const sam = await company.newcomer('Sam')
    for (const who of [mia, vera]) {
      const answer = await who.ask('GET', '/workspace/objectives')
      expect(answer.body.items.map(({ title }) => title)).toEqual(['SHARED'])
      expect(answer.text).not.toMatch(/DRAFT|PRIVATE|TASK OF/)
      for (const path of ['/tasks', '/objectives', '/habits', '/ledger'])
        expect((await who.ask('GET', path)).text).not.toMatch(/SHARED|DRAFT|PRIVATE|TASK OF/)
    }
    expect((await sam.done('GET', '/workspace/objectives')).items).toEqual([])
  })

  test('members link work of their own to them, viewers do not', async () => {
    await mia.done('POST', '/tasks', { title: 'Help', keyResultId: keyResult })
    expect(
      (await vera.ask('POST', '/tasks', { title: 'Help', keyResultId: keyResult })).status,
    ).toBeGreaterThan(399)
    const sam = await company.newcomer('Sam')
    expect((await sam.ask('POST', '/tasks', { title: 'Help', keyResultId: keyResult })).status).toBe(400)
  })

  test('members change them, viewers do not; a stranger does not see them', async () => {
    const sam = await company.newcomer('Sam')
    const attempts = (who: Colleague) => [
      who.ask('PATCH', `/objectives/${shared}`, { why: `Said by ${who.id}` }),
      who.ask('PATCH', `/key-results/${keyResult}`, { weight: 2 }),
      who.ask('POST', `/key-results/${keyResult}/check-ins`, { confidence: 5 }),
    ]
    for (const [who, ...expected] of [
      [mia, 200, 200, 201] as const,
      [vera, 403, 403, 403] as const,
      [sam, 404, 404, 404] as const,
    ]) {
      const answers = await Promise.all(attempts(who))
      expect(answers.map(({ status }) => status)).toEqual(expected)
    }
    expect(await olga.done('GET', `/objectives/${shared}`)).toMatchObject({ why: `Said by ${mia.id}` })
  })

  test('what a leaver keeps goes to who removes them; hours stay in the report', async () => {
    const leo = await company.join(olga, 'Leo', 'member')
    const his = (await leo.done('POST', '/objectives', { title: 'HIS' })).id
    const own = (await leo.done('POST', '/objectives', { title: 'OWN', visibility: 'private' })).id
    await leo.done('POST', '/ledger', { objectiveId: his, minutes: 90 })
    await olga.done('POST', `/workspace/members/${leo.id}/remove`, {})
    expect((await olga.done('GET', `/objectives/${his}`)).title).toBe('HIS')
    expect((await leo.ask('GET', `/objectives/${his}`)).status).toBe(404)
    expect((await leo.done('GET', `/objectives/${own}`)).title).toBe('OWN')
    const { rows } = await olga.done('GET', '/reports/time?by=member')
    expect(rows.map(({ name }) => name)).toContain('Leo')
  })
})
