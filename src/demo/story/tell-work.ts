import type { Block } from '#core/blocks/block.ts'
import { settledBlock } from '#core/blocks/settled-block.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import type { Teller } from './teller.ts'

/** A block of the past: of a task or a habit, so many minutes long, of which so many were worked. */
export type PastBlock = {
  readonly kind: 'task' | 'habit'
  readonly itemId: string
  readonly startMs: number
  readonly minutes: number
  readonly done: number
}

export const endOf = ({ startMs, minutes }: PastBlock): number => startMs + minutes * MINUTE_MS

/** Puts a block where it was, and what came of it into the ledger. */
export async function tellBlock(teller: Teller, past: PastBlock): Promise<void> {
  const { mine, clock } = teller
  clock.goTo(endOf(past) + 5 * MINUTE_MS)
  const block = settledBlock(liveBlock(teller, past), past.done)
  await mine.blocks.save(block)
  if (past.done === 0) return
  await mine.ledger.add({
    id: teller.ids.next(),
    blockId: block.id,
    ...(await itemOf(teller, past)),
    minutes: past.done,
    workedAtMs: past.startMs,
    evidence: 'confirmed',
    corrects: null,
    note: '',
    recordedAtMs: clock.now(),
  })
}

/** The last one waits for a word. */
export const tellUnconfirmed = async (teller: Teller, past: PastBlock): Promise<void> => {
  teller.clock.goTo(endOf(past))
  await teller.mine.blocks.save({ ...liveBlock(teller, past), state: 'unconfirmed' })
}

const liveBlock = ({ ids }: Teller, past: PastBlock): Block => ({
  id: ids.next(),
  itemKind: past.kind,
  itemId: past.itemId,
  startMs: past.startMs,
  endMs: endOf(past),
  state: 'flexible',
  keptTitle: null,
  keptDescription: null,
  settledMinutes: null,
  startedAtMs: null,
})

/** In the story every task and habit names its objective, too. */
async function itemOf({ mine }: Teller, { kind, itemId }: PastBlock) {
  const item = kind === 'task' ? await mine.tasks.find(itemId) : await mine.habits.find(itemId)
  return {
    taskId: kind === 'task' ? itemId : null,
    habitId: kind === 'habit' ? itemId : null,
    keyResultId: item?.keyResultId ?? null,
    objectiveId: item?.objectiveId ?? null,
  }
}
