import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { UnitOfWork } from '../ports/unit-of-work.ts'

/** What every change by a person needs. */
export type EditDependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: IdSource
}
