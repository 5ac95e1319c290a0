import type { KpiReadingView, KpiView } from '#contracts/http/kpi-routes.ts'
import { type Breach, isRecoveryDeclined, openBreach } from '#core/goals/kpi-breach.ts'
import { readingDueMs } from '#core/goals/kpi-due.ts'
import { proposeRecovery } from '#core/goals/kpi-recovery.ts'
import { kpiTrend } from '#core/goals/kpi-trend.ts'
import { type Kpi, type KpiReading, kpiStatus } from '#core/goals/kpi.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { found } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { followersOf, isRecovering } from './kpi-followers.ts'
import { iso, isoOrNull } from '../iso.ts'

/** Enough for a sparkline, and to see when most breaches began. */
const SHOWN_READINGS = 60

/** KPIs as the page and the API show them. */
export function createReadKpis({ unitOfWork, clock }: Pick<EditDependencies, 'unitOfWork' | 'clock'>) {
  const readAll = (userId: string): Promise<KpiView[]> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const around = await readAround(repositories, clock.now())
      const views: KpiView[] = []
      for (const kpi of await repositories.kpis.list())
        views.push(kpiView(kpi, around, await breachOf(repositories, kpi, around)))
      return views
    })
  return {
    listKpis: async (userId: string): Promise<{ items: KpiView[] }> => ({ items: await readAll(userId) }),
    readKpi: async (userId: string, id: string): Promise<KpiView> =>
      found((await readAll(userId)).find((kpi) => kpi.id === id) ?? null, 'KPI', id),
    listKpiReadings: (userId: string, id: string): Promise<{ items: KpiReadingView[] }> =>
      unitOfWork.forUser(userId, async ({ kpis }) => {
        found(await kpis.find(id), 'KPI', id)
        const readings = await kpis.listReadings(id)
        return { items: readings.toReversed().map(({ atMs, ...reading }) => ({ ...reading, at: iso(atMs) })) }
      }),
  }
}

type Around = {
  readonly nowMs: number
  readonly zone: string
  readonly readingsOf: (kpiId: string) => readonly KpiReading[]
  readonly keyResults: readonly KeyResult[]
  readonly objectives: readonly Objective[]
  readonly webhooks: readonly string[]
}

async function readAround(repositories: Repositories, nowMs: number): Promise<Around> {
  const { timeZone: zone } = await repositories.person.get()
  const readings = Map.groupBy(await repositories.kpis.listLatestReadings(SHOWN_READINGS), (one) => one.kpiId)
  return {
    nowMs,
    zone,
    readingsOf: (id) => readings.get(id) ?? [],
    keyResults: await repositories.keyResults.list(),
    objectives: await repositories.objectives.list(),
    webhooks: await repositories.kpis.listWebhooks(),
  }
}

/** A breach that is older than what is shown began before that. */
async function breachOf({ kpis }: Repositories, kpi: Kpi, { readingsOf }: Around): Promise<Breach | null> {
  const shown = readingsOf(kpi.id)
  const breach = openBreach(kpi, shown)
  const isWhole = breach?.lastGreenMs !== null || shown.length < SHOWN_READINGS
  return isWhole ? breach : openBreach(kpi, await kpis.listReadings(kpi.id))
}

function kpiView(kpi: Kpi, around: Around, breach: Breach | null): KpiView {
  const { nowMs, zone, webhooks } = around
  const readings = around.readingsOf(kpi.id)
  const latest = readings.at(-1)
  const dueMs = readingDueMs(kpi.cadence, latest?.atMs ?? kpi.createdAtMs, zone)
  const { id, title, unit, direction, green, amber, cadence } = kpi
  return {
    id,
    title,
    unit,
    direction,
    green,
    amber,
    cadence,
    latest:
      latest === undefined
        ? null
        : { value: latest.value, at: iso(latest.atMs), status: kpiStatus(kpi, latest.value) },
    trend: kpiTrend(kpi, readings),
    recent: readings.map(({ value, atMs }) => ({ value, at: iso(atMs) })),
    dueAt: iso(dueMs),
    isDue: nowMs >= dueMs,
    breach: breach === null || latest === undefined ? null : breachView(kpi, breach, latest, around),
    keyResultIds: followersOf(kpi.id, around.keyResults).map(({ id }) => id),
    takesWebhook: webhooks.includes(kpi.id),
  }
}

function breachView(kpi: Kpi, breach: Breach, latest: KpiReading, around: Around): KpiView['breach'] {
  const isUnderWay = isRecovering(kpi.id, around.keyResults, around.objectives)
  const isDeclined = !isUnderWay && isRecoveryDeclined(kpi, breach)
  return {
    since: iso(breach.reading.atMs),
    lastGreenAt: isoOrNull(breach.lastGreenMs),
    status: breach.status,
    recovery: !isUnderWay && !isDeclined ? proposeRecovery(kpi, breach, latest.value) : null,
    isRecoveryDeclined: isDeclined,
  }
}
