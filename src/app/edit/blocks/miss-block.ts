import { settledBlock } from '#core/blocks/settled-block.ts'
import { conflict } from '../../errors.ts'
import type { EditDependencies } from '../dependencies.ts'
import { bookSettled } from './book-settled.ts'
import { createBlockEdit } from './edit-block.ts'
import { itemTitle } from './item-title.ts'

/** It did not happen. A task's work goes back to the planner; a habit is made up for, or counts as missed. */
export const createMissBlock = (dependencies: EditDependencies) =>
  createBlockEdit(dependencies, 'miss', async (edit) => {
    const { block, nowMs, repositories } = edit
    if (block.state === 'missed') return block
    if (block.startMs > nowMs) {
      throw conflict(
        'block-not-begun',
        `Cannot miss the block “${await itemTitle(repositories, block)}”: it has not begun yet.`,
        'Skip it instead, or move it.',
      )
    }
    const missed = settledBlock(block, 0)
    await bookSettled(edit, missed, 'confirmed')
    return missed
  })
