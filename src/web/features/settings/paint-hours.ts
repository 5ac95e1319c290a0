import { interval, merge, MINUTE_MS, subtract, type Interval } from '#core/time/interval.ts'
import { clockText } from '../../format/zoned-time.ts'
import type { HoursByDay, OpenHours } from './hours-by-day.ts'

/** A rectangle of the grid: days (0 = Monday) and minutes after midnight, `to` not included. */
export type Stroke = { readonly days: readonly number[]; readonly from: number; readonly to: number }

/** One field of the grid: the row as the week is shown, and the number of its step from midnight. */
export type Cell = { readonly row: number; readonly slot: number }

const DAY_MINUTES = 24 * 60

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

const spansOf = (hours: readonly OpenHours[]): Interval[] =>
  hours.map(({ from, to }) => interval(minuteOf(from) * MINUTE_MS, minuteOf(to) * MINUTE_MS))

const hoursOf = (spans: readonly Interval[]): OpenHours[] =>
  spans.map(({ startMs, endMs }, key) => ({
    key,
    from: clockText(startMs / MINUTE_MS),
    to: clockText(endMs / MINUTE_MS),
  }))

/** The hours after a stroke has opened, or closed, its rectangle. What lies beside it stays to the minute. */
export function paint(byDay: HoursByDay, { days, from, to }: Stroke, opens: boolean): HoursByDay {
  const stroke = [interval(from * MINUTE_MS, to * MINUTE_MS)]
  return byDay.map((hours, day) => {
    if (!days.includes(day)) return hours
    const spans = merge(spansOf(hours))
    return hoursOf(opens ? merge([...spans, ...stroke]) : subtract(spans, stroke))
  })
}

/** Whether [from, to), in minutes, is open on a day. */
export function openness(
  hours: readonly OpenHours[],
  from: number,
  to: number,
): 'open' | 'partly' | 'closed' {
  const field = [interval(from * MINUTE_MS, to * MINUTE_MS)]
  const closed = subtract(field, merge(spansOf(hours)))
  if (closed.length === 0) return 'open'
  const [rest] = closed
  const isWhole =
    closed.length === 1 && rest?.startMs === field[0]?.startMs && rest?.endMs === field[0]?.endMs
  return isWhole ? 'closed' : 'partly'
}

/** Closed fields are opened; where all is open already, all is closed. */
export const wouldOpen = (byDay: HoursByDay, { days, from, to }: Stroke): boolean =>
  days.some((day) => openness(byDay[day] ?? [], from, to) !== 'open')

/** The rectangle between two cells. `order` holds the ISO weekday of each row. */
export function strokeBetween(a: Cell, b: Cell, order: readonly number[], step: number): Stroke {
  const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)]
  return {
    days: order.slice(top, bottom + 1).map((weekday) => weekday - 1),
    from: Math.min(a.slot, b.slot) * step,
    to: (Math.max(a.slot, b.slot) + 1) * step,
  }
}

/** Half hours, unless something begins or ends on a quarter. */
export const stepOf = (byDay: HoursByDay): 15 | 30 =>
  byDay.flat().every(({ from, to }) => minuteOf(from) % 30 === 0 && minuteOf(to) % 30 === 0) ? 30 : 15

/** First and last hour to show: the day as most people live it, and whatever is open beside it. */
export function shownHours(byDay: HoursByDay): { readonly from: number; readonly to: number } {
  const ranges = byDay.flat()
  return {
    from: Math.min(6, ...ranges.map(({ from }) => Math.floor(minuteOf(from) / 60))),
    to: Math.max(22, ...ranges.map(({ to }) => Math.ceil(minuteOf(to) / 60))),
  }
}

/** The cell that an arrow key leads to, kept inside the grid; undefined for any other key. */
export function cellAfter(
  key: string,
  { row, slot }: Cell,
  bounds: { readonly rows: number; readonly first: number; readonly end: number },
): Cell | undefined {
  const last = bounds.end - 1
  switch (key) {
    case 'ArrowRight':
      return { row, slot: Math.min(last, slot + 1) }
    case 'ArrowLeft':
      return { row, slot: Math.max(bounds.first, slot - 1) }
    case 'ArrowDown':
      return { row: Math.min(bounds.rows - 1, row + 1), slot }
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), slot }
    case 'Home':
      return { row, slot: bounds.first }
    case 'End':
      return { row, slot: last }
    default:
      return undefined
  }
}

export const wholeDay = { from: 0, to: DAY_MINUTES / 60 } as const
