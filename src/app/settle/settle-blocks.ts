import { type Block, liveStates } from '#core/blocks/block.ts'
import { defence } from '#core/blocks/defend.ts'
import { believedUntil } from '#core/blocks/overrun.ts'
import { blockMinutes } from '#core/blocks/pending-minutes.ts'
import { settledBlock } from '#core/blocks/settled-block.ts'
import { isTicked } from '#core/calendar/tick.ts'
import type { Evidence } from '#core/blocks/ledger-entry.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { requestSettling } from '../after-applying.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Repositories, UnitOfWork } from '../ports/unit-of-work.ts'
import { askToUnfold } from './ask-to-unfold.ts'
import { bookBlock } from './book-work.ts'

type Dependencies = { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly ids: IdSource }

export type SettleResult = {
  readonly unconfirmed: number
  readonly done: number
  readonly defended: number
}

/** Blocks whose time has come or passed → defended, unconfirmed or done. A second run at the same moment does nothing. */
export function createSettleBlocks({ unitOfWork, clock, ids }: Dependencies) {
  return (userId: string): Promise<SettleResult> =>
    oneAtATime(unitOfWork).forUser(userId, async (repositories) => {
      const nowMs = clock.now()
      const { settings } = await repositories.person.get()
      const blocks = await repositories.blocks.listInStates([...liveStates, 'unconfirmed'])
      const problem = (await repositories.planVersions.latestApplied())?.problem ?? null
      const isToDefend = defence(blocks, problem, nowMs)
      const mustConfirm = settings.completion === 'confirm'
      const count = { unconfirmed: 0, done: 0, defended: 0 }
      let isTaskClosed = false
      for (const block of blocks) {
        const next = fateOf(block, { isToDefend, nowMs, mustConfirm })
        if (next === null) continue
        count[next.kind]++
        if (next.kind === 'done') {
          isTaskClosed = (await settle(repositories, ids, block, next.evidence, nowMs)) || isTaskClosed
        } else await repositories.blocks.save({ ...block, state: next.kind })
      }
      await followUp(repositories, count, isTaskClosed, nowMs)
      return count
    })
}

type Fate =
  | { readonly kind: 'unconfirmed' | 'defended' }
  | { readonly kind: 'done'; readonly evidence: Evidence }
  | null

type Around = {
  readonly isToDefend: (block: Block) => boolean
  readonly nowMs: number
  readonly mustConfirm: boolean
}

function fateOf(block: Block, { isToDefend, nowMs, mustConfirm }: Around): Fate {
  if (block.startMs <= nowMs && isTicked(block.keptTitle ?? ''))
    return { kind: 'done', evidence: 'confirmed' }
  if (block.state === 'unconfirmed') return null
  if (believedUntil(block) <= nowMs)
    return mustConfirm ? { kind: 'unconfirmed' } : { kind: 'done', evidence: 'assumed' }
  return isToDefend(block) ? { kind: 'defended' } : null
}

async function settle(
  repositories: Repositories,
  ids: IdSource,
  block: Block,
  evidence: Evidence,
  nowMs: number,
): Promise<boolean> {
  const minutes = blockMinutes(block)
  await repositories.blocks.save(settledBlock(block, minutes))
  const booking = { minutes, workedAtMs: block.startMs, evidence, note: '', nowMs }
  await askToUnfold(repositories, block)
  return bookBlock(repositories, ids, block, booking)
}

/** What was planned and has happened changes nothing for the planner, unless a task is through before its last block. */
async function followUp(
  repositories: Repositories,
  count: SettleResult,
  isTaskClosed: boolean,
  nowMs: number,
): Promise<void> {
  await requestSettling(repositories, nowMs)
  if (count.unconfirmed + count.done + count.defended === 0) return
  await repositories.wakes.request('publish')
  if (isTaskClosed) await repositories.wakes.request('plan')
  await repositories.announce('week')
  if (count.done === 0) return
  await repositories.announce('tasks')
  await repositories.announce('goals')
}
