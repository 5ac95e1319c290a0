import type { ObjectiveFacts, TeamGoal } from './goal-facts.ts'
import type { Warning } from './warning.ts'

const MOST_OBJECTIVES = 5
const FEWEST_KEY_RESULTS = 2
const MOST_KEY_RESULTS = 5

/** More than five active objectives of one person, or of one team, in one cycle: said once for each owner. */
export function tooManyObjectives(
  all: readonly ObjectiveFacts[],
  ofColleagues: readonly TeamGoal[],
): Warning[] {
  const others = Map.groupBy(ofColleagues, ({ ownerId, cycleId }) => keyOf(ownerId, cycleId))
  const own = Map.groupBy(all, ({ ownerId, objective }) => keyOf(ownerId, objective.cycleId))
  return [...own].flatMap(([key, [one, ...more]]) => {
    const count = 1 + more.length + (others.get(key)?.length ?? 0)
    return one === undefined || count <= MOST_OBJECTIVES ? [] : [tooMany(one, count)]
  })
}

const keyOf = (ownerId: string, cycleId: string): string => `${ownerId} ${cycleId}`

const tooMany = ({ ownerTeam, cycleTitle }: ObjectiveFacts, count: number): Warning => ({
  code: 'TOO_MANY_OBJECTIVES',
  objectiveId: null,
  keyResultId: null,
  reason: `${ownerTeam === null ? 'You have' : `“${ownerTeam}” has`} ${count} active objectives in “${cycleTitle}”; more than ${MOST_OBJECTIVES} are seldom reached together.`,
  fix: 'Pause or drop the ones that matter least, or hand some to somebody else.',
})

/** Fewer than two or more than five key results. */
export function keyResultCount({ objective, keyResults }: ObjectiveFacts): Warning[] {
  const count = keyResults.length
  const about = { objectiveId: objective.id, keyResultId: null }
  if (count < FEWEST_KEY_RESULTS) {
    const reason =
      count === 0
        ? 'It has no key result: nobody can tell when it is reached.'
        : 'It has a single key result: one number seldom tells the whole story.'
    const fix = `Add key results until there are ${FEWEST_KEY_RESULTS} to ${MOST_KEY_RESULTS}.`
    return [{ code: 'TOO_FEW_KEY_RESULTS', ...about, reason, fix }]
  }
  if (count <= MOST_KEY_RESULTS) return []
  const reason = `It has ${count} key results: attention is spread over more than ${MOST_KEY_RESULTS}.`
  const fix = 'Keep those that would prove success, and turn the others into tasks, habits or KPIs.'
  return [{ code: 'TOO_MANY_KEY_RESULTS', ...about, reason, fix }]
}
