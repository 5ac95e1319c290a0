import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { escapeLiteral } from 'pg'
import { currentActor } from './actor.ts'
import { PROGRAM_ROLE } from './program-role.ts'

/** Questions that are asked before it is known whose rows they concern. The policies in migrations/ say what each shows. */
type Door =
  | { readonly door: 'sign-in'; readonly key: string }
  | { readonly door: 'push'; readonly key: string }
  | { readonly door: 'kpi-webhook'; readonly key: string }
  | { readonly door: 'session'; readonly key: string }
  | { readonly door: 'invitation'; readonly key: string }
  | { readonly door: 'forget-sessions' }
  | { readonly door: 'sweep' }
  // Opened by functions of the database for the length of a question, with a person behind them (migrations/0012).
  | { readonly door: 'membership' | 'colleagues' | 'report' | 'hand-over' | 'tree' | 'forget' }

/** For whom a transaction works: that decides which rows are there (docs/adr/0009). The fleet sees none by itself. */
export type Claim =
  // With `isOneMoment` all its questions are answered as of the first one; it only reads.
  { readonly userId: string; readonly isOneMoment?: true } | Door | 'fleet'

export function nameOf(claim: Claim): string {
  if (claim === 'fleet') return 'the fleet'
  return 'userId' in claim ? `person ${claim.userId}` : `the door "${claim.door}"`
}

/** Takes the program's role where there is one: a superuser would see everything. Nothing of it outlives the transaction. */
const TAKE_ROLE = `set_config('role', case when pg_has_role(to_regrole('${PROGRAM_ROLE}'), 'member') then '${PROGRAM_ROLE}' else 'none' end, true)`

/** Begins a transaction and makes the claim, in one way to the server and back. */
export function beginAs(claim: Claim): string {
  // UTC, because old offsets with seconds cannot be read back as a Date.
  const settings = Object.entries({ ...settingsOf(claim), 'app.actor': currentActor(), TimeZone: 'UTC' })
  const made = settings.map(([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`)
  const isOneMoment = typeof claim === 'object' && 'isOneMoment' in claim
  const level = isOneMoment ? 'repeatable read read only' : 'read committed'
  return `begin isolation level ${level}; select ${[TAKE_ROLE, ...made].join(', ')}`
}

/** Goes on with another claim in the same transaction. The one before is over. */
export async function claimAgain(db: NodePgDatabase, claim: Claim): Promise<void> {
  const settings = Object.entries(settingsOf(claim))
  await db.execute(
    sql`select ${sql.join(
      settings.map(([name, value]) => sql`set_config(${name}, ${value}, true)`),
      sql`, `,
    )}`,
  )
}

type Settings = { readonly userId?: string; readonly door?: string; readonly key?: string }

function settingsOf(claim: Claim): Readonly<Record<string, string>> {
  const { userId = '', door = '', key = '' }: Settings = claim === 'fleet' ? {} : claim
  return { 'app.user_id': userId, 'app.door': door, 'app.door_key': key }
}
