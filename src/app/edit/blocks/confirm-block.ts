import { happenedBlock } from '#core/blocks/block-actions.ts'
import { blockMinutes } from '#core/blocks/pending-minutes.ts'
import { settledBlock } from '#core/blocks/settled-block.ts'
import type { EditDependencies } from '../dependencies.ts'
import { createBlockEdit } from './edit-block.ts'
import { bookSettled } from './book-settled.ts'

/** It happened: all of it, or so many minutes. Said again with other minutes, it corrects what was said. */
export const createConfirmBlock = (dependencies: EditDependencies) =>
  createBlockEdit(dependencies, 'confirm', async (edit, minutes?: number) => {
    const { block, nowMs } = edit
    const isSaid = block.settledMinutes !== null && (block.state === 'done' || block.state === 'partial')
    if (isSaid && (minutes === undefined || minutes === block.settledMinutes)) return block
    const happened = happenedBlock(block, nowMs)
    const settled = settledBlock(happened, minutes ?? blockMinutes(block))
    await bookSettled(edit, settled, 'confirmed')
    return settled
  })
