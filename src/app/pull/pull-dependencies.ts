import type { CalendarGateways } from '../ports/calendar-gateway.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { UnitOfWork } from '../ports/unit-of-work.ts'

/** What reading from Google needs. */
export type PullDependencies = {
  readonly unitOfWork: UnitOfWork
  readonly gateways: CalendarGateways
  readonly clock: Clock
  readonly ids: IdSource
}
