import type { Block, BlockState } from '../blocks/block.ts'
import { MINUTE_MS } from '../time/interval.ts'
import type { GoogleCommand } from './google-command.ts'

/** What follows from a command beside the block itself. */
export type Obeyed = {
  readonly block: Block
  /** The habit's occurrence is not wanted this time. */
  readonly isHabitSkipped: boolean
  /** The habit's occurrence is wanted again. */
  readonly isHabitResumed: boolean
  readonly isConfirmed: boolean
}

const movable: ReadonlySet<BlockState> = new Set(['flexible', 'defended', 'pinned'])
const dropped: ReadonlySet<BlockState> = new Set(['missed', 'skipped', 'withdrawn', 'unconfirmed'])
const settled: ReadonlySet<BlockState> = new Set(['done', 'partial'])
export const isSettled = ({ state }: Pick<Block, 'state'>): boolean => settled.has(state)

const ended: ReadonlySet<BlockState> = new Set([...settled, 'skipped', 'withdrawn'])

/**
 * The block after what the person did in Google. Deleted means skipped: a habit leaves the day out, a task is planned
 * again at another time; what was under way ends and waits for a word, for its minutes were worked. Work that counted stays counted: a done block is neither moved nor dropped. A dropped or unconfirmed one that is moved into the future (after `nowMs`) is wanted again, there.
 */
export function obey(block: Block, commands: readonly GoogleCommand[], nowMs: number): Obeyed {
  return commands.reduce<Obeyed>((before, command) => step(before, command, nowMs), {
    block,
    isHabitSkipped: false,
    isHabitResumed: false,
    isConfirmed: false,
  })
}

function step(before: Obeyed, command: GoogleCommand, nowMs: number): Obeyed {
  const { block } = before
  switch (command.kind) {
    case 'pin':
      return pin(before, command.startMs, command.endMs, nowMs)
    case 'unpin':
      return block.state === 'pinned' ? { ...before, block: { ...block, state: 'flexible' } } : before
    case 'not-this-time':
      return dropNow(before, nowMs)
    case 'keep-title':
      return { ...before, block: { ...block, keptTitle: command.title } }
    case 'keep-description':
      return { ...before, block: { ...block, keptDescription: command.description } }
    case 'confirm':
      return { ...before, isConfirmed: !settled.has(block.state) }
  }
}

function pin(before: Obeyed, startMs: number, endMs: number, nowMs: number): Obeyed {
  const { block } = before
  if (settled.has(block.state) || startMs >= endMs) return before
  const moved = { ...block, startMs: wholeMinute(startMs), endMs: -wholeMinute(-endMs) }
  if (movable.has(block.state)) return { ...before, block: { ...moved, state: 'pinned' } }
  if (!dropped.has(block.state) || endMs <= nowMs) return { ...before, block: moved }
  return {
    ...before,
    block: { ...moved, state: 'pinned' },
    isHabitResumed: block.itemKind === 'habit' && block.state === 'skipped',
  }
}

/** The planner counts in minutes: what lies between is given to the block. */
const wholeMinute = (ms: number): number => Math.floor(ms / MINUTE_MS) * MINUTE_MS

function dropNow(before: Obeyed, nowMs: number): Obeyed {
  const { block } = before
  if (ended.has(block.state)) return before
  if (block.state === 'running') return { ...before, block: endedNow(block, nowMs) }
  const isHabit = block.itemKind === 'habit'
  return {
    ...before,
    block: { ...block, state: 'skipped' },
    isHabitSkipped: isHabit,
  }
}

function endedNow(block: Block, nowMs: number): Block {
  const endMs = Math.max(block.startMs + MINUTE_MS, Math.min(block.endMs, wholeMinute(nowMs)))
  return { ...block, state: 'unconfirmed', endMs }
}
