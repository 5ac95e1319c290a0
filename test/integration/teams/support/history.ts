import type { Pool } from 'pg'
import { seeded } from '#core/prng.ts'
import { ids } from '../../postgres/support/store.ts'

export type Entry = {
  readonly userId: string
  readonly objectiveId: string | null
  readonly minutes: number
  readonly workedAtMs: number
  readonly recordedAtMs: number
}

type World = {
  readonly people: readonly string[]
  readonly objectives: readonly (string | null)[]
  readonly firstMs: number
  readonly lastMs: number
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Work of a seed: logged now or days later, some of it corrected. */
export function someHistory(
  seed: number,
  count: number,
  { people, objectives, firstMs, lastMs }: World,
): Entry[] {
  const random = seeded(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  return Array.from({ length: count }, () => {
    const workedAtMs = Math.floor(firstMs + random() * (lastMs - firstMs))
    return {
      userId: pick(people),
      objectiveId: pick(objectives),
      minutes: 5 + Math.floor(random() * 120),
      workedAtMs,
      recordedAtMs: workedAtMs + Math.floor(random() * 20 * DAY_MS),
    }
  })
}

export async function writeHistory(pool: Pool, entries: readonly Entry[]): Promise<void> {
  await pool.query(
    `insert into ledger_entries (id, user_id, objective_id, minutes, worked_at, evidence, recorded_at)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::timestamptz[], $6::text[], $7::timestamptz[])`,
    [
      entries.map(() => ids.next()),
      entries.map(({ userId }) => userId),
      entries.map(({ objectiveId }) => objectiveId),
      entries.map(({ minutes }) => minutes),
      entries.map(({ workedAtMs }) => new Date(workedAtMs)),
      entries.map(() => 'logged'),
      entries.map(({ recordedAtMs }) => new Date(recordedAtMs)),
    ],
  )
}
