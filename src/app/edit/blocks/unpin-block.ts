import type { EditDependencies } from '../dependencies.ts'
import { createBlockEdit } from './edit-block.ts'

/** Let the planner move it again. */
export const createUnpinBlock = (dependencies: EditDependencies) =>
  createBlockEdit(dependencies, 'unpin', ({ block }) =>
    Promise.resolve(block.state === 'pinned' ? { ...block, state: 'flexible' } : block),
  )
