import { startedBlock } from '#core/blocks/block-actions.ts'
import { conflict } from '../../errors.ts'
import type { EditDependencies } from '../dependencies.ts'
import { type BlockEdit, createBlockEdit } from './edit-block.ts'
import { itemTitle } from './item-title.ts'
import { makeWay } from './make-way.ts'

/** Begin now, wherever the block lay; one at a time. */
export const createStartBlock = (dependencies: EditDependencies) =>
  createBlockEdit(dependencies, 'start', async (edit) => {
    await refuseSecondTimer(edit)
    const started = startedBlock(edit.block, edit.nowMs)
    await makeWay(edit, started)
    return started
  })

export async function refuseSecondTimer({ repositories, block }: BlockEdit): Promise<void> {
  const [running] = await repositories.blocks.listInStates(['running'])
  if (running === undefined) return
  throw conflict(
    'another-block-runs',
    `Cannot start the block “${await itemTitle(repositories, block)}”: “${await itemTitle(repositories, running)}” is running.`,
    'Stop the running block first.',
  )
}
