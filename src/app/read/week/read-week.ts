import type { PlanVersionView, WeekView } from '#contracts/http/plan-routes.ts'
import { unknownCalendars } from '#core/calendar/busy.ts'
import type { Person } from '#core/people/person.ts'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import type { Interval } from '#core/time/interval.ts'
import { localClock } from '#core/time/local-clock.ts'
import { dayNumbersOf, minuteOfDay, weekStartOf } from '#core/time/local-date.ts'
import { openWindows } from '#core/time/working-hours.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import { latestRepair } from '../../edit/repairs/take-back.ts'
import { findUndoTarget } from '../../plan/undo-target.ts'
import { isPlanPending } from '../../waiting-plan.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ExpandOccurrences } from '../../ports/recurrence.ts'
import type { Calendar } from '../../ports/repositories/calendar-repositories.ts'
import type { PlanVersion } from '../../ports/repositories/work-repositories.ts'
import type { Repositories, UnitOfWork } from '../../ports/unit-of-work.ts'
import { readBlockViews } from './block-view.ts'
import { busyEventView } from './busy-event.ts'
import { iso } from '../iso.ts'
import { readLateWork } from './read-late-work.ts'
import { readMoves } from './read-moves.ts'
import { repairView } from './repair-view.ts'
import { waitingForCalendars } from './unknown-time.ts'
import { planVersionView } from './version-view.ts'
import { type WeekQuery, weekSpan } from './week-span.ts'

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly expand: ExpandOccurrences
}

/** All that the week's page shows: events, blocks, hours, the plan in force and what undo would bring back. */
export function createReadWeek({ unitOfWork, clock, expand }: Dependencies) {
  return (userId: string, query: WeekQuery = {}): Promise<WeekView> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const nowMs = clock.now()
      // First, so that a plan which ends meanwhile is never said to be over beside the blocks before it.
      const isPlanning = isPlanPending(await repositories.wakes.find('plan'), nowMs)
      const person = await repositories.person.get()
      const span = weekSpan(query, person, nowMs)
      const calendars = await repositories.calendars.list()
      const blocks = await repositories.blocks.listBetween(span.startMs, span.endMs)
      return {
        from: iso(span.startMs),
        to: iso(span.endMs),
        timeZone: person.timeZone,
        now: iso(nowMs),
        events: await readEvents(repositories, person, calendars, span, expand),
        blocks: await readBlockViews(repositories, blocks),
        hours: await readHours(repositories, person, span),
        unknownCalendars: unknownCalendars(calendars).map(({ id, title, fault }) => ({ id, title, fault })),
        late: await readLateWork(repositories),
        ...(await readPlan(repositories, person, nowMs)),
        isPlanning,
      }
    })
}

async function readEvents(
  repositories: Repositories,
  person: Person,
  calendars: readonly Calendar[],
  { startMs, endMs }: Interval,
  expand: ExpandOccurrences,
): Promise<WeekView['events']> {
  const events = await repositories.events.listAround(startMs, endMs)
  const byId = new Map(calendars.filter(({ state }) => state !== 'gone').map((one) => [one.id, one]))
  const byCalendar = [...Map.groupBy(events, (event) => event.calendarId).values()]
  return byCalendar
    .flatMap((ofOne) => [...expand(ofOne, startMs, endMs, person.timeZone)])
    .filter(({ event }) => event.blockId === null)
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
    .flatMap((occurrence) => {
      const calendar = byId.get(occurrence.event.calendarId)
      return calendar === undefined ? [] : [busyEventView(occurrence, calendar, person.settings)]
    })
}

async function readHours(
  { hours }: Repositories,
  person: Person,
  span: Interval,
): Promise<WeekView['hours']> {
  const work = (await hours.list()).find(({ name }) => name === 'work')
  const ranges = (work?.ranges ?? []).map(({ days, from, to }) => ({
    days,
    fromMinute: minuteOfDay(from),
    toMinute: minuteOfDay(to),
  }))
  const clock = localClock(whereaboutsOf(person), span.startMs, span.endMs)
  const daysOff = dayNumbersOf(person.daysOff)
  return openWindows(ranges, clock, span, daysOff).map(({ startMs, endMs }) => ({
    start: iso(startMs),
    end: iso(endMs),
  }))
}

async function readPlan(repositories: Repositories, person: Person, nowMs: number) {
  const { planVersions } = repositories
  const version = await planVersions.latestApplied()
  const newest = (await planVersions.page(null, 1))[0]
  const undo = await findUndoTarget(repositories)
  const repair = await latestRepair(repositories)
  const weekDay = weekStartOf(localDayOf(nowMs, person.timeZone), person.settings.weekStart)
  const moves = await readMoves(repositories, startOfLocalDate(weekDay, person.timeZone))
  return {
    version: version === null ? null : await withWaiting(repositories, version),
    proposed: newest?.status === 'proposed' ? planVersionView(newest) : null,
    undoRestores: undo?.target.number ?? null,
    repaired: repair === null ? null : repairView(repair),
    movesThisWeek: moves.reduce((sum, { moved }) => sum + moved, 0),
  }
}

/** The plan in force, and what waits for a plan that cannot be made now. */
async function withWaiting(repositories: Repositories, version: PlanVersion): Promise<PlanVersionView> {
  const view = planVersionView(version)
  const waiting = await waitingForCalendars(repositories, version.plan)
  return { ...view, unplaced: [...view.unplaced, ...waiting] }
}
