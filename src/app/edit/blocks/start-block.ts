import { startedBlock } from '#core/blocks/block-actions.ts'
import { conflict } from '../../errors.ts'
import type { EditDependencies } from '../dependencies.ts'
import { createBlockEdit } from './edit-block.ts'
import { itemTitle } from './item-title.ts'

/** Begin now, wherever the block lay; one at a time. */
export const createStartBlock = (dependencies: EditDependencies) =>
  createBlockEdit(dependencies, 'start', async ({ repositories, block, nowMs }) => {
    const [running] = await repositories.blocks.listInStates(['running'])
    if (running !== undefined) {
      throw conflict(
        'another-block-runs',
        `Cannot start the block “${await itemTitle(repositories, block)}”: “${await itemTitle(repositories, running)}” is running.`,
        'Stop the running block first.',
      )
    }
    return startedBlock(block, nowMs)
  })
