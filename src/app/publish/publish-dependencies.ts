import type { CalendarGateway, CalendarGateways } from '../ports/calendar-gateway.ts'
import type { Connection } from '../ports/repositories/calendar-repositories.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Repositories, UnitOfWork } from '../ports/unit-of-work.ts'

/** What writing to Google needs. */
export type PublishDependencies = {
  readonly unitOfWork: UnitOfWork
  readonly gateways: CalendarGateways
  readonly clock: Clock
  readonly ids: IdSource
  /** Without a slash at the end; the links in our events begin with it. */
  readonly publicUrl: string
  /** Gives the access to a disconnected account back; absent where nobody disconnects. */
  readonly revokeAccess?: (userId: string, connection: Connection) => Promise<void>
  /** Hears of what a person should not have to: one of many went wrong. */
  readonly onFault?: (what: string, error: unknown) => void
}

/** One run of publish for one person. */
export type Run = PublishDependencies & {
  readonly userId: string
  readonly signal: AbortSignal | undefined
}

export const commit = <T>(run: Run, work: (mine: Repositories) => Promise<T>): Promise<T> =>
  run.unitOfWork.forUser(run.userId, work)

export const gatewayOf = (run: Run, connectionId: string): CalendarGateway =>
  run.gateways.forConnection(run.userId, connectionId, run.signal)
