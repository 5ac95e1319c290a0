import { DateTime } from 'luxon'
import type { RouteAnswer } from '#contracts/http/route.ts'
import type { suggestHours } from '#contracts/http/settings-routes.ts'
import { isBusy } from '#core/calendar/busy.ts'
import type { Occurrence } from '#core/calendar/calendar-event.ts'
import { type HoursProfile, startingHours } from '#core/people/hours-profile.ts'
import type { Person } from '#core/people/person.ts'
import { type Meeting, usualHours } from '#core/people/usual-hours.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#core/time/interval.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ExpandOccurrences } from '../../ports/recurrence.ts'
import type { Repositories, UnitOfWork } from '../../ports/unit-of-work.ts'

type Suggestion = RouteAnswer<typeof suggestHours>

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly expand: ExpandOccurrences
}

const LOOK_BACK_MS = 28 * DAY_MS
const LOOK_AHEAD_MS = 14 * DAY_MS
/** What is longer is a trip or a fair, and no meeting. */
const LONGEST_MS = 5 * HOUR_MS

/** Working hours as the meetings of the last weeks have them, for who has not said their own yet. */
export function createSuggestHours({ unitOfWork, clock, expand }: Dependencies) {
  return (userId: string): Promise<Suggestion> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const work = (await repositories.hours.list()).find(({ name }) => name === 'work')
      if (work === undefined || !isUntouched(work)) return { ranges: null, meetings: 0 }
      const person = await repositories.person.get()
      const meetings = await readMeetings(repositories, person, clock.now(), expand)
      const range = usualHours(meetings)
      return {
        ranges: range === null ? null : [{ ...range, days: [...range.days] }],
        meetings: meetings.length,
      }
    })
}

const isUntouched = ({ name, ranges }: HoursProfile): boolean => {
  const starting = startingHours.find((one) => one.name === name)
  return JSON.stringify(ranges.map(inOrder)) === JSON.stringify(starting?.ranges.map(inOrder))
}
const inOrder = ({ days, from, to }: HoursProfile['ranges'][number]) => [days, from, to]

async function readMeetings(
  { events, calendars }: Repositories,
  person: Person,
  nowMs: number,
  expand: ExpandOccurrences,
): Promise<readonly Meeting[]> {
  const [fromMs, toMs] = [nowMs - LOOK_BACK_MS, nowMs + LOOK_AHEAD_MS]
  // Main calendars only: what the family does in the evening is no work.
  const counted = (await calendars.list()).filter(
    ({ state, countsAsBusy, isPrimary }) => state !== 'gone' && countsAsBusy && isPrimary,
  )
  const ids = new Set(counted.map(({ id }) => id))
  const found = (await events.listAround(fromMs, toMs)).filter(({ calendarId }) => ids.has(calendarId))
  return [...Map.groupBy(found, ({ calendarId }) => calendarId).values()]
    .flatMap((ofOne) => [...expand(ofOne, fromMs, toMs, person.timeZone)])
    .filter((one) => isMeeting(one, person))
    .map((one) => meetingOf(one, person.timeZone))
}

const isMeeting = ({ event, startMs, endMs, isAllDay }: Occurrence, { settings }: Person): boolean =>
  !isAllDay &&
  event.blockId === null &&
  event.eventType === 'default' &&
  endMs - startMs <= LONGEST_MS &&
  isBusy(event, settings)

function meetingOf({ startMs, endMs }: Occurrence, timeZone: string): Meeting {
  const start = DateTime.fromMillis(startMs, { zone: timeZone })
  const fromMinute = start.hour * 60 + start.minute
  return {
    date: start.toISODate() ?? '',
    weekday: start.weekday,
    fromMinute,
    toMinute: Math.min(24 * 60, fromMinute + Math.round((endMs - startMs) / MINUTE_MS)),
  }
}
