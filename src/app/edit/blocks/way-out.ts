import type { BlockState } from '#core/blocks/block.ts'
import type { BlockAction } from '#core/blocks/block-actions.ts'

const byState: Readonly<Partial<Record<BlockState, string>>> = {
  done: 'Correct its minutes, say that it was missed, or take back what was said.',
  partial: 'Correct its minutes, say that it was missed, or take back what was said.',
  skipped: 'Take it back, or move it to a time in the future.',
  withdrawn: 'The plan no longer wants it: log the work, or plan again.',
  running: 'Stop it first.',
  unconfirmed: 'Say that it was done or missed, or move it to a time in the future.',
  missed: 'Move it to a time in the future, or say that it was done.',
}

const byAction: Readonly<Partial<Record<BlockAction, string>>> = {
  stop: 'Start it first, or say that it was done.',
  extend: 'Start it first, or move its end.',
  reopen: 'Nothing has been said of it yet.',
}

/** What a person can do instead of an action that is refused. */
export const wayOutOf = (action: BlockAction, state: BlockState): string =>
  byState[state] ?? byAction[action] ?? 'Load the week again: the block has changed meanwhile.'
