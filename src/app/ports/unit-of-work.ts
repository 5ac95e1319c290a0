import type { Topic } from './change-feed.ts'
import type {
  CalendarRepository,
  Channel,
  ChannelRepository,
  ConnectionRepository,
  EventRepository,
} from './repositories/calendar-repositories.ts'
import type {
  CheckInRepository,
  CycleRepository,
  HabitRepository,
  KeyResultRepository,
  ObjectiveRepository,
} from './repositories/goal-repositories.ts'
import type {
  HoursRepository,
  PersonRepository,
  Wake,
  WakeRepository,
} from './repositories/person-repositories.ts'
import type {
  BlockRepository,
  LedgerRepository,
  PlanVersionRepository,
  PublishedEventRepository,
  TaskRepository,
} from './repositories/work-repositories.ts'
import type { Person } from '#core/people/person.ts'

/** What belongs to one person. No method can reach anybody else's rows. */
export type Repositories = {
  readonly person: PersonRepository
  readonly hours: HoursRepository
  readonly connections: ConnectionRepository
  readonly calendars: CalendarRepository
  readonly channels: ChannelRepository
  readonly events: EventRepository
  readonly cycles: CycleRepository
  readonly objectives: ObjectiveRepository
  readonly keyResults: KeyResultRepository
  readonly checkIns: CheckInRepository
  readonly habits: HabitRepository
  readonly tasks: TaskRepository
  readonly blocks: BlockRepository
  readonly publishedEvents: PublishedEventRepository
  readonly planVersions: PlanVersionRepository
  readonly ledger: LedgerRepository
  readonly wakes: WakeRepository
  /** Tells the person's open pages, after the commit. */
  announce(topic: Topic): Promise<void>
}

/** The few questions that are asked before it is known whose rows they concern. */
export type FleetRepositories = {
  findPersonByGoogleSubject(subject: string): Promise<Person | null>
  findPerson(userId: string): Promise<Person | null>
  addPerson(person: Person, googleSubject: string, createdAtMs: number): Promise<void>
  findChannel(channelId: string): Promise<{ readonly userId: string; readonly channel: Channel } | null>
  /** Wakes that are due or left behind, least recently attempted first. */
  listOpenWakes(nowMs: number, attemptedBeforeMs: number, limit: number): Promise<readonly Wake[]>
  /** Calendars to look at again: not read since `pulledBeforeMs`. */
  listStaleCalendars(
    nowMs: number,
    pulledBeforeMs: number,
    limit: number,
  ): Promise<readonly { readonly userId: string; readonly calendarId: string }[]>
  listPeople(): Promise<readonly string[]>
  /** Tells everybody's open pages and all our processes, after the commit. */
  announceToAll(topic: Topic): Promise<void>
  readFact(key: string): Promise<unknown>
  writeFact(key: string, value: unknown): Promise<void>
}

/** Transactions. All that is done with the repositories is committed together, or not at all. */
export type UnitOfWork = {
  forUser<T>(userId: string, work: (repositories: Repositories) => Promise<T>): Promise<T>
  forFleet<T>(work: (repositories: FleetRepositories) => Promise<T>): Promise<T>
}
