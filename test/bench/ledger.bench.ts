/**
 * `node test/bench/ledger.bench.ts [--years 1]`: what the reads of hours cost once the effort ledger has grown, as JSON.
 * A year is 1,500 entries on 300 tasks of one key result; times are medians of 15 calls on this machine.
 */
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { createPool } from '#adapters/postgres/pool.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { systemClock } from '#adapters/system/system-clock.ts'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import { createReadGoals } from '#app/read/goals/read-goals.ts'
import { createReadTasks } from '#app/read/work/read-tasks.ts'
import { readWorkOfGoals } from '#app/read/goals/work-of-goals.ts'
import { defaultSettings } from '#core/people/settings.ts'
import { startingHours } from '#core/people/hours-profile.ts'
import { openDatabase } from '../simulator/database.ts'

const { values } = parseArgs({ options: { years: { type: 'string', default: '1' } } })
const years = Number(values.years)
const calls = 15
const database = await openDatabase()
const pool = createPool(database.url, { max: 2, name: 'bench' })
const ids = createUuidv7Source(systemClock)
const unitOfWork = createUnitOfWork({ pool, ids, afterCommit: async () => {} })
const [userId, hoursId, cycleId, objectiveId, keyResultId] = Array.from({ length: 5 }, () => ids.next())

async function fill(client: Client): Promise<void> {
  const person = { id: userId!, email: 'ada@example.org', name: 'Ada', timeZone: 'UTC' }
  await unitOfWork.forFleet((fleet) =>
    fleet.addPerson({ ...person, settings: defaultSettings, daysOff: [], trips: [] }, 'ada', Date.now()),
  )
  await unitOfWork.forUser(userId!, async ({ hours, cycles, objectives, keyResults }) => {
    await hours.save({ ...startingHours[0]!, id: hoursId! })
    const cycle = { id: cycleId!, title: 'Year', kind: 'year', startsOn: '2026-01-01', endsOn: '2026-12-31' }
    await cycles.save({ ...cycle, kind: 'year' })
    const objective = { id: objectiveId!, cycleId: cycleId!, title: 'Write', why: '', parentId: null }
    await objectives.save({
      ...objective,
      kind: 'committed',
      status: 'active',
      visibility: 'private',
      colorId: '7',
      finalScore: null,
      activeSinceMs: null,
    })
    const keyResult = {
      id: keyResultId!,
      objectiveId: objectiveId!,
      title: 'Book',
      weight: 1,
      checkInDays: 7,
    }
    await keyResults.save({ ...keyResult, kind: 'effort', measure: 'minutes', target: 90_000 })
  })
  await client.query(
    `insert into tasks (id, user_id, title, minutes, min_block_minutes, max_block_minutes, hours_profile_id, priority, key_result_id, source, status, done_at, created_at)
     select gen_random_uuid(), $1, 'Task ' || n, 300, 30, 120, $2, 2, $3, 'person', case when n > 30 then 'done' else 'open' end, case when n > 30 then now() end, now()
     from generate_series(1, $4::int) n`,
    [userId, hoursId, keyResultId, 300 * years],
  )
  await client.query(
    `insert into ledger_entries (id, user_id, task_id, key_result_id, objective_id, minutes, worked_at, evidence, recorded_at)
     select gen_random_uuid(), $1, t.id, $2, $3, 60, now() - make_interval(hours => (5 * row_number() over ())::int), 'logged', now()
     from tasks t, generate_series(1, 5) n where t.user_id = $1`,
    [userId, keyResultId, objectiveId],
  )
  await client.query('analyze')
}

async function median(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let call = 0; call < calls; call += 1) {
    const begin = performance.now()
    await run()
    times.push(performance.now() - begin)
  }
  return Math.round((times.sort((a, b) => a - b)[calls >> 1] ?? 0) * 10) / 10
}

const client = new Client({ connectionString: database.url })
await client.connect()
try {
  await fill(client)
  const goals = createReadGoals({ unitOfWork, clock: systemClock, ids })
  const tasks = createReadTasks({ unitOfWork })
  const result = {
    years,
    entries: 1500 * years,
    tasks: 300 * years,
    workOfGoalsMs: await median(() => unitOfWork.forUser(userId!, readWorkOfGoals)),
    listObjectivesMs: await median(() => goals.listObjectives(userId!, {})),
    listTasksMs: await median(() => tasks.listTasks(userId!, { status: 'open', limit: 200 })),
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  await client.end()
  await pool.end()
  await database.close()
}
