import type { KeyResult } from '#core/goals/key-result.ts'
import type { ColleaguesEffort } from '../../ports/repositories/team-repositories.ts'
import type { WorkMinutes, WorkOfGoals } from './work-of-goals.ts'

/** Minutes of everybody who works for a goal, and beside them the person's own. */
export type GoalMinutes = WorkMinutes & { readonly ownMinutes: number }

type Efforts = ReadonlyMap<string, ColleaguesEffort>

const nobody: ColleaguesEffort = {
  doneMinutes: 0,
  unconfirmedMinutes: 0,
  plannedMinutes: 0,
  sessions: 0,
  targetMinutes: 0,
}

export const workOfAll =
  (ownOf: WorkOfGoals, efforts: Efforts) =>
  (id: string): GoalMinutes => {
    const own = ownOf(id)
    const others = efforts.get(id) ?? nobody
    return {
      doneMinutes: own.doneMinutes + others.doneMinutes,
      ownMinutes: own.doneMinutes,
      unconfirmedMinutes: own.unconfirmedMinutes + others.unconfirmedMinutes,
      plannedMinutes: own.plannedMinutes + others.plannedMinutes,
    }
  }

/** What a key result of the person's own counts by itself; those of colleagues come with everybody's effort. */
export function withColleagues(keyResult: KeyResult, efforts: Efforts): KeyResult {
  if (keyResult.kind !== 'effort') return keyResult
  const { doneMinutes, sessions } = efforts.get(keyResult.id) ?? nobody
  return {
    ...keyResult,
    current: keyResult.current + (keyResult.measure === 'minutes' ? doneMinutes : sessions),
  }
}
