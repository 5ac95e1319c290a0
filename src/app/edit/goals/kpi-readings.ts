import type { KpiReading } from '#core/goals/kpi.ts'
import { found, invalid, notFound } from '../../errors.ts'
import type { Secrets } from '../../ports/secrets.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { noteReachedGoals } from '../../settle/note-achievements.ts'
import type { EditDependencies } from '../dependencies.ts'

export type GivenReading = {
  readonly value: number
  /** Null for now. */
  readonly atMs: number | null
  readonly note: string
  /** Said by its date only: `atMs` is noon there, which today may still be to come. */
  readonly isWholeDay?: boolean
}

type Dependencies = EditDependencies & { readonly secrets: Secrets }

export function createKpiReadingEdits({ unitOfWork, ids, clock, secrets }: Dependencies) {
  const take = async (
    repositories: Repositories,
    kpiId: string,
    source: KpiReading['source'],
    given: readonly GivenReading[],
  ): Promise<number> => {
    const nowMs = clock.now()
    const readings = given.map((one, index) =>
      readingOf(one, index, { id: ids.next(), kpiId, source, nowMs }),
    )
    const added = await repositories.kpis.addReadings(latestPerMoment(readings))
    await noteReachedGoals(repositories, ids, nowMs)
    await repositories.announce('goals')
    return added
  }
  return {
    addKpiReadings: (
      userId: string,
      kpiId: string,
      source: KpiReading['source'],
      given: readonly GivenReading[],
    ): Promise<{ added: number; replaced: number }> =>
      unitOfWork.forUser(userId, async (repositories) => {
        found(await repositories.kpis.find(kpiId), 'KPI', kpiId)
        const added = await take(repositories, kpiId, source, given)
        return { added, replaced: given.length - added }
      }),

    removeKpiReading: (userId: string, kpiId: string, readingId: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const { kpis } = repositories
        if (!(await kpis.removeReading(kpiId, readingId))) throw notFound('reading', readingId)
        await repositories.announce('goals')
      }),

    /** Takes a reading from outside; false for a secret that nobody gave out. */
    takeKpiWebhook: async (secret: string, given: GivenReading): Promise<boolean> => {
      const target = await unitOfWork.forFleet((fleet) => fleet.findKpiOfWebhook(secrets.digest(secret)))
      if (target === null) return false
      await unitOfWork.forUser(target.userId, (repositories) =>
        take(repositories, target.kpiId, 'webhook', [given]),
      )
      return true
    },
  }
}

const HALF_DAY_MS = 12 * 60 * 60_000

type Made = Pick<KpiReading, 'id' | 'kpiId' | 'source'> & { readonly nowMs: number }

function readingOf(given: GivenReading, index: number, { nowMs, ...made }: Made): KpiReading {
  const { value, note, isWholeDay = false } = given
  const moment = given.atMs ?? nowMs
  if (moment > nowMs + (isWholeDay ? HALF_DAY_MS : 0)) {
    const expected = `a moment that has come, until ${new Date(nowMs).toISOString()} (reading ${index + 1})`
    throw invalid('body.at', new Date(moment).toISOString(), expected)
  }
  return { ...made, value, note, atMs: Math.min(moment, nowMs) }
}

/** One statement cannot write the same row twice: the last of a table's lines for a moment counts. */
const latestPerMoment = (readings: readonly KpiReading[]): KpiReading[] => [
  ...new Map(readings.map((one) => [one.atMs, one])).values(),
]
