import { createExpandOccurrences } from '#adapters/recurrence/expand-occurrences.ts'
import type { Calendar } from '#app/ports/repositories/calendar-repositories.ts'
import { DateTime } from 'luxon'
import type { Held } from './checks.ts'
import { DAY } from './drawn.ts'
import { instancesOf } from './hand.ts'
import type { Scene } from './scene.ts'
import { ZONE } from './world.ts'

type Time = { readonly dateTime?: string; readonly date?: string }
type Instance = { readonly id: string; readonly start: Time; readonly end: Time }

const AHEAD_MS = 30 * DAY
const expand = createExpandOccurrences((_series, error) => {
  throw error
})

/** R2, R11: what the mirror unfolds to takes place when Google says it does. */
export async function checkOccurrences(scene: Scene, held: Held): Promise<readonly string[]> {
  const readable = held.calendars.filter((one) => one.state === 'readable')
  const found = await Promise.all(readable.map((calendar) => compare(scene, held, calendar)))
  return found.flat()
}

async function compare(
  { world }: Scene,
  { mirror }: Held,
  { id, googleCalendarId, title }: Calendar,
): Promise<readonly string[]> {
  const fromMs = world.clock.now()
  const events = mirror.filter((one) => one.calendarId === id)
  const ours = expand(events, fromMs, fromMs + AHEAD_MS, ZONE).map((one) => spanText(one.startMs, one.endMs))
  const there = await instancesOf<Instance>(world, googleCalendarId, fromMs, fromMs + AHEAD_MS)
  const theirs = there.map(({ start, end }) => spanText(msOf(start), msOf(end)))
  const [onlyOurs, onlyTheirs] = [without(ours, theirs), without(theirs, ours)]
  return [
    ...onlyOurs.map((span) => `R2: we think that something takes place ${span} (${title})`),
    ...onlyTheirs.map((span) => `R2: something takes place ${span}, and we do not know (${title})`),
  ]
}

const spanText = (startMs: number, endMs: number): string =>
  `${new Date(startMs).toISOString()}/${new Date(endMs).toISOString()}`

const msOf = ({ date, dateTime }: Time): number =>
  dateTime === undefined ? DateTime.fromISO(date ?? '', { zone: ZONE }).toMillis() : Date.parse(dateTime)

/** As often as they come. */
function without(these: readonly string[], those: readonly string[]): readonly string[] {
  const left = Map.groupBy(those, (one) => one)
  return these.filter((one) => left.get(one)?.pop() === undefined)
}
