import { stoppedBlock } from '#core/blocks/block-actions.ts'
import { conflict } from '../../errors.ts'
import type { EditDependencies } from '../dependencies.ts'
import { bookSettled } from './book-settled.ts'
import { type BlockEdit, createBlockEdit } from './edit-block.ts'
import { itemTitle } from './item-title.ts'
import { makeWay } from './make-way.ts'

/** End now: the minutes since the start are recorded, and what is left of the block is free again. */
export const createStopBlock = (dependencies: EditDependencies) =>
  createBlockEdit(dependencies, 'stop', async (edit) => {
    if (edit.block.startedAtMs === null) {
      throw conflict(
        'block-not-running',
        `Cannot stop the block “${await itemTitle(edit.repositories, edit.block)}”: it was never started.`,
        'Say that it was done, with its minutes.',
      )
    }
    return stopNow(edit)
  })

/** Books what the timer says; work that went on into what was planned next has taken that time. */
export async function stopNow(edit: BlockEdit) {
  const { block } = stoppedBlock(edit.block, edit.nowMs)
  await makeWay(edit, block)
  await bookSettled(edit, block, 'timer')
  return block
}
