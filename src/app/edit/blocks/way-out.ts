import type { BlockState } from '#core/blocks/block.ts'
import type { BlockAction } from '#core/blocks/block-actions.ts'

const byState: Readonly<Partial<Record<BlockState, string>>> = {
  done: 'Correct its minutes, or say that it was missed.',
  partial: 'Correct its minutes, or say that it was missed.',
  skipped: 'Move it to a time in the future to bring it back.',
  withdrawn: 'The plan no longer wants it: log the work, or plan again.',
  running: 'Stop it first.',
  unconfirmed: 'Say that it was done or missed, or move it to a time in the future.',
  missed: 'Move it to a time in the future, or say that it was done.',
}

const byAction: Readonly<Partial<Record<BlockAction, string>>> = {
  stop: 'Start it first, or say that it was done.',
}

/** What a person can do instead of an action that is refused. */
export const wayOutOf = (action: BlockAction, state: BlockState): string =>
  byState[state] ?? byAction[action] ?? 'Load the week again: the block has changed meanwhile.'
