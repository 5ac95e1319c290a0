/**
 * The life of a block. `withdrawn` means that a later plan no longer wants it; it is kept, so that an undo can
 * bring it back.
 */
export type BlockState =
  | 'flexible'
  | 'defended'
  | 'pinned'
  | 'running'
  | 'unconfirmed'
  | 'done'
  | 'partial'
  | 'missed'
  | 'skipped'
  | 'withdrawn'

type ItemKind = 'task' | 'habit'

export type Block = {
  readonly id: string
  readonly itemKind: ItemKind
  readonly itemId: string
  readonly startMs: number
  readonly endMs: number
  readonly state: BlockState
  /** Title or description that the person typed in Google; ours no longer replaces it. */
  readonly keptTitle: string | null
  readonly keptDescription: string | null
  /** Minutes that counted when it was settled. */
  readonly settledMinutes: number | null
  readonly startedAtMs: number | null
}

/** States of blocks that the calendar still has to show in the future or now. */
export const liveStates: readonly BlockState[] = ['flexible', 'defended', 'pinned', 'running']
/** States of blocks whose time has passed. */
export const settledStates: readonly BlockState[] = ['done', 'partial', 'missed', 'skipped']

export const isLive = (block: Pick<Block, 'state'>): boolean => liveStates.includes(block.state)
export const isPinned = (block: Pick<Block, 'state'>): boolean =>
  block.state === 'pinned' || block.state === 'running'
