import { and, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm'
import type { KpiRepository } from '#app/ports/repositories/kpi-repositories.ts'
import { kpiReadings, kpis } from '../../schema/kpis.ts'
import { excludedColumns } from '../excluded.ts'
import { fromKpi, toKpi, toReading } from './kpi-row.ts'
import { mapRow } from '../map-row.ts'
import { toDate } from '../moments.ts'
import { ownedRows } from '../owned-rows.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleKpiRepository(scope: Scope): KpiRepository {
  const rows = ownedRows(scope, 'KPI', kpis)
  return {
    find: async (id) => mapRow(await rows.find(id), toKpi),
    list: async () => (await rows.list(undefined, kpis.createdAt, kpis.id)).map(toKpi),
    save: (kpi) => rows.save(fromKpi(kpi)),
    remove: rows.remove,
    ...readingMethods(scope),
    ...webhookMethods(scope),
  }
}

type ReadingMethods = Pick<
  KpiRepository,
  'addReadings' | 'removeReading' | 'listLatestReadings' | 'listReadings'
>

function readingMethods(scope: Scope): ReadingMethods {
  const { db, userId } = scope
  const mine = eq(kpiReadings.userId, userId)
  return {
    addReadings: async (readings) => {
      for (const id of new Set(readings.map(({ kpiId }) => kpiId))) {
        await requireOwned(scope, `add readings of KPI ${id}`, [['KPI', kpis, id]])
      }
      if (readings.length === 0) return 0
      const added = await db
        .insert(kpiReadings)
        .values(readings.map(({ atMs, ...reading }) => ({ ...reading, userId, at: toDate(atMs) })))
        .onConflictDoUpdate({
          target: [kpiReadings.kpiId, kpiReadings.at],
          set: excludedColumns(kpiReadings, ['id', 'kpiId', 'at', 'userId']),
          setWhere: mine,
        })
        .returning({ isNew: sql<boolean>`xmax = 0` })
      return added.filter(({ isNew }) => isNew).length
    },
    removeReading: async (kpiId, readingId) => {
      const removed = await db
        .delete(kpiReadings)
        .where(and(mine, eq(kpiReadings.kpiId, kpiId), eq(kpiReadings.id, readingId)))
        .returning({ id: kpiReadings.id })
      return removed.length > 0
    },
    listLatestReadings: (count) => listLatest(scope, count),
    listReadings: async (kpiId) => {
      const found = await db
        .select()
        .from(kpiReadings)
        .where(and(mine, eq(kpiReadings.kpiId, kpiId)))
        .orderBy(kpiReadings.at)
      return found.map(toReading)
    },
  }
}

async function listLatest({ db, userId }: Scope, count: number) {
  const rank = sql<number>`row_number() over (partition by ${kpiReadings.kpiId} order by ${kpiReadings.at} desc)`
  const ranked = db
    .select({ ...getTableColumns(kpiReadings), rank: rank.as('rank') })
    .from(kpiReadings)
    .where(eq(kpiReadings.userId, userId))
    .as('ranked')
  const found = await db
    .select()
    .from(ranked)
    .where(sql`${ranked.rank} <= ${count}`)
    .orderBy(ranked.at)
  return found.map(toReading)
}

function webhookMethods({ db, userId }: Scope): Pick<KpiRepository, 'setWebhook' | 'listWebhooks'> {
  const mine = eq(kpis.userId, userId)
  return {
    setWebhook: async (kpiId, digest) => {
      await db
        .update(kpis)
        .set({ webhookDigest: digest })
        .where(and(mine, eq(kpis.id, kpiId)))
    },
    listWebhooks: async () => {
      const found = await db
        .select({ id: kpis.id })
        .from(kpis)
        .where(and(mine, isNotNull(kpis.webhookDigest)))
      return found.map(({ id }) => id)
    },
  }
}
