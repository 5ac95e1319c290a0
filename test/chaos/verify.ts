import type { Stage } from './stage.ts'

type BlockRow = {
  readonly id: string
  readonly start_at: Date
  readonly end_at: Date
  readonly state: string
}
export type Faults = { readonly lost: string[]; readonly doubled: string[]; readonly stray: string[] }

const live = new Set(['flexible', 'defended', 'pinned', 'running'])
const kept = new Set(['done', 'partial', 'unconfirmed', 'missed'])
const MINUTE = 60_000

/** R1 over all people: each live block is shown once and in its place, and nothing else is shown as ours. */
export async function findFaults({ database, google }: Stage): Promise<Faults> {
  const { rows } = await database.query<BlockRow>('select id, start_at, end_at, state from blocks')
  const shown = shownBlocks(google)
  const faults: Faults = { lost: [], doubled: [], stray: [] }
  for (const { id, state, start_at: start } of rows) {
    const events = shown.get(id) ?? []
    shown.delete(id)
    if (live.has(state)) {
      if (events.length > 1) faults.doubled.push(id)
      if (!events.some((startMs) => Math.floor(startMs / MINUTE) * MINUTE === start.getTime()))
        faults.lost.push(id)
    } else if (events.length > (kept.has(state) ? 1 : 0)) faults.stray.push(`${state} ${id}`)
  }
  for (const id of shown.keys()) faults.stray.push(`unknown ${id}`)
  return faults
}

/** Starts of the events that bear our mark, by block. */
function shownBlocks({ store }: Stage['google']): Map<string, number[]> {
  const shown = new Map<string, number[]>()
  const calendars = [...store.state.calendars.values()].filter((one) => !one.deleted)
  for (const { body } of calendars.flatMap((one) => [...one.events.values()])) {
    const blockId = body.extendedProperties?.private?.['blockId']
    if (blockId === undefined || body.status === 'cancelled') continue
    shown.set(blockId, [...(shown.get(blockId) ?? []), Date.parse(body.start?.dateTime ?? '')])
  }
  return shown
}

/** Steps that were asked for and not done. */
export async function openSteps({ database }: Stage): Promise<number> {
  const { rows } = await database.query<{ open: string }>(
    'select count(*) as open from wakes where requested > done or due_at <= now()',
  )
  return Number(rows[0]?.open ?? 0)
}

/** Why they are open: the last words of what failed. */
export async function lastErrors({ database }: Stage): Promise<readonly string[]> {
  const { rows } = await database.query<{ words: string }>(
    `select family || ' (' || failures || ' failures, last tried ' || last_attempt_at || '): ' || coalesce(last_error, 'no error') as words
     from wakes where requested > done or due_at <= now()`,
  )
  return rows.map((one) => one.words)
}

/** Whether each of these steps has been attempted since that moment, or is done. */
export async function areTakenUp(
  { database }: Stage,
  keys: ReadonlySet<string>,
  sinceMs: number,
): Promise<boolean> {
  const { rowCount } = await database.query(
    `select from wakes where user_id || family || subject = any($1) and requested > done and last_attempt_at < $2`,
    [[...keys], new Date(sinceMs)],
  )
  return rowCount === 0
}
