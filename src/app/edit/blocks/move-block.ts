import { DAY_MS, MINUTE_MS } from '#core/time/interval.ts'
import { conflict, invalid } from '../../errors.ts'
import { iso } from '../../read/iso.ts'
import type { EditDependencies } from '../dependencies.ts'
import { type BlockEdit, createBlockEdit } from './edit-block.ts'
import { itemTitle } from './item-title.ts'
import { dateOf } from './skip-block.ts'

export type Place = { readonly startMs: number; readonly endMs: number }

const LEAST_MS = 5 * MINUTE_MS
const FARTHEST_MS = 366 * DAY_MS

/** Move or resize, and pin there: any minute, also over busy time. What was skipped or missed is wanted again. */
export const createMoveBlock = (dependencies: EditDependencies) =>
  createBlockEdit(dependencies, 'move', async (edit, place: Place) => {
    const { block, repositories, nowMs } = edit
    checkPlace(place)
    if (block.state === 'running') return extend(edit, place)
    checkAhead(place, nowMs, 'Say that it was done, or log the work.')
    if (block.state === 'skipped' && block.itemKind === 'habit') {
      await repositories.habits.unskip(block.itemId, await dateOf(edit))
    }
    return { ...block, ...place, state: 'pinned', settledMinutes: null }
  })

/** What is over cannot be planned, and nobody sees what lies further off. */
export function checkAhead({ startMs, endMs }: Place, nowMs: number, wayOut: string): void {
  if (endMs <= nowMs) throw invalid('body.end', iso(endMs), 'a time in the future', wayOut)
  if (startMs > nowMs + FARTHEST_MS)
    throw invalid('body.start', iso(startMs), `a time before ${iso(nowMs + FARTHEST_MS)}, within a year`)
}

/** Whole minutes, from five of them to a day. */
export function checkPlace({ startMs, endMs }: Place): void {
  if (startMs % MINUTE_MS !== 0) throw invalid('body.start', iso(startMs), 'a whole minute')
  if (endMs % MINUTE_MS !== 0) throw invalid('body.end', iso(endMs), 'a whole minute')
  if (endMs - startMs < LEAST_MS || endMs - startMs > DAY_MS) {
    throw invalid('body.end', iso(endMs), 'an end from 5 minutes to 24 hours after the start')
  }
}

/** A running block has begun: only its end can still change, and only ahead. */
async function extend({ repositories, block, nowMs }: BlockEdit, { startMs, endMs }: Place) {
  if (startMs === block.startMs && endMs > nowMs) return { ...block, endMs }
  throw conflict(
    'block-runs',
    `Cannot move the block “${await itemTitle(repositories, block)}”: it is running.`,
    'Change its end only, to a time in the future, or stop it first.',
  )
}
