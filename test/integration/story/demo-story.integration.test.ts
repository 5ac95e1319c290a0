import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import { createReadTeamCapacity } from '#app/read/teams/read-team-capacity.ts'
import { readEnv } from '#config/env.ts'
import { type Container, createContainer } from '../../../src/container.ts'
import { tellDemoStory } from '../../../src/container/demo-story.ts'
import { startDemoGoogle } from '../../../src/container/google.ts'
import { createTestDatabase } from '../../support/database.ts'
import { freePort } from '../../support/free-port.ts'

type World = {
  readonly container: Container
  readonly idOf: Readonly<Record<string, string>>
  end(): Promise<void>
}

/** Nobody works here: only the story has written. */
async function storyAt(nowMs: number): Promise<World> {
  const database = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'timewright-'))
  const ports = { PORT: String(await freePort()), EMULATOR_PORT: String(await freePort()) }
  const env = readEnv({ DATABASE_URL: database.url, DATA_DIR: dataDir, ...ports })
  const google = await startDemoGoogle(env)
  const container = await createContainer(env, pino({ level: 'silent' }))
  await tellDemoStory(container, nowMs)
  await tellDemoStory(container, nowMs)
  const { rows } = await container.database.pool.query<{ id: string; email: string }>(
    'select id, email from users order by created_at, id',
  )
  return {
    container,
    idOf: Object.fromEntries(rows.map(({ id, email }) => [email.split('@')[0], id])),
    end: async () => {
      await container.close()
      await google?.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const roomOfTeams = ({ database: { pool } }: Container, nowMs: number, userId: string) => {
  const clock = { now: () => nowMs }
  const ids = createUuidv7Source(clock)
  const unitOfWork = createUnitOfWork({ pool, ids, afterCommit: async () => {} })
  return createReadTeamCapacity({ unitOfWork, clock, ids })(userId)
}

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
const thisWeek = DateTime.now().setZone(zone).startOf('week')
// The running week has just begun, and is over.
const moments = [
  { weekday: 'Monday', nowMs: thisWeek.plus({ minutes: 20 }).toMillis() },
  { weekday: 'Sunday', nowMs: thisWeek.plus({ days: 6, hours: 20 }).toMillis() },
] as const

describe.each(moments)('a demo that is opened on a $weekday', ({ nowMs }) => {
  let world: World
  const idOf = (name: string): string => world.idOf[name] ?? ''
  const query = async <T extends object>(sql: string, ...values: unknown[]): Promise<T[]> =>
    (await world.container.database.pool.query<T>(sql, values)).rows

  beforeAll(async () => {
    world = await storyAt(nowMs)
  }, 60_000)
  afterAll(() => world.end())

  test('shows a team of four with goals ahead, on track, at risk and behind', async () => {
    const { listObjectives, readWorkspace } = world.container.useCases
    const { name, members, teams } = await readWorkspace(idOf('alex'))
    expect({ name, members: members.length, teams: teams.map((one) => one.memberIds.length) }).toEqual({
      name: 'Lumen',
      members: 4,
      teams: expect.arrayContaining([3, 2]),
    })
    const { listSharedObjectives } = world.container.useCases
    const own = (await listObjectives(idOf('alex'), {})).items
    const shared = (await listSharedObjectives(idOf('alex'))).items
    const statuses = new Set([...own, ...shared].map(({ outcome }) => outcome.status))
    expect(statuses).toEqual(new Set(['ahead', 'on-track', 'at-risk', 'behind']))
    expect(own.filter(({ parentId }) => parentId !== null)).toHaveLength(2)
  })

  test('has a ledger that agrees with every sum of it', async () => {
    const [{ minutes: entries } = { minutes: 0 }] = await query<{ minutes: number }>(
      `select sum(minutes)::int as minutes from ledger_entries where objective_id is not null`,
    )
    const weeks = { from: thisWeek.minus({ weeks: 7 }).toISODate() ?? '', to: thisWeek.toISODate() ?? '' }
    const report = await world.container.useCases.readTimeReport(idOf('alex'), { by: 'member', ...weeks })
    expect(report.rows.reduce((sum, row) => sum + row.doneMinutes, 0)).toBe(entries)
    const blocks = await query<{ fault: string }>(
      `select b.id as fault from blocks b left join ledger_entries e on e.block_id = b.id
       where b.state in ('done', 'partial') and e.minutes is distinct from b.settled_minutes`,
    )
    expect(blocks).toEqual([])
    expect(entries).toBeGreaterThan(60 * 60)
  })

  test('shows the room of a team on its first day, and nothing of a smaller one', async () => {
    const view = await roomOfTeams(world.container, nowMs, idOf('alex'))
    const [product, customers] = ['Product', 'Customers'].map((name) =>
      view.teams.find(({ teamName }) => teamName === name),
    )
    expect(product).toMatchObject({ state: 'told', members: 3, people: 3 })
    expect(product?.weeks.length).toBeGreaterThan(0)
    for (const { freeMinutes } of product?.weeks.slice(1) ?? []) expect(freeMinutes).toBeGreaterThan(0)
    expect(customers).toMatchObject({ state: 'too-few', members: 2, people: 0, weeks: [] })
  })

  test('leaves nothing lie in the future, and no two blocks of a person on one another', async () => {
    const ahead = await query(
      `select id from blocks where end_at > $1 union all select id from check_ins where at > $1
       union all select id from kpi_readings where at > $1 union all select id from ledger_entries where recorded_at > $1`,
      new Date(nowMs),
    )
    expect(ahead).toEqual([])
    const overlaps = await query(
      `select a.id from blocks a join blocks b on a.user_id = b.user_id and a.id < b.id
       and a.start_at < b.end_at and b.start_at < a.end_at`,
    )
    expect(overlaps).toEqual([])
  })

  test('has a KPI out of the green, streaks, achievements, and a block to be asked about', async () => {
    const { listKpis, listHabits, listAchievements } = world.container.useCases
    const breaches = (await listKpis(idOf('alex'))).items.filter(({ breach }) => breach !== null)
    expect(breaches.map(({ title }) => title)).toEqual(['Support answered within a day'])
    const streaks = (await listHabits(idOf('alex'))).items.map((one) => one.streakWeeks)
    expect(streaks.filter((weeks) => weeks >= 3).length).toBeGreaterThanOrEqual(2)
    const kinds = new Set((await listAchievements(idOf('alex'))).items.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['streak', 'key-result-reached']))
    const open = await query<{ user_id: string }>(`select user_id from blocks where state = 'unconfirmed'`)
    expect(new Set(open.map((row) => row.user_id)).size).toBe(4)
  })
})
