import type { Topic } from './change-feed.ts'
import type {
  CalendarRepository,
  CallBudgetRepository,
  Channel,
  ChannelRepository,
  ConnectionRepository,
  EventRepository,
  ListingRepository,
  OwnCalendarRepository,
} from './repositories/calendar-repositories.ts'
import type { DepartureRepository } from './repositories/departure-repositories.ts'
import type {
  AchievementRepository,
  CheckInRepository,
  CycleRepository,
  GoalChangeRepository,
  HabitRepository,
  KeyResultRepository,
  ObjectiveRepository,
} from './repositories/goal-repositories.ts'
import type { HousekeepingRepository } from './repositories/housekeeping-repositories.ts'
import type { NotificationRepository } from './repositories/notification-repositories.ts'
import type { KpiRepository } from './repositories/kpi-repositories.ts'
import type {
  HoursRepository,
  PersonRepository,
  Wake,
  WakeRepository,
} from './repositories/person-repositories.ts'
import type { RepairRepository } from './repositories/repair-repositories.ts'
import type { RoomRepository } from './repositories/room-repositories.ts'
import type { TaskChangeRepository, TaskSeriesRepository } from './repositories/task-repositories.ts'
import type {
  InvitationRepository,
  ReportRepository,
  SharedGoalRepository,
  TeamRepository,
  WorkspaceRepository,
} from './repositories/team-repositories.ts'
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
  readonly ownCalendars: OwnCalendarRepository
  readonly callBudgets: CallBudgetRepository
  readonly events: EventRepository
  readonly listings: ListingRepository
  readonly cycles: CycleRepository
  readonly objectives: ObjectiveRepository
  readonly keyResults: KeyResultRepository
  readonly checkIns: CheckInRepository
  readonly goalChanges: GoalChangeRepository
  readonly achievements: AchievementRepository
  readonly kpis: KpiRepository
  readonly notifications: NotificationRepository
  readonly habits: HabitRepository
  readonly tasks: TaskRepository
  readonly taskSeries: TaskSeriesRepository
  readonly taskChanges: TaskChangeRepository
  readonly blocks: BlockRepository
  readonly publishedEvents: PublishedEventRepository
  readonly planVersions: PlanVersionRepository
  readonly repairs: RepairRepository
  readonly ledger: LedgerRepository
  readonly workspaces: WorkspaceRepository
  readonly teams: TeamRepository
  readonly invitations: InvitationRepository
  readonly sharedGoals: SharedGoalRepository
  readonly reports: ReportRepository
  readonly rooms: RoomRepository
  readonly wakes: WakeRepository
  readonly departure: DepartureRepository
  readonly housekeeping: HousekeepingRepository
  /** Tells the person's open pages, after the commit. */
  announce(topic: Topic): Promise<void>
}

/** When a calendar has to be read again, in epoch ms. */
export type CalendarAge = {
  readonly nowMs: number
  /** Who was seen since then is active. */
  readonly seenSinceMs: number
  /** Of active people: read before this moment means stale. */
  readonly pulledBeforeMs: number
  /** The same of all others. */
  readonly dormantBeforeMs: number
}

/** In epoch ms. */
export type LastLook = { readonly nowMs: number; readonly beforeMs: number }

/** The few questions that are asked before it is known whose rows they concern. */
export type FleetRepositories = {
  findPersonByGoogleSubject(subject: string): Promise<Person | null>
  /** The person who signs in with this account, or else who linked it first. */
  findPersonByGoogleAccount(subject: string): Promise<Person | null>
  /** How many connections there are to this account, leaving ones left out. */
  countConnections(subject: string): Promise<number>
  findPerson(userId: string): Promise<Person | null>
  addPerson(person: Person, googleSubject: string, createdAtMs: number): Promise<void>
  findChannel(channelId: string): Promise<{ readonly userId: string; readonly channel: Channel } | null>
  /** The KPI that takes readings with a secret of this digest. */
  findKpiOfWebhook(digest: string): Promise<{ readonly userId: string; readonly kpiId: string } | null>
  /** Wakes that are due or left behind, least recently attempted first. */
  listOpenWakes(nowMs: number, attemptedBeforeMs: number, limit: number): Promise<readonly Wake[]>
  /** Calendars to look at again: those of people who were here lately sooner than those of others. */
  listStaleCalendars(
    age: CalendarAge,
    limit: number,
  ): Promise<readonly { readonly userId: string; readonly calendarId: string }[]>
  /** Noted room of people who left, from before that moment. */
  clearRoomsOfLeft(beforeMs: number): Promise<void>
  /** People whose settling of this subject was not attempted since then, longest ago first. */
  listUnlooked(subject: string, look: LastLook, limit: number): Promise<readonly string[]>
  /** When anybody's blocks were settled last, by the clock of that time; null when nobody's ever were. */
  lastSettledAtMs(): Promise<number | null>
  listPeople(): Promise<readonly string[]>
  /** Tells everybody's open pages and all our processes, after the commit. */
  announceToAll(topic: Topic): Promise<void>
  readFact(key: string): Promise<unknown>
  writeFact(key: string, value: unknown): Promise<void>
}

/** Transactions. All that is done with the repositories is committed together, or not at all. */
export type UnitOfWork = {
  /** `onCommit` is told at once, while the queue is still being told. */
  forUser<T>(
    userId: string,
    work: (repositories: Repositories) => Promise<T>,
    onCommit?: () => void,
  ): Promise<T>
  forFleet<T>(work: (repositories: FleetRepositories) => Promise<T>): Promise<T>
}
