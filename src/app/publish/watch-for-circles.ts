import type { BlockFields } from '#core/calendar/block-fields.ts'
import type { CalendarOperation } from '#core/calendar/reconcile.ts'
import { MANY_WRITES, restOf } from '#core/calendar/write-log.ts'
import { GatewayError } from '../ports/calendar-gateway.ts'
import type { Place } from './carry-out.ts'
import type { Run } from './publish-dependencies.ts'

/**
 * Throws when the write would be one more turn in a circle: the event then rests for a while. Tells the operators of a
 * block that is written often, whatever the reason.
 */
export function watchForCircles(run: Run, operation: CalendarOperation, place: Place): void {
  const fields = writtenBy(operation)
  const log = place.record?.writes ?? null
  if (fields === null || log === null) return
  if (log.on === place.today && log.count === MANY_WRITES) {
    const often = `Its event is written for the ${MANY_WRITES + 1}th time on ${place.today}. Look what makes it move.`
    run.onFault?.(`block ${operation.blockId}`, new Error(often))
  }
  const restMs = restOf(log, { fields, on: place.today, nowMs: run.clock.now(), isPersons: place.isPersons })
  if (restMs === 0) return
  const resting = goingRound(restMs)
  run.onFault?.(`block ${operation.blockId}`, resting)
  throw resting
}

function writtenBy(operation: CalendarOperation): BlockFields | null {
  if (operation.kind === 'create') return operation.fields
  return operation.kind === 'patch' ? operation.asked : null
}

const goingRound = (restMs: number): GatewayError =>
  new GatewayError(
    'daily-cap',
    `Cannot change the event at once: it came back to the same place again and again today. It rests for ${Math.ceil(restMs / 60_000)} min.`,
    restMs,
  )
