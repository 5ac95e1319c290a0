import type { BlockView } from '#contracts/http/block-routes.ts'
import { ApiError, messageOf } from '../../../api/api-error.ts'
import { formatNumber } from '../../../format/duration.ts'
import type { IconName } from '../../../ui/icon-paths.ts'

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

export type BlockAction =
  | 'done'
  | 'partly'
  | 'missed'
  | 'skip'
  | 'reopen'
  | 'start'
  | 'stop'
  | 'extend'
  | 'pin'
  | 'unpin'
  | 'move'

/** What one can do with a block at a moment, the likeliest first. A verdict can be taken back by giving another. */
export function actionsOf(block: Pick<BlockView, 'state' | 'start'>, nowMs: number): readonly BlockAction[] {
  const actions = actionsIn[block.state]
  const hasBegun = Date.parse(block.start) <= nowMs
  return hasBegun ? actions : actions.filter((action) => action !== 'partly' && action !== 'missed')
}

const actionsIn: Readonly<Record<BlockState, readonly BlockAction[]>> = {
  flexible: ['start', 'done', 'partly', 'missed', 'pin', 'move', 'skip'],
  defended: ['start', 'done', 'partly', 'missed', 'pin', 'move', 'skip'],
  pinned: ['start', 'done', 'partly', 'missed', 'unpin', 'move', 'skip'],
  running: ['stop', 'extend', 'partly'],
  unconfirmed: ['done', 'partly', 'missed', 'skip'],
  done: ['partly', 'missed', 'reopen'],
  partial: ['done', 'partly', 'missed', 'reopen'],
  missed: ['done', 'partly', 'reopen'],
  skipped: ['done', 'partly', 'reopen'],
  withdrawn: [],
}

/** Only what still lies ahead, and is not being worked on, can be moved by hand. */
export const isMovable = (block: Pick<BlockView, 'state' | 'end'>, nowMs: number): boolean =>
  (block.state === 'flexible' || block.state === 'defended' || block.state === 'pinned') &&
  Date.parse(block.end) > nowMs

/** Minutes from start to end. */
export const minutesOf = ({ start, end }: { readonly start: string; readonly end: string }): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / 60_000)

/** What another place costs more than the present one, in the planner's points. */
export function extraText(extra: number): string {
  const points = Math.round(Math.abs(extra) * 10) / 10
  if (points === 0) return 'as good'
  return `${formatNumber(points)} ${points === 1 ? 'point' : 'points'} ${extra > 0 ? 'worse' : 'better'}`
}

/** Why a block was not moved: nothing was typed, but something was put back. */
export function staysText(title: string, error: unknown): string {
  const stays = `“${title}” stays where it was`
  if (!(error instanceof ApiError)) return `${stays}. ${messageOf(error)}`
  if (error.status === 0) return `${stays}: the server cannot be reached.`
  if (error.status === 401) return `${stays}: you are signed out.`
  return error.problem === null
    ? `${stays}: the server answered ${error.status}.`
    : `${stays}. ${error.message}`
}
