import { sql } from 'drizzle-orm'
import type {
  PlanSum,
  ReportQuery,
  ReportRepository,
  TimeSums,
} from '#app/ports/repositories/team-repositories.ts'
import { toDate } from '../moments.ts'
import type { Scope } from '../scope.ts'

/** Through functions that answer with sums only (migrations/0012, 0024, 0033): no row of a colleague comes this way. */
export function drizzleReportRepository({ db }: Pick<Scope, 'db'>): ReportRepository {
  return {
    time: async (query, nowMs) => {
      const { rows } = await db.execute<TimeRow>(timeQuery(query, nowMs))
      return toTimeSums(rows)
    },
    plans: async (workspaceId) => {
      const { rows } = await db.execute<PlanRow>(
        sql`select objective_id, user_id, minutes, from_date::text, to_date::text from shared_plans(${workspaceId})`,
      )
      return rows.map(toPlanSum)
    },
    room: async (workspaceId, { since, from, to }, nowMs) => {
      const { rows } = await db.execute<RoomRow>(
        sql`select team_id, max(people) filter (where week is null) as people, max(waiting) as waiting,
              coalesce(json_agg(json_build_array(week, need, free) order by week) filter (where week is not null), '[]') as cells
            from team_room(${workspaceId}, ${since}, ${from}, ${to}, ${toDate(nowMs).toISOString()}) group by team_id`,
      )
      return rows.map(toRoomSums)
    },
  }
}

/** One row for each key with its weeks together: a year of four hundred objectives is four hundred rows. */
const timeQuery = (query: ReportQuery, nowMs: number) => sql`
  select is_other, key, json_agg(json_build_array(week, done, unconfirmed, planned, people) order by week) as cells
  from time_report(${query.workspaceId}, ${query.fromWeek}, ${query.toWeek}, ${toDate(nowMs).toISOString()},
    ${query.by}, ${query.objectiveId}, ${query.userId}, ${query.teamId})
  group by is_other, key order by is_other, key`

type Cell = readonly [week: string, done: number, unconfirmed: number, planned: number, people: number | null]
type TimeRow = {
  readonly is_other: boolean
  readonly key: string | null
  readonly cells: readonly Cell[]
}
type RoomRow = {
  readonly team_id: string | null
  readonly people: number
  readonly waiting: number
  readonly cells: readonly (readonly [week: string, need: number, free: number])[]
}
type PlanRow = {
  readonly objective_id: string
  readonly user_id: string
  readonly minutes: number
  readonly from_date: string
  readonly to_date: string
}

function toTimeSums(rows: readonly TimeRow[]): TimeSums {
  const [shared, other] = [rows.filter((row) => !row.is_other), rows.filter((row) => row.is_other)]
  return {
    shared: shared.flatMap(({ key, cells }) =>
      cells.map(([week, doneMinutes, unconfirmedMinutes, plannedMinutes]) => ({
        key: key ?? '',
        week,
        doneMinutes,
        unconfirmedMinutes,
        plannedMinutes,
      })),
    ),
    other: other
      .flatMap(({ key, cells }) =>
        cells.map(([week, doneMinutes, , , people]) => ({
          week,
          teamId: key,
          people: people ?? 0,
          doneMinutes,
        })),
      )
      .toSorted((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0)),
  }
}

const toRoomSums = ({ team_id: teamId, people, waiting, cells }: RoomRow) => ({
  teamId,
  people,
  waiting,
  weeks: cells.map(([week, needMinutes, freeMinutes]) => ({ week, needMinutes, freeMinutes })),
})

const toPlanSum = (row: PlanRow): PlanSum => ({
  objectiveId: row.objective_id,
  userId: row.user_id,
  minutesPerWeek: row.minutes,
  fromDate: row.from_date,
  toDate: row.to_date,
})
