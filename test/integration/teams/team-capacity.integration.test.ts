import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { runTransaction } from '#adapters/postgres/transaction.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { createReadTeamCapacity } from '#app/read/teams/read-team-capacity.ts'
import type { TeamCapacityView } from '#contracts/http/report-routes.ts'
import { ids } from '../postgres/support/store.ts'
import { type Colleague, useCompany } from './support/use-company.ts'

const company = useCompany()
const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
/** A Wednesday of the quarter that began on Monday, 5 October. */
const wednesday = Date.parse('2026-11-18T12:00:00Z')
const longAgo = '2026-09-01T00:00:00Z'
const quarterLater = Date.parse('2027-01-05T12:00:00Z')

let owner: Colleague
let team: string

/** Each test has a company of its own: who counts is fixed for a quarter. */
beforeEach(async () => {
  owner = await company.newcomer('Olga')
  await owner.done('POST', '/workspaces', { name: 'Acme' })
  await backdate(owner, longAgo)
  team = await newTeam('Core')
})

const newTeam = async (name: string): Promise<string> =>
  (await owner.done('POST', '/workspace/teams', { name })).teams.find((one) => one.name === name)?.id ?? ''

async function backdate({ id }: Colleague, since: string): Promise<void> {
  for (const table of ['workspace_members', 'team_members'])
    await company.pool.query(`update ${table} set joined_at = $2 where user_id = $1 and left_at is null`, [
      id,
      since,
    ])
}

/** Weeks alike, to the end of the next quarter, as noted at a moment. */
const note = (who: Colleague, at: string, needMinutes: number, freeMinutes: number) =>
  company.asPerson(who.id, ({ rooms }) =>
    rooms.note({
      id: ids.next(),
      notedAtMs: Date.parse(at),
      quarterFromMs: Date.parse('2026-10-05T00:00:00Z'),
      firstWeek: '2026-10-05',
      weeks: Array.from({ length: 30 }, () => ({ needMinutes, freeMinutes })),
    }),
  )

/** In the team since then, and noted just before. */
async function member(name: string, free: number, since = longAgo, of = team): Promise<Colleague> {
  const somebody = await company.join(owner, name, 'member')
  await owner.done('PUT', `/workspace/teams/${of}/members/${somebody.id}`)
  await backdate(somebody, since)
  await note(somebody, new Date(Date.parse(since) + HOUR_MS).toISOString(), 60, free)
  return somebody
}

const threeOf = async (of = team): Promise<readonly [Colleague, Colleague, Colleague]> => [
  await member('Ada', 100, longAgo, of),
  await member('Bob', 20, longAgo, of),
  await member('Cem', 3, longAgo, of),
]

async function told(nowMs = wednesday, who = owner): Promise<TeamCapacityView> {
  const unitOfWork = createUnitOfWork({ pool: company.pool, ids, afterCommit: async () => {} })
  return createReadTeamCapacity({ unitOfWork, clock: { now: () => nowMs }, ids })(who.id)
}

/** State, people, and the minutes that are free this week, of a team. */
async function free(nowMs = wednesday, of = team): Promise<unknown> {
  const group = (await told(nowMs)).teams.find(({ teamId }) => teamId === of)
  return [group?.state, group?.people, group?.weeks[0]?.freeMinutes]
}

describe('the capacity of a team', () => {
  test('is the sum of its members, of every week to the end of the quarter', async () => {
    await threeOf()
    const view = await told()
    expect(view).toMatchObject({
      workspaceName: 'Acme',
      since: '2026-10-05',
      until: '2027-01-03',
      asOf: '2026-11-18T00:00:00.000Z',
    })
    const [core] = view.teams
    expect(core).toMatchObject({ teamName: 'Core', state: 'told', members: 3, people: 3, waiting: 0 })
    expect(core?.weeks.map(({ week }) => week)).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
      '2026-12-21',
      '2026-12-28',
    ])
    for (const week of core?.weeks ?? [])
      expect(week).toMatchObject({ needMinutes: 180, freeMinutes: 123, verdict: 'overfull' })
    expect(core?.quarter).toMatchObject({
      needMinutes: 7 * 180,
      freeMinutes: 7 * 123,
      verdict: 'overfull',
      sentence: 'Core: the goals need 21 h, 14 h 21 min are free for them.',
    })
  })

  test('of two is not told, by no way of asking', async () => {
    await member('Ada', 100)
    await member('Bob', 20)
    expect(await free()).toEqual(['too-few', 0, undefined])
    for (const { weeks, quarter } of (await told()).teams)
      expect({ weeks, quarter }).toEqual({ weeks: [], quarter: null })
    const { text } = await owner.ask('GET', '/reports/capacity?format=csv')
    expect(text).toBe('week,team,people,need_minutes,free_minutes,verdict\r\n')
    for (const query of ['teamId', 'userId', 'from', 'to', 'objectiveId'])
      expect((await owner.ask('GET', `/reports/capacity?${query}=${team}`)).status).toBe(400)
  })

  test('counts nobody whose calendar is not known', async () => {
    await threeOf()
    const dora = await company.join(owner, 'Dora', 'member')
    await owner.done('PUT', `/workspace/teams/${team}/members/${dora.id}`)
    await backdate(dora, longAgo)
    expect((await told()).teams[0]).toMatchObject({ members: 4, people: 3, waiting: 0 })
  })

  test('is told from the Monday after three were there', async () => {
    await member('Ada', 100)
    await member('Bob', 20)
    await member('Cem', 3, '2026-11-17T00:00:00Z')
    expect((await told()).teams[0]).toMatchObject({ state: 'soon', toldFrom: '2026-11-23', waiting: 3 })
    expect(await free(Date.parse('2026-11-22T23:59:00Z'))).toEqual(['soon', 0, undefined])
    expect(await free(Date.parse('2026-11-23T00:00:00Z'))).toEqual(['told', 3, 123])
  })
})

describe('of one person nothing is told', () => {
  test('who comes: they wait for two more, or for the next quarter', async () => {
    await threeOf()
    await member('Dora', 1000, '2026-11-02T00:00:00Z')
    await member('Eve', 10_000, '2026-11-03T00:00:00Z')
    for (let at = Date.parse('2026-11-01T12:00:00Z'); at < wednesday; at += DAY_MS)
      expect(await free(at)).toEqual(['told', 3, 123])
    expect((await told()).teams[0]).toMatchObject({ members: 5, people: 3, waiting: 2 })
    await member('Finn', 100_000, '2026-11-10T00:00:00Z')
    expect(await free(Date.parse('2026-11-15T12:00:00Z'))).toEqual(['told', 3, 123])
    expect(await free()).toEqual(['told', 6, 111_123])
  })

  test('who comes alone counts in the next quarter', async () => {
    await threeOf()
    await member('Dora', 1000, '2026-11-02T00:00:00Z')
    expect(await free(Date.parse('2027-01-03T12:00:00Z'))).toEqual(['told', 3, 123])
    expect(await free(quarterLater)).toEqual(['told', 4, 1123])
  })

  test('who leaves the team: they are in its sums, and in no other, until the quarter is over', async () => {
    const [, , cem] = await threeOf()
    const other = await newTeam('Other')
    await threeOf(other)
    await owner.done('DELETE', `/workspace/teams/${team}/members/${cem.id}`)
    await owner.done('PUT', `/workspace/teams/${other}/members/${cem.id}`)
    await company.pool.query(
      'update team_members set left_at = $2 where user_id = $1 and left_at is not null',
      [cem.id, '2026-11-04T00:00:00Z'],
    )
    await company.pool.query(
      'update team_members set joined_at = $2 where user_id = $1 and left_at is null',
      [cem.id, '2026-11-04T00:00:00Z'],
    )
    expect(await free()).toEqual(['told', 3, 123])
    expect(await free(wednesday, other)).toEqual(['told', 3, 123])
    expect(await free(quarterLater)).toEqual(['too-few', 0, undefined])
    expect(await free(quarterLater, other)).toEqual(['told', 4, 126])
  })

  test('who leaves the workspace, or is no more: what was noted until then stays', async () => {
    const [, bob, cem] = await threeOf()
    await member('Dora', 1000)
    await owner.done('POST', `/workspace/members/${cem.id}/remove`, {})
    await company.pool.query(
      `update workspace_members set left_at = '2026-11-04T00:00:00Z' where user_id = $1 and left_at is not null`,
      [cem.id],
    )
    await note(cem, '2026-11-05T12:00:00Z', 0, 5000)
    expect(await free()).toEqual(['told', 4, 1123])
    await owner.done('POST', `/workspace/members/${bob.id}/remove`, {})
    await company.asPerson(bob.id, async ({ departure }) => {
      await departure.say({ receipt: ids.next(), saidAtMs: Date.now() })
    })
    await company.asPerson(bob.id, ({ departure }) => departure.forget(Date.now()))
    const { rows } = await company.pool.query('select 1 from users where id = $1', [bob.id])
    expect(rows).toEqual([])
    expect(await free()).toEqual(['told', 4, 1123])
    const ofStrangers = async () =>
      (
        await company.pool.query<{ many: number }>(
          `select count(*)::int as many from week_rooms r join users u on u.id = r.user_id where u.left_at is not null`,
        )
      ).rows[0]?.many
    const unitOfWork = createUnitOfWork({ pool: company.pool, ids, afterCommit: async () => {} })
    const clear = (at: string) => unitOfWork.forFleet((fleet) => fleet.clearRoomsOfLeft(Date.parse(at)))
    await clear('2026-08-31T00:00:00Z')
    expect(await ofStrangers()).toBe(1)
    await clear('2026-09-02T00:00:00Z')
    expect(await ofStrangers()).toBe(0)
  })

  test('who is in two teams: they count in the one that they were in first', async () => {
    const [ada, bob] = await threeOf()
    const pair = await newTeam('Pair')
    for (const { id } of [ada, bob]) await owner.done('PUT', `/workspace/teams/${pair}/members/${id}`)
    await member('Dora', 1000, longAgo, pair)
    expect(await free()).toEqual(['told', 3, 123])
    expect(await free(wednesday, pair)).toEqual(['too-few', 0, undefined])
  })

  test('who is in two workspaces: they count in the one that they came into first', async () => {
    const [ada, bob, cem] = await threeOf()
    const rival = await company.newcomer('Rita')
    await rival.done('POST', '/workspaces', { name: 'Beta' })
    await backdate(rival, longAgo)
    const both = [ada, bob, cem]
    for (const one of both) {
      await company.pool.query(
        `insert into workspace_members (id, workspace_id, user_id, role, joined_at)
          select $1, current_workspace_id, $2, 'member', $3 from users where id = $4`,
        [ids.next(), one.id, '2026-09-20T00:00:00Z', rival.id],
      )
      await note(one, '2026-09-21T00:00:00Z', 60, 7)
    }
    await note(rival, '2026-09-21T00:00:00Z', 60, 1000)
    expect(await free()).toEqual(['told', 3, 21])
    expect((await told(wednesday, rival)).teams).toMatchObject([{ state: 'too-few', members: 4, people: 0 }])
  })

  test('whose calendar changes today: that is told tomorrow', async () => {
    const [ada] = await threeOf()
    await note(ada, '2026-11-18T08:00:00Z', 60, 40)
    expect(await free()).toEqual(['told', 3, 123])
    await owner.done('PATCH', '/workspace', { timeZone: 'Pacific/Apia' })
    expect(await free()).toEqual(['told', 3, 123])
    expect(await free(Date.parse('2026-11-19T00:00:00Z'))).toEqual(['told', 3, 63])
  })

  test('when a team is closed: it is not told, and nobody goes over to another', async () => {
    await threeOf()
    await owner.done('DELETE', `/workspace/teams/${team}`)
    await company.pool.query(`update teams set archived_at = '2026-11-04T00:00:00Z' where id = $1`, [team])
    expect((await told()).teams).toMatchObject([{ teamId: null, state: 'too-few', members: 4, people: 0 }])
  })
})

describe('noted room', () => {
  test('is for nobody else, also for who asks the database directly', async () => {
    const [ada] = await threeOf()
    const seen = await runTransaction(company.pool, { userId: owner.id }, async (db) => ({
      rows: (await db.execute(sql`select * from week_rooms`)).rows,
      seats: (
        await db.execute(
          sql`select s.* from workspace_members m, room_seats(m.workspace_id, now()) s where m.user_id = ${ada.id}`,
        )
      ).rows,
    }))
    expect(seen).toEqual({ rows: [], seats: [] })
  })

  test('of another workspace is in no sum', async () => {
    await threeOf()
    const { id } = await owner.done('GET', '/workspace')
    const sam = await company.newcomer('Sam')
    expect((await told(wednesday, sam)).teams).toMatchObject([{ state: 'too-few', members: 1, people: 0 }])
    const weeks = { since: '2026-10-05', from: '2026-11-16', to: '2027-01-04' }
    expect(await company.asPerson(sam.id, ({ reports }) => reports.room(id, weeks, wednesday))).toEqual([])
  })
})
