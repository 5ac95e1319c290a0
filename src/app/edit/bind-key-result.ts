import { invalid } from '../errors.ts'
import type { KeyResultCore } from '../ports/repositories/goal-repositories.ts'
import type { OpenGoal } from './teams/open-goal.ts'

type Opened = Pick<OpenGoal, 'mine' | 'goals' | 'isMine'>

/**
 * Checks what a metric is bound to. Bound to a KPI, its baseline defaults to what was read last. What it was bound to
 * before may stay: KPIs are their owner's alone, and a colleague who changes a goal does not see them.
 */
export async function bound(
  { mine, goals, isMine }: Opened,
  keyResult: KeyResultCore,
  before: KeyResultCore | null = null,
): Promise<KeyResultCore> {
  if (keyResult.kind !== 'metric') return keyResult
  await checkCounter(goals, keyResult.id, keyResult.counterKeyResultId)
  if (keyResult.kpiId === null) return keyResult
  if (before?.kind === 'metric' && before.kpiId === keyResult.kpiId && !isMine) return keyResult
  if (!isMine || (await mine.kpis.find(keyResult.kpiId)) === null) {
    throw invalid('body.kpiId', keyResult.kpiId, 'the id of a KPI of whoever keeps the objective')
  }
  if (keyResult.baseline !== null) return keyResult
  const readings = await mine.kpis.listReadings(keyResult.kpiId)
  return { ...keyResult, baseline: readings.at(-1)?.value ?? null }
}

async function checkCounter(
  { keyResults }: Opened['goals'],
  id: string,
  counterId: string | null,
): Promise<void> {
  if (counterId === null) return
  const counter = counterId === id ? null : await keyResults.find(counterId)
  if (counter?.kind !== 'metric') {
    throw invalid('body.counterKeyResultId', counterId, 'the id of another metric of yours')
  }
}
