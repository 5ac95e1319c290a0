import { stoppedBlock } from '#core/blocks/block-actions.ts'
import { believedUntil, OVERRUN_MS } from '#core/blocks/overrun.ts'
import { durationWords } from '#core/time/duration-words.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
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
    if (hasRunOut(edit)) throw ranOut(await itemTitle(edit.repositories, edit.block))
    return stopNow(edit)
  })

/** Nobody stopped it: the hours since, a night perhaps, are no work. */
export const hasRunOut = ({ block, nowMs }: Pick<BlockEdit, 'block' | 'nowMs'>): boolean =>
  nowMs > believedUntil(block)

const ranOut = (title: string): Error =>
  conflict(
    'timer-ran-out',
    `Cannot stop “${title}”: its timer ran on for more than ${durationWords(OVERRUN_MS / MINUTE_MS)} after the planned end, and ended there.`,
    'Say in the week how many minutes it took.',
  )

/** Books what the timer says; work that went on into what was planned next has taken that time. */
export async function stopNow(edit: BlockEdit) {
  const { block } = stoppedBlock(edit.block, edit.nowMs)
  await makeWay(edit, block)
  await bookSettled(edit, block, 'timer')
  return block
}
