/**
 * `node test/bench/row-security.bench.ts [--rounds 40]`: what row security costs, as JSON. One person with 300 events and 30
 * tasks among 200 others; the same reading of the week and the same planning job run
 * with row security on and off in turn. Planned once, the job reads all there is and finds the plan good: no search in its time.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { pino } from 'pino'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import { systemClock } from '#adapters/system/system-clock.ts'
import { readEnv } from '#config/env.ts'
import { createTask } from '#contracts/http/task-routes.ts'
import { startingHours } from '#core/people/hours-profile.ts'
import { defaultSettings } from '#core/people/settings.ts'
import { createContainer } from '../../src/container.ts'
import { openDatabase } from '../simulator/database.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '40' } } })
const rounds = Number(values.rounds)
const database = await openDatabase()
const dataDir = await mkdtemp(join(tmpdir(), 'timewright-bench-'))
const container = await createContainer(
  readEnv({ DATABASE_URL: database.url, DATA_DIR: dataDir }),
  pino({ level: 'silent' }),
)
const client = new Client({ connectionString: database.url })
await client.connect()
const ids = createUuidv7Source(systemClock)
const unitOfWork = createUnitOfWork({ pool: container.database.pool, ids, afterCommit: async () => {} })
const userId = ids.next()

async function furnish(): Promise<void> {
  const person = { id: userId, email: 'ada@example.org', name: 'Ada', timeZone: 'UTC' }
  await unitOfWork.forFleet((fleet) =>
    fleet.addPerson({ ...person, settings: defaultSettings, daysOff: [], trips: [] }, 'ada', Date.now()),
  )
  await unitOfWork.forUser(userId, async ({ hours }) => {
    for (const profile of startingHours) await hours.save({ id: ids.next(), ...profile })
  })
  await client.query(`insert into users (id, google_subject, email, name, time_zone, created_at)
    select gen_random_uuid(), 'other ' || n, 'other@example.org', 'Other', 'UTC', now() from generate_series(1, 200) n`)
  await client.query(`insert into connections (id, user_id, google_subject, email, scopes, sealed_refresh_token, created_at)
    select gen_random_uuid(), id, google_subject, email, '{}', '', now() from users`)
  await client.query(`insert into calendars (id, user_id, connection_id, google_calendar_id, title, time_zone, access_role, counts_as_busy, state, pulled_at)
    select gen_random_uuid(), user_id, id, email, 'Work', 'UTC', 'owner', true, 'readable', now() from connections`)
  await client.query(`insert into events (calendar_id, event_id, user_id, etag, status, event_type, title, is_transparent, start_at, end_at, time_zone)
    select c.id, 'event' || n, c.user_id, '"1"', 'confirmed', 'default', 'Meeting ' || n, false, start_at, start_at + interval '30 min', 'UTC'
      from calendars c, generate_series(1, 300) n,
           lateral (select date_trunc('day', now()) + make_interval(days => n / 6 - 5, hours => 9 + n % 6) as start_at) s`)
  for (let task = 0; task < 30; task += 1)
    await container.useCases.createTask(userId, createTask.body.parse({ title: `Task ${task}`, minutes: 60 }))
  await client.query('analyze')
}

async function setSecurity(isOn: boolean): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'facts'`,
  )
  for (const { name } of rows)
    await client.query(`alter table ${name} ${isOn ? 'enable' : 'disable'} row level security`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
const rounded = (value: number): number => Math.round(value * 100) / 100

async function plan(): Promise<void> {
  await unitOfWork.forUser(userId, ({ wakes }) => wakes.request('plan'))
  await container.useCases.jobs.planBlocks({ userId })
}

/** In turns, so that whatever else the machine does falls on both. */
async function compare(work: () => Promise<unknown>, times: number) {
  const [off, on]: [number[], number[]] = [[], []]
  for (let round = 0; round < times; round += 1) {
    for (const isOn of round % 2 === 0 ? [true, false] : [false, true]) {
      await setSecurity(isOn)
      await work()
      for (let again = 0; again < 3; again += 1) (isOn ? on : off).push(await timed(work))
    }
  }
  await setSecurity(true)
  const [offMs, onMs] = [median(off), median(on)]
  return { offMs: rounded(offMs), onMs: rounded(onMs), ratio: rounded(onMs / offMs), samples: on.length }
}

await furnish()
const figures = {
  readWeek: await compare(() => container.useCases.readWeek(userId), rounds),
  plan: await compare(plan, Math.max(2, Math.round(rounds / 10))),
}
process.stdout.write(`${JSON.stringify({ events: 300, people: 201, ...figures }, null, 2)}\n`)
await client.end()
await container.close()
await database.close()
await rm(dataDir, { recursive: true, force: true })
