import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { localDateOf } from '#core/time/local-date.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import type { EditDependencies } from '../dependencies.ts'
import { type BlockEdit, createBlockEdit } from './edit-block.ts'

/** Not this time: a habit leaves the date out, a task is planned again at another time. */
export const createSkipBlock = (dependencies: EditDependencies) =>
  createBlockEdit(dependencies, 'skip', async (edit) => {
    const { block, repositories } = edit
    if (block.state === 'skipped') return block
    if (block.itemKind === 'habit') await repositories.habits.skip(block.itemId, await dateOf(edit))
    return { ...block, state: 'skipped' }
  })

/** Local date of the block where the person is then. */
export async function dateOf({ repositories, block }: BlockEdit): Promise<string> {
  const person = await repositories.person.get()
  return localDateOf(localDayOf(block.startMs, whereaboutsOf(person)))
}
