import { invalid } from '../../errors.ts'
import type { KeyResultCore } from '../../ports/repositories/goal-repositories.ts'
import type { OpenGoal } from '../teams/open-goal.ts'

type Opened = Pick<OpenGoal, 'mine' | 'goals' | 'isMine'>

/**
 * Checks what a metric is bound to. Bound to a KPI, its baseline defaults to what was read last. What it was bound to
 * before may stay: KPIs are their owner's alone, and a colleague who changes a goal does not see them.
 */
export async function bound(
  open: Opened,
  keyResult: KeyResultCore,
  before: KeyResultCore | null = null,
): Promise<KeyResultCore> {
  if (keyResult.kind !== 'metric') return keyResult
  await checkCounter(open.goals, keyResult.id, keyResult.counterKeyResultId)
  const { kpiId, baseline } = keyResult
  if (kpiId === null || (!open.isMine && kpiId === kpiOf(before))) return keyResult
  await checkKpi(open, kpiId)
  if (baseline !== null) return keyResult
  const readings = await open.mine.kpis.listReadings(kpiId)
  return { ...keyResult, baseline: readings.at(-1)?.value ?? null }
}

const kpiOf = (keyResult: KeyResultCore | null): string | null =>
  keyResult?.kind === 'metric' ? keyResult.kpiId : null

async function checkKpi({ mine, isMine }: Opened, kpiId: string): Promise<void> {
  if (isMine && (await mine.kpis.find(kpiId)) !== null) return
  throw invalid('body.kpiId', kpiId, 'the id of a KPI of whoever keeps the objective')
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
