import { invalid } from '../errors.ts'
import type { KeyResultCore } from '../ports/repositories/goal-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

/** Checks what a metric is bound to. Bound to a KPI, its baseline defaults to what was read last. */
export async function bound(repositories: Repositories, keyResult: KeyResultCore): Promise<KeyResultCore> {
  if (keyResult.kind !== 'metric') return keyResult
  await checkCounter(repositories, keyResult.id, keyResult.counterKeyResultId)
  if (keyResult.kpiId === null) return keyResult
  if ((await repositories.kpis.find(keyResult.kpiId)) === null) {
    throw invalid('body.kpiId', keyResult.kpiId, 'the id of a KPI of yours')
  }
  if (keyResult.baseline !== null) return keyResult
  const readings = await repositories.kpis.listReadings(keyResult.kpiId)
  return { ...keyResult, baseline: readings.at(-1)?.value ?? null }
}

async function checkCounter(
  { keyResults }: Repositories,
  id: string,
  counterId: string | null,
): Promise<void> {
  if (counterId === null) return
  const counter = counterId === id ? null : await keyResults.find(counterId)
  if (counter?.kind !== 'metric') {
    throw invalid('body.counterKeyResultId', counterId, 'the id of another metric of yours')
  }
}
