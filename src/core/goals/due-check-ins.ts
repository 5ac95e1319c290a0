import { localDayOf } from '../tasks/start-of-local-date.ts'
import { localDateOf } from '../time/local-date.ts'
import { type CheckInState, checkInState, weeklyRhythm } from './check-in-rhythm.ts'
import type { Cycle } from './cycle.ts'
import type { CheckIn, KeyResult } from './key-result.ts'
import type { Objective } from './objective.ts'
import { keyResultProgress } from './progress.ts'

/** Goals, and what was said of them last. */
export type SpokenOf = {
  readonly nowMs: number
  readonly zone: string
  readonly keyResults: readonly KeyResult[]
  readonly objectives: readonly Objective[]
  readonly cycles: readonly Cycle[]
  /** The newest of a key result comes first. */
  readonly lastCheckIns: readonly CheckIn[]
}

export type Asked = CheckInState & {
  readonly keyResult: KeyResult
  readonly objective: Objective
  readonly last: CheckIn | undefined
}

/** Every key result that lives by check-ins, and when the next one is due. */
export function checkInsAskedFor(goals: SpokenOf): Asked[] {
  const { objectives, cycles, lastCheckIns, nowMs, zone } = goals
  return goals.keyResults.flatMap((keyResult) => {
    const objective = objectives.find(({ id }) => id === keyResult.objectiveId)
    const cycle = cycles.find(({ id }) => id === objective?.cycleId)
    const last = lastCheckIns.find(({ keyResultId }) => keyResultId === keyResult.id)
    if (objective === undefined || cycle === undefined) return []
    const state = askedCheckIn(keyResult, last, { objective, cycle, nowMs, zone })
    return state === null ? [] : [{ ...state, keyResult, objective, last }]
  })
}

type Around = Pick<SpokenOf, 'nowMs' | 'zone'> & {
  readonly objective: Pick<Objective, 'status'>
  readonly cycle: Cycle
}

/** When the next word is due on a key result; null where none is asked for. */
export function askedCheckIn(
  keyResult: KeyResult,
  last: CheckIn | undefined,
  { objective, cycle, nowMs, zone }: Around,
): CheckInState | null {
  const isAsked = objective.status === 'active' && isUnderWay(cycle, nowMs, zone) && livesByWords(keyResult)
  if (!isAsked) return null
  const rhythm = { ...weeklyRhythm, cadenceDays: keyResult.checkInDays }
  return checkInState(last?.atMs ?? keyResult.createdAtMs, nowMs, zone, rhythm)
}

/** Hours and KPIs speak for themselves, and of what is reached there is nothing more to say. */
export function livesByWords(keyResult: KeyResult): boolean {
  if (keyResult.kind === 'effort' || (keyResult.kind === 'metric' && keyResult.kpiId !== null)) return false
  return keyResultProgress(keyResult) < 1
}

export function isUnderWay({ startsOn, endsOn }: Cycle, nowMs: number, zone: string): boolean {
  const today = localDateOf(localDayOf(nowMs, zone))
  return startsOn <= today && today <= endsOn
}
