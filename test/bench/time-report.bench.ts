/**
 * `node test/bench/time-report.bench.ts [--people 200] [--rounds 20]`: how long the time report of a team takes that has
 * worked for a year, as JSON: median and p95 in ms. Each person writes five entries a working day, for shared objectives and others.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { pino } from 'pino'
import { readEnv } from '#config/env.ts'
import { createContainer } from '../../src/container.ts'
import { openDatabase } from '../simulator/database.ts'

const { values } = parseArgs({
  options: { people: { type: 'string', default: '200' }, rounds: { type: 'string', default: '20' } },
})
const people = Number(values.people)
const rounds = Number(values.rounds)
const database = await openDatabase()
const dataDir = await mkdtemp(join(tmpdir(), 'timewright-bench-'))
const container = await createContainer(
  readEnv({ DATABASE_URL: database.url, DATA_DIR: dataDir }),
  pino({ level: 'silent' }),
)
const client = new Client({ connectionString: database.url })
await client.connect()

const firstPerson = '00000000-0000-4000-8000-000000000001'
const statements = [
  `insert into users (id, google_subject, email, name, time_zone, created_at)
   select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 's' || n, n || '@example.org', 'P' || n, 'Europe/Berlin', now()
   from generate_series(1, ${people}) n`,
  `insert into workspaces (id, user_id, name, time_zone, created_at) values (gen_random_uuid(), '${firstPerson}', 'Acme', 'Europe/Berlin', now())`,
  `insert into workspace_members (id, workspace_id, user_id, role, joined_at)
   select gen_random_uuid(), w.id, u.id, case when u.id = w.user_id then 'owner' else 'member' end, now() - interval '2 years' from workspaces w, users u`,
  `update users set current_workspace_id = (select id from workspaces)`,
  `insert into teams (id, workspace_id, name, created_at)
   select gen_random_uuid(), w.id, 'Team ' || n, now() - interval '2 years' from workspaces w, generate_series(1, 20) n`,
  `insert into team_members (id, workspace_id, team_id, user_id, joined_at)
   select gen_random_uuid(), t.workspace_id, t.id, u.id, now() - interval '2 years'
   from (select *, row_number() over (order by id) as n from teams) t
   join (select *, row_number() over (order by id) as n from users) u on u.n % 20 = t.n - 1`,
  `insert into cycles (id, user_id, title, kind, starts_on, ends_on)
   select gen_random_uuid(), id, 'Year', 'year', current_date - 365, current_date + 1 from users`,
  `insert into objectives (id, user_id, cycle_id, title, kind, status, visibility, color_id, workspace_id, created_at)
   select gen_random_uuid(), c.user_id, c.id, 'Objective', 'committed', 'active',
     case when n = 3 then 'private' else 'workspace' end, '1', (select id from workspaces), now()
   from cycles c, generate_series(1, 3) n`,
  `insert into ledger_entries (id, user_id, objective_id, minutes, worked_at, evidence, recorded_at)
   select gen_random_uuid(), u.id, case when n < 5 then o.ids[n % 3 + 1] end, 30 + n, d + n * interval '1 hour', 'logged', d + interval '1 day'
   from users u join (select user_id, array_agg(id) as ids from objectives group by 1) o on o.user_id = u.id,
     generate_series(current_date - 364, current_date, interval '1 day') d, generate_series(1, 5) n
   where extract(isodow from d) < 6`,
  // What autovacuum does after so many new rows.
  'vacuum analyze',
]
for (const statement of statements) await client.query(statement)
const { rows } = await client.query<{ n: number }>('select count(*)::int as n from ledger_entries')

async function measure(query: object): Promise<{ readonly median: number; readonly p95: number }> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const begin = performance.now()
    await container.useCases.readTimeReport(firstPerson, { by: 'objective', ...query })
    if (round > 0) times.push(performance.now() - begin)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { median: at(0.5), p95: at(0.95) }
}

const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
const year = { from: daysAgo(363) }
process.stdout.write(
  `${JSON.stringify(
    {
      people,
      entries: rows[0]?.n,
      'eight weeks, by member': await measure({ by: 'member' }),
      'eight weeks, by team': await measure({ by: 'team' }),
      'a year, by team': await measure({ ...year, by: 'team' }),
      'a year, by objective': await measure(year),
      'a year, one member': await measure({ ...year, by: 'objective', userId: firstPerson }),
    },
    null,
    2,
  )}\n`,
)
await client.end()
await container.close()
await database.close()
await rm(dataDir, { recursive: true, force: true })
