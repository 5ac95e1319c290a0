import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPersonalCopy } from '#adapters/postgres/personal-copy.ts'
import { snapshotOf } from '../postgres/support/snapshot.ts'
import { createTwoPeople, SECRET, type TwoPeople } from '../isolation/support/two-people.ts'

let people: TwoPeople
let hers: Readonly<Record<string, readonly string[]>>
let email: string
beforeAll(async () => {
  people = await createTwoPeople()
  hers = await snapshotOf(people.pool, people.ada.id)
  email = (await emailOf(people.ada.id)) ?? ''
})
afterAll(() => people.close())

async function emailOf(id: string): Promise<string | undefined> {
  const { rows } = await people.pool.query<{ email: string }>('select email from users where id = $1', [id])
  return rows[0]?.email
}

const rename = (name: string) =>
  people.pool.query('update users set name = $2 where id = $1', [people.ada.id, name])

const asAda = (method: 'GET' | 'DELETE', url: string, payload?: object) =>
  people.app.inject({ method, url, headers: people.asAda, ...(payload === undefined ? {} : { payload }) })

const inOrder = (counts: readonly number[]) => counts.toSorted((one, other) => one - other)

/** Tables of a person that are no part of the copy, each with the reason. */
const leftOut: Readonly<Record<string, string>> = {
  sessions: 'keys of browsers',
  used_links: 'digests of links',
  channels: 'pushes between Google and us',
  listing_pages: 'events half read',
  call_budgets: 'pace of requests to Google',
  wakes: 'what the program has to do next',
}

describe('a copy of everything', () => {
  test('holds every row of the person, no secret, and nothing of anybody else', async () => {
    const answer = await asAda('GET', '/api/v1/account/export')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toBe('attachment; filename="timewright.json"')
    const { format, data } = answer.json<{ format: string; data: Record<string, object[]> }>()
    expect(format).toBe('timewright-account')
    const wanted = Object.entries(hers)
      .filter(([table]) => !(table in leftOut) && !['users', 'workspaces', 'teams'].includes(table))
      .map(([, rows]) => rows.length)
    const given = Object.entries(data).filter(([name]) => !['person', 'workspaces'].includes(name))
    expect(inOrder(given.map(([, rows]) => rows.length))).toEqual(inOrder(wanted))
    expect(data['person']).toMatchObject([{ email }])
    expect(answer.body).not.toContain(SECRET)
    expect(answer.body).not.toContain(people.bob.id)
    expect(answer.body).not.toMatch(/sealed|digest|"syncToken"|tokenHash/)
  })

  test('comes some rows at a time, as of one moment, whatever changes meanwhile', async () => {
    const counted = async (): Promise<number> => {
      const { rows } = await people.pool.query<{ n: number }>(
        'select count(*)::int as n from audit_entries where user_id = $1',
        [people.ada.id],
      )
      return rows[0]?.n ?? 0
    }
    for (let index = 0; index < 30; index += 1) await rename(`Ada the ${index}th`)
    const [before, pieces] = [await counted(), new Array<number>()]
    await createPersonalCopy(people.pool)(people.ada.id, async (section, rows) => {
      if (section === 'person') await rename('Ada')
      if (section === 'auditTrail') pieces.push(rows.length)
    })
    expect(await counted()).toBe(before + 1)
    expect(Math.max(...pieces)).toBeLessThanOrEqual(20)
    expect(pieces.reduce((sum, rows) => sum + rows, 0)).toBe(before)
  })
})

describe('leaving for good', () => {
  test('has to be confirmed with the address', async () => {
    const answer = await asAda('DELETE', '/api/v1/account', { email: 'somebody@example.org' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'invalid-value' })
    expect(await emailOf(people.ada.id)).toBe(email)
  })

  test('takes name, address and sessions away at once, then every row, and nothing of the other', async () => {
    const his = await snapshotOf(people.pool, people.bob.id)
    const answer = await asAda('DELETE', '/api/v1/account', { email: ` ${email.toUpperCase()} ` })
    expect(answer.statusCode).toBe(202)
    const { receipt } = answer.json<{ receipt: string }>()
    expect((await asAda('GET', '/api/v1/settings')).statusCode).toBe(401)
    expect(await emailOf(people.ada.id)).toBe('')
    // Nobody answers as Google here, and nothing of hers can be cleared up there.
    await people.pool.query('update connections set sealed_refresh_token = $2 where user_id = $1', [
      people.ada.id,
      'unreadable',
    ])
    await people.useCases.jobs.planBlocks({ userId: people.ada.id })
    await people.pool.query(`update users set left_at = left_at - interval '25 hours' where id = $1`, [
      people.ada.id,
    ])
    await people.useCases.jobs.publishPlan({ userId: people.ada.id }, { signal: AbortSignal.timeout(20_000) })
    const left = await snapshotOf(people.pool, people.ada.id)
    expect(Object.entries(left).filter(([, rows]) => rows.length > 0)).toEqual([])
    expect(await snapshotOf(people.pool, people.bob.id)).toEqual(his)
    const { rows } = await people.pool.query('select value::text from facts where key = $1', [
      `departure-${receipt}`,
    ])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(people.ada.id)
    await expect(people.useCases.jobs.planBlocks({ userId: people.ada.id })).resolves.toBeUndefined()
  })
})
