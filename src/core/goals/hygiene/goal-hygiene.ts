import { DAY_MS } from '../../time/interval.ts'
import { keyResultCount, tooManyObjectives } from './count-warnings.ts'
import type { KeyResultFacts, ObjectiveFacts, TeamGoal } from './goal-facts.ts'
import { incomplete, kpiAsAspiration, movesApart, noCheckIn } from './key-result-warnings.ts'
import { readsLikeATask } from './reads-like-a-task.ts'
import type { Warning } from './warning.ts'

/** So many days an objective may be without hours before anybody is told: plans are made after goals. */
const SETTLING_DAYS = 2

/** All advice on active objectives: on them together, then in the order given. Others are left in peace. */
export function goalHygiene(
  given: readonly ObjectiveFacts[],
  nowMs: number,
  ofColleagues: readonly TeamGoal[] = [],
): Warning[] {
  const all = given.filter(({ objective }) => objective.status === 'active')
  const keyResults = all.flatMap((facts) => facts.keyResults)
  return [
    ...tooManyObjectives(all, ofColleagues),
    ...all.flatMap((facts) => oddities(facts, keyResults, nowMs)),
  ]
}

function oddities(facts: ObjectiveFacts, keyResults: readonly KeyResultFacts[], nowMs: number): Warning[] {
  return [
    ...keyResultCount(facts),
    ...(facts.isUnderWay ? noHours(facts, nowMs) : []),
    ...facts.keyResults.flatMap((one) => [
      ...incomplete(one),
      ...readsLikeATask(one),
      ...kpiAsAspiration(one, facts),
      ...(facts.isUnderWay ? noCheckIn(one, nowMs) : []),
      ...movesApart(one, keyResults),
    ]),
  ]
}

/** An active objective without a single hour on anybody's calendar. */
function noHours({ objective, calendarMinutes, activeSinceMs }: ObjectiveFacts, nowMs: number): Warning[] {
  if (calendarMinutes >= 60 || nowMs - activeSinceMs < SETTLING_DAYS * DAY_MS) return []
  return [
    {
      code: 'NO_HOURS',
      objectiveId: objective.id,
      keyResultId: null,
      reason:
        calendarMinutes === 0
          ? 'No time is on anybody’s calendar for it.'
          : `Only ${calendarMinutes} minutes are on anybody’s calendar for it.`,
      fix: 'Give a key result an effort plan, or link a habit or a task to the objective.',
    },
  ]
}
