import type { Block, BlockState } from '../blocks/block.ts'

/** What became of a habit on a local date. */
export type HabitDay = {
  readonly date: string
  readonly state: 'done' | 'partial' | 'unconfirmed' | 'missed' | 'skipped' | 'planned'
  /** Minutes that counted, or that are planned. */
  readonly minutes: number
}

/** The best that can be said of a date comes first. */
const ranks = ['done', 'partial', 'unconfirmed', 'planned', 'skipped', 'missed'] as const

/** One entry for each local date with something to tell, in order. A date left out on purpose is "skipped". */
export function habitCalendar(
  blocks: readonly Block[],
  skippedDates: readonly string[],
  dateOf: (ms: number) => string,
): HabitDay[] {
  const told = [
    ...blocks.flatMap((block) => dayOfBlock(block, dateOf(block.startMs))),
    ...skippedDates.map((date): HabitDay => ({ date, state: 'skipped', minutes: 0 })),
  ]
  return [...Map.groupBy(told, ({ date }) => date)]
    .map(([, days]) => days.toSorted((a, b) => ranks.indexOf(a.state) - ranks.indexOf(b.state))[0]!)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

function dayOfBlock(block: Block, date: string): HabitDay[] {
  const state = stateOf(block.state)
  if (state === null) return []
  const counts = state === 'done' || state === 'partial'
  const planned = Math.round((block.endMs - block.startMs) / 60_000)
  const given = state === 'planned' || state === 'unconfirmed' ? planned : 0
  return [{ date, state, minutes: counts ? (block.settledMinutes ?? planned) : given }]
}

function stateOf(state: BlockState): HabitDay['state'] | null {
  if (state === 'withdrawn') return null
  return ['flexible', 'defended', 'pinned', 'running'].includes(state)
    ? 'planned'
    : (state as HabitDay['state'])
}

/** Local dates on which the habit took place, in part at least. */
export const doneDatesOf = (blocks: readonly Block[], dateOf: (ms: number) => string): string[] =>
  blocks.filter(({ state }) => state === 'done' || state === 'partial').map(({ startMs }) => dateOf(startMs))
