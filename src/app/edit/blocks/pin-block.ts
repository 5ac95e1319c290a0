import type { EditDependencies } from '../dependencies.ts'
import { createBlockEdit } from './edit-block.ts'

/** Keep it where it is. */
export const createPinBlock = (dependencies: EditDependencies) =>
  createBlockEdit(dependencies, 'pin', ({ block }) =>
    Promise.resolve(block.state === 'pinned' ? block : { ...block, state: 'pinned' }),
  )
