import type { BlockView } from '#contracts/http/block-routes.ts'
import type { IconName } from '../../ui/icon.tsx'

export type BlockState = BlockView['state']

type StateWords = { readonly label: string; readonly icon: IconName | null; readonly meaning: string }

const words: Readonly<Record<BlockState, StateWords>> = {
  flexible: { label: 'Flexible', icon: null, meaning: 'Shown as free; the planner may still move it.' },
  defended: {
    label: 'Defended',
    icon: null,
    meaning: 'Shown as busy: its time is near or its slack is used up.',
  },
  pinned: { label: 'Pinned', icon: 'pin', meaning: 'Stays here until you unpin it.' },
  running: { label: 'Running', icon: 'play', meaning: 'You are on it right now.' },
  unconfirmed: { label: 'To confirm', icon: 'question', meaning: 'Its time is over. Did it happen?' },
  done: { label: 'Done', icon: 'check', meaning: 'All of it counted.' },
  partial: { label: 'Partly done', icon: 'half', meaning: 'Some of it counted; the rest was planned again.' },
  missed: {
    label: 'Missed',
    icon: 'cross',
    meaning: 'It did not happen; the work went back to the planner.',
  },
  skipped: { label: 'Skipped', icon: 'skip', meaning: 'Not this time.' },
  withdrawn: { label: 'Withdrawn', icon: 'undo', meaning: 'A later plan no longer wants it.' },
}

export const stateWords = (state: BlockState): StateWords => words[state]

export type BlockAction = 'done' | 'partly' | 'missed' | 'skip' | 'start' | 'stop' | 'pin' | 'unpin' | 'move'

/** What one can do with a block at a moment, the likeliest first. */
export function actionsOf(block: Pick<BlockView, 'state' | 'start' | 'end'>, nowMs: number): BlockAction[] {
  switch (block.state) {
    case 'flexible':
    case 'defended':
      return [...beforeItEnds(block, nowMs), 'pin', 'move', 'skip']
    case 'pinned':
      return [...beforeItEnds(block, nowMs), 'unpin', 'move', 'skip']
    case 'running':
      return ['stop', 'done', 'partly']
    case 'unconfirmed':
      return ['done', 'partly', 'missed', 'skip']
    case 'done':
    case 'partial':
    case 'missed':
    case 'skipped':
      return otherVerdicts(block.state)
    case 'withdrawn':
      return []
  }
}

const hasBegun = (block: Pick<BlockView, 'start'>, nowMs: number): boolean => Date.parse(block.start) <= nowMs

/** What has begun may be done already; what has not can be begun early. */
const beforeItEnds = (block: Pick<BlockView, 'start'>, nowMs: number): BlockAction[] =>
  hasBegun(block, nowMs) ? ['start', 'done', 'partly', 'missed'] : ['start', 'done']

/** A verdict can be taken back by giving another. */
function otherVerdicts(state: 'done' | 'partial' | 'missed' | 'skipped'): BlockAction[] {
  const all: BlockAction[] = ['done', 'partly', 'missed']
  const given: BlockAction = state === 'partial' ? 'partly' : state === 'skipped' ? 'skip' : state
  return state === 'partial' ? all : all.filter((action) => action !== given)
}

/** Only what still lies ahead, and is not being worked on, can be moved by hand. */
export const isMovable = (block: Pick<BlockView, 'state' | 'end'>, nowMs: number): boolean =>
  (block.state === 'flexible' || block.state === 'defended' || block.state === 'pinned') &&
  Date.parse(block.end) > nowMs

/** Minutes from start to end. */
export const minutesOf = ({ start, end }: { readonly start: string; readonly end: string }): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / 60_000)
