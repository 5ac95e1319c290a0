import { extendedBlock } from '#core/blocks/overrun.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { conflict, invalid } from '../../errors.ts'
import type { ExpandOccurrences } from '../../ports/recurrence.ts'
import type { EditDependencies } from '../dependencies.ts'
import { type BlockEdit, createBlockEdit } from './edit-block.ts'
import { firstInTheWay } from './first-in-the-way.ts'
import { itemTitle } from './item-title.ts'
import { makeWay } from './make-way.ts'
import { refuseSecondTimer } from './start-block.ts'

type Dependencies = EditDependencies & { readonly expand: ExpandOccurrences }

const MOST_MINUTES = 4 * 60

/**
 * Still at it: so many minutes more. What the planner may move makes way; what it may not is named, with the minutes
 * that are left before it.
 */
export const createExtendBlock = (dependencies: Dependencies) =>
  createBlockEdit(dependencies, 'extend', async (edit, minutes: number) => {
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES)
      throw invalid('body.minutes', minutes, `a number of minutes from 1 to ${MOST_MINUTES}`)
    if (edit.block.startedAtMs === null) throw await neverStarted(edit)
    if (edit.block.state !== 'running') await refuseSecondTimer(edit)
    const extended = extendedBlock(edit.block, minutes, edit.nowMs)
    const obstacle = await firstInTheWay(edit, extended, dependencies.expand)
    if (obstacle !== null) throw await blocked(edit, minutes, obstacle)
    await makeWay(edit, extended)
    return extended
  })

async function neverStarted({ repositories, block }: BlockEdit): Promise<Error> {
  return conflict(
    'block-not-running',
    `Cannot extend the block “${await itemTitle(repositories, block)}”: it was never started.`,
    'Start it, or say that it was done, with its minutes.',
  )
}

async function blocked(
  { repositories, block, nowMs }: BlockEdit,
  minutes: number,
  { title, startMs }: { readonly title: string; readonly startMs: number },
): Promise<Error> {
  const left = Math.floor((startMs - Math.max(block.endMs, nowMs)) / MINUTE_MS)
  return conflict(
    'busy-follows',
    `Cannot extend the block “${await itemTitle(repositories, block)}” by ${minutes} minutes: “${title}” is next.`,
    left >= 1
      ? `Extend it by ${left} minutes at most, or stop it and let the planner place what is left.`
      : 'Stop it and let the planner place what is left.',
  )
}
