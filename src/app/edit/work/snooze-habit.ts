import type { snoozeHabit } from '#contracts/http/habit-routes.ts'
import type { RouteRequest } from '#contracts/http/route.ts'
import { type Block, isLive } from '#core/blocks/block.ts'
import { busyOf } from '#core/calendar/busy.ts'
import type { Habit } from '#core/goals/habit.ts'
import { snoozePlace } from '#core/goals/snooze-place.ts'
import { isInForceOn } from '#core/goals/streak.ts'
import { instantOfWall, localDayOf } from '#core/tasks/start-of-local-date.ts'
import { parseInstant } from '#core/time/instant.ts'
import { HOUR_MS, type Interval, MINUTE_MS, interval, merge } from '#core/time/interval.ts'
import { localDateOf, minuteOfDay, weekStartOf, weekdayOf } from '#core/time/local-date.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import { conflict, found } from '../../errors.ts'
import { afterApplying } from '../../after-applying.ts'
import { occurrencesOf } from '../../plan/problem/build-problem.ts'
import { type Snapshot, readSnapshot } from '../../plan/snapshot.ts'
import type { ExpandOccurrences } from '../../ports/recurrence.ts'
import type { EditDependencies } from '../dependencies.ts'

type Until = RouteRequest<typeof snoozeHabit>['body']['until']
type Dependencies = EditDependencies & { readonly expand: ExpandOccurrences }

/** Today's occurrence moves to the next free place of its window today, an hour on at least, or to tomorrow's. */
export function createSnoozeHabit({ unitOfWork, clock, expand }: Dependencies) {
  return (userId: string, id: string, until: Until): Promise<void> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const nowMs = clock.now()
      await repositories.wakes.findForUpdate('plan')
      const habit = found(await repositories.habits.find(id), 'habit', id)
      const snapshot = await readSnapshot(repositories, nowMs)
      const block = nextToday(habit, snapshot)
      const place = snoozePlace(
        spanOf(habit, block, until, snapshot),
        merge(takenBeside(block, snapshot, expand)),
        lengthsOf(habit, snapshot),
      )
      if (place === null) throw noRoom(habit, until)
      await repositories.blocks.save({ ...block, ...place, state: 'pinned' })
      await repositories.wakes.request('plan')
      await afterApplying(repositories, nowMs)
      await repositories.announce('habits')
    })
}

function nextToday(habit: Habit, { blocks, horizon, person }: Snapshot): Block {
  const block = blocks.find(
    (one) =>
      one.itemId === habit.id &&
      isLive(one) &&
      one.state !== 'running' &&
      one.endMs > horizon.nowMs &&
      localDayOf(one.startMs, whereaboutsOf(person)) === horizon.today,
  )
  if (block === undefined)
    throw conflict(
      'nothing-to-snooze',
      `Cannot snooze “${habit.title}”: it has no block today that is still to come.`,
      'Move a block of another day in the week, or log what was done.',
    )
  return block
}

/** Where it may go, within its window, its days and its week. */
function spanOf(habit: Habit, block: Block, until: Until, { horizon, person }: Snapshot): Interval {
  const day = until === 'tomorrow' ? horizon.today + 1 : horizon.today
  const { weekStart } = person.settings
  const isAllowed = habit.days.includes(weekdayOf(day)) && isInForceOn(habit, localDateOf(day))
  const isThisWeek = weekStartOf(day, weekStart) === weekStartOf(horizon.today, weekStart)
  const isOff = person.daysOff.includes(localDateOf(day))
  if (until === 'tomorrow' && (!isAllowed || !isThisWeek || isOff)) throw notTomorrow(habit)
  const from = instantOfWall(day, minuteOfDay(habit.windowFrom), whereaboutsOf(person))
  const to = instantOfWall(day, minuteOfDay(habit.windowTo), whereaboutsOf(person))
  const earliest = Math.max(horizon.nowMs, block.startMs) + HOUR_MS
  return interval(until === 'tomorrow' ? from : Math.max(from, earliest), to)
}

function takenBeside(block: Block, snapshot: Snapshot, expand: ExpandOccurrences): Interval[] {
  const busy = busyOf(occurrencesOf(snapshot, expand), snapshot.person.settings, snapshot.calendars)
  return [
    ...snapshot.blocks.filter((one) => one.id !== block.id && isLive(one)),
    ...busy.map(({ start, end, bufferBeforeMinutes, bufferAfterMinutes }) =>
      interval(
        parseInstant(start) - (bufferBeforeMinutes ?? 0) * MINUTE_MS,
        parseInstant(end) + (bufferAfterMinutes ?? 0) * MINUTE_MS,
      ),
    ),
  ]
}

const lengthsOf = (habit: Habit, { person }: Snapshot) => ({
  idealMs: habit.maxMinutes * MINUTE_MS,
  leastMs: habit.minMinutes * MINUTE_MS,
  gridMs: person.settings.gridMinutes * MINUTE_MS,
})

const notTomorrow = ({ title }: Habit) =>
  conflict(
    'not-tomorrow',
    `Cannot snooze “${title}” to tomorrow: that is not one of its days in this week.`,
    'Snooze it to later today, skip it, or move it by hand.',
  )

const noRoom = ({ title, windowTo, minMinutes }: Habit, until: Until) =>
  conflict(
    'no-room-to-snooze',
    `Cannot snooze “${title}”: ${until === 'tomorrow' ? 'tomorrow' : 'later today'} its window, until ${windowTo}, has no free ${minMinutes} minutes.`,
    'Skip it, widen its window, or move it by hand.',
  )
