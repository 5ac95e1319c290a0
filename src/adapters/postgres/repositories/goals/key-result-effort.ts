import { type SQL, sql } from 'drizzle-orm'
import { ledgerEntries } from '../../schema/work.ts'
import type { Scope } from '../scope.ts'

export type Effort = { readonly minutes: number; readonly sessions: number }

/**
 * Effort by key result, from the ledger. A session is a block, or a piece of logged work, whose entries with all
 * their corrections still leave minutes: correcting a block does not make a second session, and one corrected to
 * nothing is none.
 */
export async function readEffort({ db, userId }: Scope): Promise<ReadonlyMap<string, Effort>> {
  const { rows } = await db.execute<{ key_result_id: string; minutes: string; sessions: string }>(sql`
    with recursive chain(id, root) as (${chainOfCorrections(userId)}),
    session as (
      select e.key_result_id, coalesce(first.block_id, first.id) as session_id, sum(e.minutes) as minutes
      from ${ledgerEntries} e
      join chain on chain.id = e.id
      join ${ledgerEntries} first on first.id = chain.root
      where e.user_id = ${userId} and e.key_result_id is not null
      group by 1, 2
    )
    select key_result_id, sum(minutes) as minutes, count(*) filter (where minutes > 0) as sessions
    from session group by key_result_id
  `)
  return new Map(
    rows.map((row) => [row.key_result_id, { minutes: Number(row.minutes), sessions: Number(row.sessions) }]),
  )
}

/** Every entry with the entry that it corrects in the end: itself, when it corrects nothing. */
const chainOfCorrections = (userId: string): SQL => sql`
  select id, id from ${ledgerEntries} where user_id = ${userId} and corrects is null
  union all
  select e.id, chain.root from ${ledgerEntries} e join chain on e.corrects = chain.id where e.user_id = ${userId}
`
