import type { EditDependencies } from './edit/dependencies.ts'
import type { CalendarGateways } from './ports/calendar-gateway.ts'
import type { Secrets } from './ports/secrets.ts'
import type { MovableClock } from './ports/clock.ts'
import type { IdentityProvider } from './ports/identity-provider.ts'
import type { ExpandOccurrences } from './ports/recurrence.ts'
import type { Messengers } from './ports/messengers.ts'
import type { PersonalCopy } from './ports/personal-copy.ts'
import type { LinkSealer, Opener, Sealer } from './ports/sealer.ts'
import type { Solver } from './ports/solver.ts'
import type { UserLock } from './ports/user-lock.ts'
import type { OpenWake } from './wake-up.ts'

/** Everything that the use cases need of the world, as ports. */
export type Ports = EditDependencies & {
  readonly userLock: UserLock
  readonly sealer: Sealer
  readonly opener: Opener
  readonly links: LinkSealer
  readonly messengers: Messengers
  readonly movableClock: MovableClock | null
  readonly personalCopy: PersonalCopy
  readonly solver: Solver
  readonly expand: ExpandOccurrences
  readonly gateways: CalendarGateways
  readonly identityProvider: IdentityProvider
  readonly secrets: Secrets
  readonly hash: (text: string) => string
  readonly wakeUp: (wakes: readonly OpenWake[]) => Promise<void>
  readonly onFault: (what: string, error: unknown) => void
  /** Without a slash at the end. */
  readonly publicUrl: string
  readonly pushAddress: string | null
  readonly sweepSeconds: number
}
