import type { Repositories } from '#app/ports/unit-of-work.ts'
import type { AskedWakes } from './repositories/wakes/asked-wakes.ts'
import { drizzleAchievementRepository } from './repositories/goals/drizzle-achievement-repository.ts'
import { drizzleBlockRepository } from './repositories/plans/drizzle-block-repository.ts'
import { drizzleCalendarRepository } from './repositories/calendars/drizzle-calendar-repository.ts'
import { drizzleCallBudgetRepository } from './repositories/calendars/drizzle-call-budget-repository.ts'
import { drizzleChannelRepository } from './repositories/calendars/drizzle-channel-repository.ts'
import { drizzleCheckInRepository } from './repositories/goals/drizzle-check-in-repository.ts'
import { drizzleConnectionRepository } from './repositories/calendars/drizzle-connection-repository.ts'
import { drizzleCycleRepository } from './repositories/goals/drizzle-cycle-repository.ts'
import { drizzleDepartureRepository } from './repositories/people/drizzle-departure-repository.ts'
import { drizzleEventRepository } from './repositories/calendars/drizzle-event-repository.ts'
import { drizzleGoalChangeRepository } from './repositories/goals/drizzle-goal-change-repository.ts'
import { drizzleHabitRepository } from './repositories/work/drizzle-habit-repository.ts'
import { drizzleHoursRepository } from './repositories/people/drizzle-hours-repository.ts'
import { drizzleListingRepository } from './repositories/calendars/drizzle-listing-repository.ts'
import { drizzleHousekeepingRepository } from './repositories/people/drizzle-housekeeping-repository.ts'
import { drizzleKeyResultRepository } from './repositories/goals/drizzle-key-result-repository.ts'
import { drizzleKpiRepository } from './repositories/goals/drizzle-kpi-repository.ts'
import { drizzleLedgerRepository } from './repositories/work/drizzle-ledger-repository.ts'
import { drizzleNotificationRepository } from './repositories/people/drizzle-notification-repository.ts'
import { drizzleObjectiveRepository } from './repositories/goals/drizzle-objective-repository.ts'
import { drizzleOwnCalendarRepository } from './repositories/calendars/drizzle-own-calendar-repository.ts'
import { drizzlePersonRepository } from './repositories/people/drizzle-person-repository.ts'
import { drizzlePlanVersionRepository } from './repositories/plans/drizzle-plan-version-repository.ts'
import { drizzlePublishedEventRepository } from './repositories/calendars/drizzle-published-event-repository.ts'
import { drizzleRepairRepository } from './repositories/plans/drizzle-repair-repository.ts'
import { drizzleTaskChangeRepository } from './repositories/work/drizzle-task-change-repository.ts'
import { drizzleTaskSeriesRepository } from './repositories/work/drizzle-task-series-repository.ts'
import { drizzleTaskRepository } from './repositories/work/drizzle-task-repository.ts'
import { drizzleWakeRepository } from './repositories/wakes/drizzle-wake-repository.ts'
import { drizzleInvitationRepository } from './repositories/teams/drizzle-invitation-repository.ts'
import { drizzleReportRepository } from './repositories/teams/drizzle-report-repository.ts'
import { drizzleRoomRepository } from './repositories/teams/drizzle-room-repository.ts'
import { drizzleSharedGoalRepository } from './repositories/goals/drizzle-shared-goal-repository.ts'
import { drizzleTeamRepository } from './repositories/teams/drizzle-team-repository.ts'
import { drizzleWorkspaceRepository } from './repositories/teams/drizzle-workspace-repository.ts'
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
    rooms: drizzleRoomRepository(scope),
    departure: drizzleDepartureRepository(scope),
    housekeeping: drizzleHousekeepingRepository(scope),
    wakes: drizzleWakeRepository(scope, asked),
    announce: (topic) => announceChange(scope.db, { userId: scope.userId, topic }),
  }
}
