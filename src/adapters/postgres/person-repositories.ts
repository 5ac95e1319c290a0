import type { Repositories } from '#app/ports/unit-of-work.ts'
import type { AskedWakes } from './repositories/asked-wakes.ts'
import { drizzleAchievementRepository } from './repositories/drizzle-achievement-repository.ts'
import { drizzleBlockRepository } from './repositories/drizzle-block-repository.ts'
import { drizzleCalendarRepository } from './repositories/drizzle-calendar-repository.ts'
import { drizzleCallBudgetRepository } from './repositories/drizzle-call-budget-repository.ts'
import { drizzleChannelRepository } from './repositories/drizzle-channel-repository.ts'
import { drizzleCheckInRepository } from './repositories/drizzle-check-in-repository.ts'
import { drizzleConnectionRepository } from './repositories/drizzle-connection-repository.ts'
import { drizzleCycleRepository } from './repositories/drizzle-cycle-repository.ts'
import { drizzleDepartureRepository } from './repositories/drizzle-departure-repository.ts'
import { drizzleEventRepository } from './repositories/drizzle-event-repository.ts'
import { drizzleGoalChangeRepository } from './repositories/drizzle-goal-change-repository.ts'
import { drizzleHabitRepository } from './repositories/drizzle-habit-repository.ts'
import { drizzleHoursRepository } from './repositories/drizzle-hours-repository.ts'
import { drizzleListingRepository } from './repositories/drizzle-listing-repository.ts'
import { drizzleHousekeepingRepository } from './repositories/drizzle-housekeeping-repository.ts'
import { drizzleKeyResultRepository } from './repositories/drizzle-key-result-repository.ts'
import { drizzleKpiRepository } from './repositories/drizzle-kpi-repository.ts'
import { drizzleLedgerRepository } from './repositories/drizzle-ledger-repository.ts'
import { drizzleNotificationRepository } from './repositories/drizzle-notification-repository.ts'
import { drizzleObjectiveRepository } from './repositories/drizzle-objective-repository.ts'
import { drizzleOwnCalendarRepository } from './repositories/drizzle-own-calendar-repository.ts'
import { drizzlePersonRepository } from './repositories/drizzle-person-repository.ts'
import { drizzlePlanVersionRepository } from './repositories/drizzle-plan-version-repository.ts'
import { drizzlePublishedEventRepository } from './repositories/drizzle-published-event-repository.ts'
import { drizzleRepairRepository } from './repositories/drizzle-repair-repository.ts'
import { drizzleTaskChangeRepository } from './repositories/drizzle-task-change-repository.ts'
import { drizzleTaskSeriesRepository } from './repositories/drizzle-task-series-repository.ts'
import { drizzleTaskRepository } from './repositories/drizzle-task-repository.ts'
import { drizzleWakeRepository } from './repositories/drizzle-wake-repository.ts'
import { drizzleInvitationRepository } from './repositories/drizzle-invitation-repository.ts'
import { drizzleReportRepository } from './repositories/drizzle-report-repository.ts'
import { drizzleSharedGoalRepository } from './repositories/drizzle-shared-goal-repository.ts'
import { drizzleTeamRepository } from './repositories/drizzle-team-repository.ts'
import { drizzleWorkspaceRepository } from './repositories/drizzle-workspace-repository.ts'
import type { Scope } from './repositories/scope.ts'
import { announceChange } from './announce-change.ts'

/** All that belongs to one person, inside one transaction. */
export function drizzlePersonRepositories(scope: Scope, asked: AskedWakes): Repositories {
  return {
    person: drizzlePersonRepository(scope),
    hours: drizzleHoursRepository(scope),
    connections: drizzleConnectionRepository(scope),
    calendars: drizzleCalendarRepository(scope),
    channels: drizzleChannelRepository(scope),
    ownCalendars: drizzleOwnCalendarRepository(scope),
    callBudgets: drizzleCallBudgetRepository(scope),
    events: drizzleEventRepository(scope),
    listings: drizzleListingRepository(scope),
    cycles: drizzleCycleRepository(scope),
    objectives: drizzleObjectiveRepository(scope),
    keyResults: drizzleKeyResultRepository(scope),
    checkIns: drizzleCheckInRepository(scope),
    goalChanges: drizzleGoalChangeRepository(scope),
    achievements: drizzleAchievementRepository(scope),
    kpis: drizzleKpiRepository(scope),
    notifications: drizzleNotificationRepository(scope),
    habits: drizzleHabitRepository(scope),
    tasks: drizzleTaskRepository(scope),
    taskSeries: drizzleTaskSeriesRepository(scope),
    taskChanges: drizzleTaskChangeRepository(scope),
    blocks: drizzleBlockRepository(scope),
    publishedEvents: drizzlePublishedEventRepository(scope),
    planVersions: drizzlePlanVersionRepository(scope),
    repairs: drizzleRepairRepository(scope),
    ledger: drizzleLedgerRepository(scope),
    workspaces: drizzleWorkspaceRepository(scope),
    teams: drizzleTeamRepository(scope),
    invitations: drizzleInvitationRepository(scope),
    sharedGoals: drizzleSharedGoalRepository(scope),
    reports: drizzleReportRepository(scope),
    departure: drizzleDepartureRepository(scope),
    housekeeping: drizzleHousekeepingRepository(scope),
    wakes: drizzleWakeRepository(scope, asked),
    announce: (topic) => announceChange(scope.db, { userId: scope.userId, topic }),
  }
}
