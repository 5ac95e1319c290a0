import type { Block } from '#core/blocks/block.ts'
import { happenedBlock } from '#core/blocks/block-actions.ts'
import { blockMinutes } from '#core/blocks/pending-minutes.ts'
import { settledBlock } from '#core/blocks/settled-block.ts'
import type { EditDependencies } from '../dependencies.ts'
import { createBlockEdit } from './edit-block.ts'
import { bookSettled } from './book-settled.ts'
import { hasRunOut, stopNow } from './stop-block.ts'

/**
 * It happened: all of it, or so many minutes. Said again with other minutes, it corrects what was said. Of a running
 * block the timer knows the minutes, unless the person says others or forgot it.
 */
export const createConfirmBlock = (dependencies: EditDependencies) =>
  createBlockEdit(dependencies, 'confirm', async (edit, minutes?: number) => {
    const { block, nowMs } = edit
    const isSaid = block.settledMinutes !== null && (block.state === 'done' || block.state === 'partial')
    if (isSaid && (minutes === undefined || minutes === block.settledMinutes)) return block
    if (block.state === 'running' && minutes === undefined && !hasRunOut(edit)) return stopNow(edit)
    const happened = happenedBlock(block, nowMs)
    const settled = verdictOn(happened, block, minutes ?? blockMinutes(block))
    await bookSettled(edit, settled, 'confirmed')
    return settled
  })

/** As many minutes as were planned are all of it, also where they took less time. */
function verdictOn(happened: Block, planned: Block, minutes: number): Block {
  const { state, settledMinutes } = settledBlock(planned, minutes)
  return { ...happened, state, settledMinutes }
}
