import { sql } from 'drizzle-orm'
import type {
  OtherTimeSum,
  PlanSum,
  ReportRepository,
  TimeSum,
} from '#app/ports/repositories/team-repositories.ts'
import { toDate } from './moments.ts'
import type { Scope } from './scope.ts'

/** Through functions that answer with sums only (migrations/0012): no row of a colleague comes this way. */
export function drizzleReportRepository({ db }: Pick<Scope, 'db'>): ReportRepository {
  return {
    sharedTime: async (workspaceId, fromWeek, toWeek) => {
      const { rows } = await db.execute<TimeRow>(
        sql`select week::text, objective_id, user_id, done::int, unconfirmed::int, planned::int
          from shared_time(${workspaceId}, ${fromWeek}, ${toWeek})`,
      )
      return rows.map(toTimeSum)
    },
    sharedPlans: async (workspaceId) => {
      const { rows } = await db.execute<PlanRow>(
        sql`select objective_id, user_id, minutes, from_date::text, to_date::text from shared_plans(${workspaceId})`,
      )
      return rows.map(toPlanSum)
    },
    otherTime: async (workspaceId, { from, to }, nowMs) => {
      const { rows } = await db.execute<OtherRow>(
        sql`select week::text, team_id, people, done::int
          from other_time(${workspaceId}, ${from}, ${to}, ${toDate(nowMs).toISOString()}) order by week, team_id`,
      )
      return rows.map(toOtherTime)
    },
  }
}

type TimeRow = {
  readonly week: string
  readonly objective_id: string
  readonly user_id: string
  readonly done: number
  readonly unconfirmed: number
  readonly planned: number
}
type PlanRow = {
  readonly objective_id: string
  readonly user_id: string
  readonly minutes: number
  readonly from_date: string
  readonly to_date: string
}
type OtherRow = {
  readonly week: string
  readonly team_id: string | null
  readonly people: number
  readonly done: number
}

const toTimeSum = (row: TimeRow): TimeSum => ({
  week: row.week,
  objectiveId: row.objective_id,
  userId: row.user_id,
  doneMinutes: row.done,
  unconfirmedMinutes: row.unconfirmed,
  plannedMinutes: row.planned,
})

const toPlanSum = (row: PlanRow): PlanSum => ({
  objectiveId: row.objective_id,
  userId: row.user_id,
  minutesPerWeek: row.minutes,
  fromDate: row.from_date,
  toDate: row.to_date,
})

const toOtherTime = (row: OtherRow): OtherTimeSum => ({
  week: row.week,
  teamId: row.team_id,
  people: row.people,
  doneMinutes: row.done,
})
