import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { formatMinutes, formatNumber } from '../../../format/duration.ts'
import { withoutRoom, type WithoutRoom } from './unplaced-words.ts'

type Unplaced = PlanVersionView['unplaced']

export type RoomChanges = {
  /** What would find no room, or less of it than now. */
  readonly lost: readonly WithoutRoom[]
  /** What would find room, or more of it than now. */
  readonly found: readonly WithoutRoom[]
}

/** What another plan leaves out, against what is left out now. */
export function roomChanges(now: Unplaced, then: Unplaced): RoomChanges {
  const [before, after] = [withoutRoom(now), withoutRoom(then)]
  return { lost: moreThan(after, before), found: moreThan(before, after) }
}

const moreThan = (some: readonly WithoutRoom[], others: readonly WithoutRoom[]): WithoutRoom[] =>
  some.filter((one) => one.minutes > (others.find(({ itemId }) => itemId === one.itemId)?.minutes ?? 0))

type Sums = { readonly minutes: number; readonly cost: number }

/** "Planned ahead: 21 h (1 h 30 min more). Cost of the plan: 960 (120 more)."; a cost that stays says nothing. */
export function sumsText(now: Sums | (Pick<Sums, 'minutes'> & { readonly cost: null }), then: Sums): string {
  const hours = `${formatMinutes(then.minutes)} ${thanNow(then.minutes - now.minutes, formatMinutes)}`
  const [before, after] = [Math.round(now.cost ?? then.cost), Math.round(then.cost)]
  if (before === after) return `Planned ahead: ${hours}.`
  return `Planned ahead: ${hours}. Cost of the plan: ${formatNumber(after)} ${thanNow(after - before, formatNumber)}.`
}

const thanNow = (difference: number, said: (value: number) => string): string => {
  if (difference === 0) return '(as now)'
  return difference > 0 ? `(${said(difference)} more)` : `(${said(-difference)} less)`
}
