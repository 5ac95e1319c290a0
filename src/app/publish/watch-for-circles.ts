import type { CalendarOperation } from '#core/calendar/reconcile.ts'
import { isGoingRound, MANY_WRITES, MOST_REPEATS } from '#core/calendar/write-log.ts'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { GatewayError } from '../ports/calendar-gateway.ts'
import type { PublishedEvent } from '../ports/repositories/work-repositories.ts'
import type { Run } from './publish-dependencies.ts'

type Write = {
  readonly record: PublishedEvent | undefined
  readonly today: string
  readonly timeZone: string
}

/**
 * Throws when the write would be one more turn in a circle: the event then rests until tomorrow. Tells the operators
 * of a block that is written often, whatever the reason.
 */
export function watchForCircles(
  run: Run,
  operation: CalendarOperation,
  { record, today, timeZone }: Write,
): void {
  if (operation.kind !== 'create' && operation.kind !== 'patch') return
  const log = record?.writes ?? null
  if (log?.on === today && log.count === MANY_WRITES) {
    run.onFault?.(
      `block ${operation.blockId}`,
      new Error(
        `Its event is written for the ${MANY_WRITES + 1}th time on ${today}. Look what makes it move.`,
      ),
    )
  }
  const fields = operation.kind === 'create' ? operation.fields : operation.asked
  if (!isGoingRound(log, today, fields)) return
  const nowMs = run.clock.now()
  const resting = new GatewayError(
    'daily-cap',
    `Cannot change the event once more: it came back to the same place ${MOST_REPEATS} times today. It rests until tomorrow.`,
    startOfLocalDate(localDayOf(nowMs, timeZone) + 1, timeZone) - nowMs,
  )
  run.onFault?.(`block ${operation.blockId}`, resting)
  throw resting
}
