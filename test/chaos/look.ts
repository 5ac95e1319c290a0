import { waitUntil } from '../support/wait-until.ts'
import type { Stage } from './stage.ts'
import { openSteps } from './verify.ts'

const at = (ms: number): { readonly dateTime: string } => ({ dateTime: new Date(ms).toISOString() })
export const halfHourAt = (ms: number) => ({ start: at(ms), end: at(ms + 30 * 60_000) })

export const rest = (stage: Stage): Promise<unknown> =>
  waitUntil(async () => (await openSteps(stage)) === 0, { what: 'everything to be done', timeoutMs: 90_000 })

export const isMirrored = async ({ database }: Stage, eventId: string): Promise<boolean> => {
  const { rowCount } = await database.query('select from events where event_id = $1', [eventId])
  return (rowCount ?? 0) > 0
}
