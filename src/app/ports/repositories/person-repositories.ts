import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { Person } from '#core/people/person.ts'
import type { Patience } from '../patience.ts'
import type { Repository } from './goal-repositories.ts'

export type PersonRepository = {
  /** The person whose repositories these are. */
  get(): Promise<Person>
  save(person: Person): Promise<void>
  /** Until the end of the transaction nobody else gets past this: what was checked is still so when it is written. */
  lock(): Promise<void>
  /** Notes that the person is here; cheap to say often. */
  noteSeen(nowMs: number): Promise<void>
}

export type HoursRepository = Repository<HoursProfile>

/** The five steps of the data's way; also the names of the queues and of the workers. */
export type Family = 'pull' | 'unfold' | 'plan' | 'publish' | 'settle'

/** Subject of the settling that looks for what a person has to be told. */
export const NOTICES = 'notices'

/** Subject of the wake that notes when a person's clutter was last cleared away. Nobody asks for it. */
export const HOUSEKEEPING = 'housekeeping'

export type Wake = {
  readonly userId: string
  readonly family: Family
  /** The calendar of a pull, or `NOTICES`; '' otherwise. */
  readonly subject: string
  readonly requested: number
  readonly done: number
  readonly dueAtMs: number | null
  readonly lastAttemptAtMs: number | null
  readonly failures: number
  /** Why the last attempt failed, in words for the person; null after one that went well. */
  readonly lastError: string | null
}

/**
 * A wake says "look at this again" in two ways that do not disturb each other.
 *
 * Counters: `requested` is raised by every transaction that asks, `done` follows when a run has finished. A look is
 * pending while requested > done. A run answers for what had been asked for when it began: whatever is asked for
 * while it runs stays pending and leads to another run.
 *
 * Moment: `dueAtMs` is one appointment in the future, the earliest asked for, so a run makes the later ones again. It
 * never makes a wake pending before it has come, and no `finish` or `fail` touches it. Once it has come, `begin`
 * turns it into a request: from then on a crash or a failure leaves it pending like any other.
 *
 * A wake is open (see `FleetRepositories.listOpenWakes`) when its moment has come, or when it is pending and was not
 * attempted lately.
 */
export type WakeRepository = {
  /**
   * Says "look again" in this transaction; the queue is told after the commit. With patience it is told to wait, unless
   * the same transaction asks without.
   */
  request(family: Family, subject?: string, patience?: Patience): Promise<void>
  /** Says "look again" at a moment; the earliest of several wins. A moment that has come already is a request. */
  requestAt(family: Family, dueAtMs: number, subject?: string): Promise<void>
  /** Turns a moment that comes by `dueByMs` into a request now. */
  hurry(family: Family, dueByMs: number): Promise<void>
  find(family: Family, subject?: string): Promise<Wake | null>
  /** Those whose last attempt failed. */
  listFailing(): Promise<readonly Wake[]>
  /** As find, but holds the row until the transaction ends. */
  findForUpdate(family: Family, subject?: string): Promise<Wake | null>
  /**
   * Stamps the attempt and turns a moment that has come into a request. Answers what was asked for so far: with
   * `requested` equal to `done` there is nothing to do. Commit it before the work, so that a crash leaves a trace.
   */
  begin(family: Family, subject: string, nowMs: number): Promise<Wake>
  /** Settles all that was asked for up to `requested`, the number that `begin` gave; forgets earlier failures. */
  finish(family: Family, subject: string, requested: number): Promise<void>
  /** Counts a failure and keeps its words. What was asked for stays pending. */
  fail(family: Family, subject: string, error: string): Promise<void>
}
