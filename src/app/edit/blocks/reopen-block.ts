import { reopenedBlock } from '#core/blocks/reopened-block.ts'
import type { EditDependencies } from '../dependencies.ts'
import { bookSettled } from './book-settled.ts'
import { createBlockEdit } from './edit-block.ts'
import { dateOf } from './skip-block.ts'

/** Takes back what was said of a block: an entry with the difference leaves its hours as they were before. */
export const createReopenBlock = (dependencies: EditDependencies) =>
  createBlockEdit(dependencies, 'reopen', async (edit) => {
    const { block, nowMs, repositories } = edit
    if (block.state === 'skipped' && block.itemKind === 'habit')
      await repositories.habits.unskip(block.itemId, await dateOf(edit))
    const reopened = reopenedBlock(block, nowMs)
    await bookSettled(edit, reopened, 'confirmed')
    return reopened
  })
