import type { BlockFields } from '#core/calendar/block-fields.ts'
import type { CalendarOperation } from '#core/calendar/reconcile.ts'
import { isGoingRound, MANY_WRITES, MOST_REPEATS } from '#core/calendar/write-log.ts'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { GatewayError } from '../ports/calendar-gateway.ts'
import type { PublishedEvent } from '../ports/repositories/work-repositories.ts'
import type { Run } from './publish-dependencies.ts'

type Day = {
  readonly record: PublishedEvent | undefined
  readonly today: string
  readonly timeZone: string
}

/**
 * Throws when the write would be one more turn in a circle: the event then rests until tomorrow. Tells the operators
 * of a block that is written often, whatever the reason.
 */
export function watchForCircles(run: Run, operation: CalendarOperation, day: Day): void {
  const fields = writtenBy(operation)
  const log = day.record?.writes ?? null
  if (fields === null || log === null) return
  if (log.on === day.today && log.count === MANY_WRITES) {
    const often = `Its event is written for the ${MANY_WRITES + 1}th time on ${day.today}. Look what makes it move.`
    run.onFault?.(`block ${operation.blockId}`, new Error(often))
  }
  if (!isGoingRound(log, day.today, fields)) return
  const resting = restUntilTomorrow(run.clock.now(), day.timeZone)
  run.onFault?.(`block ${operation.blockId}`, resting)
  throw resting
}

function writtenBy(operation: CalendarOperation): BlockFields | null {
  if (operation.kind === 'create') return operation.fields
  return operation.kind === 'patch' ? operation.asked : null
}

const restUntilTomorrow = (nowMs: number, timeZone: string): GatewayError =>
  new GatewayError(
    'daily-cap',
    `Cannot change the event once more: it came back to the same place ${MOST_REPEATS} times today. It rests until tomorrow.`,
    startOfLocalDate(localDayOf(nowMs, timeZone) + 1, timeZone) - nowMs,
  )
