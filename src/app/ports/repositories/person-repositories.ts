import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { Person } from '#core/people/person.ts'
import type { Repository } from './goal-repositories.ts'

export type PersonRepository = {
  /** The person whose repositories these are. */
  get(): Promise<Person>
  save(person: Person): Promise<void>
}

export type HoursRepository = Repository<HoursProfile>

/** The five steps of the data's way; also the names of the queues and of the workers. */
export type Family = 'pull' | 'unfold' | 'plan' | 'publish' | 'settle'

export type Wake = {
  readonly userId: string
  readonly family: Family
  /** The calendar of a pull; '' otherwise. */
  readonly subject: string
  readonly requested: number
  readonly done: number
  readonly dueAtMs: number | null
  readonly lastAttemptAtMs: number | null
  readonly failures: number
}

export type WakeRepository = {
  /** Says "look again" in this transaction; the queue is told after the commit. */
  request(family: Family, subject?: string): Promise<void>
  /** Says "look again" at a moment; the earliest of several wins. */
  requestAt(family: Family, dueAtMs: number, subject?: string): Promise<void>
  find(family: Family, subject?: string): Promise<Wake | null>
  /** As find, but holds the row until the transaction ends. */
  findForUpdate(family: Family, subject?: string): Promise<Wake | null>
  /** Stamps the attempt and clears a moment that has come. Answers what was asked for so far. */
  begin(family: Family, subject: string, nowMs: number): Promise<Wake>
  finish(family: Family, subject: string, requested: number): Promise<void>
  fail(family: Family, subject: string, error: string): Promise<void>
}
