import { blockMinutes } from '#core/blocks/pending-minutes.ts'
import { settledBlock } from '#core/blocks/settled-block.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { afterApplying } from '../after-applying.ts'
import { bookBlock } from './book-work.ts'

const open: ReadonlySet<string> = new Set(['flexible', 'defended', 'pinned', 'running', 'unconfirmed'])

/** A word on a key result does its check-in task: a block that has begun was that time, one ahead is not needed. */
export async function closeCheckIn(
  repositories: Repositories,
  ids: IdSource,
  keyResultId: string,
  nowMs: number,
): Promise<void> {
  const tasks = (await repositories.tasks.listByStatus('open')).filter(
    (task) => task.source === 'check-in' && task.keyResultId === keyResultId,
  )
  await repositories.wakes.request('unfold')
  if (tasks.length === 0) return
  await repositories.wakes.findForUpdate('plan')
  for (const task of tasks) {
    const blocks = await repositories.blocks.listForItem(task.id)
    for (const block of blocks.filter(({ state, startMs }) => open.has(state) && startMs <= nowMs)) {
      const minutes = blockMinutes(block)
      const settled = settledBlock(block, minutes)
      await repositories.blocks.save(settled)
      const booking = { minutes, workedAtMs: block.startMs, evidence: 'confirmed', note: '', nowMs } as const
      await bookBlock(repositories, ids, settled, booking)
    }
    await repositories.tasks.save({ ...task, status: 'done', doneAtMs: nowMs })
  }
  await repositories.wakes.request('plan')
  await afterApplying(repositories, nowMs)
  await repositories.announce('tasks')
}
