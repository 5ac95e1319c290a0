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

type Attempt = { readonly key: string; readonly attempted: Date | null }

/** Steps that were begun and are open, with their last attempt: to see when somebody takes them up again. */
export async function pendingSteps({ database }: Stage): Promise<readonly Attempt[]> {
  const { rows } = await database.query<Attempt>(
    `select user_id || family || subject as key, last_attempt_at as attempted
     from wakes where requested > done and failures = 0 and last_attempt_at is not null`,
  )
  return rows
}

/** Whether each of them has been attempted again since, or is done. */
export async function areTakenUp(stage: Stage, pending: readonly Attempt[]): Promise<boolean> {
  const before = new Map(pending.map((one) => [one.key, one.attempted?.getTime()]))
  const now = await pendingSteps(stage)
  return !now.some(({ key, attempted }) => before.has(key) && before.get(key) === attempted?.getTime())
}
