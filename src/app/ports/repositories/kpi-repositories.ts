import type { Kpi, KpiReading } from '#core/goals/kpi.ts'
import type { Repository } from './goal-repositories.ts'

export type KpiRepository = Repository<Kpi> & {
  /** A reading for the same moment replaces the one before. Answers how many are new. */
  addReadings(readings: readonly KpiReading[]): Promise<number>
  removeReading(kpiId: string, readingId: string): Promise<boolean>
  /** The last `count` of each KPI, oldest first. */
  listLatestReadings(count: number): Promise<readonly KpiReading[]>
  /** All of one KPI, oldest first. */
  listReadings(kpiId: string): Promise<readonly KpiReading[]>
  /** Digest of the secret with which readings come in; null turns that off. */
  setWebhook(kpiId: string, digest: string | null): Promise<void>
  /** Ids of the KPIs that take readings from outside. */
  listWebhooks(): Promise<readonly string[]>
}
