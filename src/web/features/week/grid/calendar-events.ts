import type { EventInput } from '@fullcalendar/react'
import type { BlockView } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { dateOf, clockText } from '../../../format/zoned-time.ts'
import { isMovable } from '../block/block-words.ts'

export type BusyView = WeekView['events'][number]
export type Shown =
  | { readonly kind: 'block'; readonly block: BlockView }
  | { readonly kind: 'busy'; readonly busy: BusyView }

/** The same object of the server's answer, which keeps what has not changed. */
export const isSameShown = (a: Shown | undefined, b: Shown | undefined): boolean =>
  a !== undefined && b !== undefined && thingOf(a) === thingOf(b)

export const thingOf = (shown: Shown): BlockView | BusyView =>
  shown.kind === 'block' ? shown.block : shown.busy

/** What was made of a thing, as long as nothing else would be made of it: the grid takes up what is another object. */
const made = new WeakMap<object, { readonly of: string; readonly input: EventInput }>()

function kept(thing: object, of: string, make: () => EventInput): EventInput {
  const old = made.get(thing)
  if (old?.of === of) return old.input
  const input = make()
  made.set(thing, { of, input })
  return input
}

/** What the grid draws: busy events, blocks, and the hours that are closed. */
export function calendarEvents(week: WeekView): EventInput[] {
  const nowMs = Date.parse(week.now)
  return [
    ...closedHours(week),
    ...unknownTime(week),
    ...week.events.map((busy) => busyInput(busy, week.timeZone)),
    ...week.blocks.filter(({ state }) => state !== 'withdrawn').map((block) => blockInput(block, nowMs)),
  ]
}

/** Everything but the open hours is shaded; without any open hour, everything. */
function closedHours({ hours, from, to }: WeekView): EventInput[] {
  if (hours.length === 0) return [{ id: 'closed', start: from, end: to, display: 'background' }]
  return hours.map((one) =>
    kept(one, '', () => ({ groupId: 'open', start: one.start, end: one.end, display: 'inverse-background' })),
  )
}

/** Nothing is planned into time that nobody could read: from now on it is hatched. */
function unknownTime({ unknownCalendars, now, from, to }: WeekView): EventInput[] {
  const start = Date.parse(now) > Date.parse(from) ? now : from
  const isOver = Date.parse(start) >= Date.parse(to)
  return unknownCalendars.length === 0 || isOver
    ? []
    : [{ id: 'unknown', start, end: to, display: 'background', extendedProps: { isUnknown: true } }]
}

/** What lies upon others is drawn in this order, and the last ones hide behind “+2”: never what stands firm. */
export const drawnFirst = 'rank,start,-duration,title'
const rankOf = ({ state }: BlockView): number => (state === 'pinned' || state === 'running' ? 0 : 1)

function blockInput(block: BlockView, nowMs: number): EventInput {
  const movable = isMovable(block, nowMs)
  return kept(block, String(movable), () => ({
    id: block.id,
    title: block.title,
    start: block.start,
    end: block.end,
    startEditable: movable,
    durationEditable: movable,
    extendedProps: { shown: { kind: 'block', block } satisfies Shown, rank: rankOf(block) },
  }))
}

function busyInput(busy: BusyView, timeZone: string): EventInput {
  return kept(busy, timeZone, () => ({
    id: busyId(busy),
    title: busy.title ?? 'Busy',
    ...(busy.isAllDay
      ? { allDay: true, start: dateOf(busy.start, timeZone), end: dateOf(busy.end, timeZone) }
      : { start: busy.start, end: busy.end }),
    editable: false,
    extendedProps: { shown: { kind: 'busy', busy } satisfies Shown, rank: 1 },
  }))
}

/** One occurrence on one calendar: a series shares its event id. */
const busyId = ({ calendarId, eventId, start }: BusyView): string => `${calendarId}/${eventId}/${start}`

/** "HH:MM:SS" to which the grid scrolls first: just above the earliest opening, block or event from 06:00 on, at most 08:00. */
export function firstScroll(week: WeekView, minuteOf: (instant: string) => number): string {
  const things = [...week.blocks, ...week.events.filter(({ isAllDay }) => !isAllDay)]
  const starts = [
    ...week.hours.map(({ start }) => minuteOf(start)).filter((minute) => minute >= 5 * 60),
    ...things.map(({ start }) => minuteOf(start)).filter((minute) => minute >= 6 * 60),
  ]
  // The hour's own words stand on its line.
  return `${clockText(Math.min(8 * 60, ...starts) - 10)}:00`
}
