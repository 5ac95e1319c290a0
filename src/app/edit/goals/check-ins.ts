import type { RouteRequest } from '#contracts/http/route.ts'
import type { addCheckIn } from '#contracts/http/key-result-routes.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import { found, invalid } from '../../errors.ts'
import type { CheckInView } from '#contracts/http/goals.ts'
import { checkInView } from '../../read/goals/read-goals.ts'
import type { EditDependencies } from '../dependencies.ts'
import { closeCheckIn } from '../../settle/close-check-in.ts'
import { noteReachedGoals } from '../../settle/note-achievements.ts'
import { createEditGoal } from '../teams/edit-goal.ts'

type NewCheckIn = RouteRequest<typeof addCheckIn>['body']

/** Metrics move by check-ins alone; the other kinds take a confidence and a note. */
export function createAddCheckIn(dependencies: EditDependencies) {
  const { ids, clock } = dependencies
  const editGoal = createEditGoal(dependencies)
  return (userId: string, keyResultId: string, body: NewCheckIn): Promise<CheckInView> =>
    editGoal(userId, {
      goal: { keyResultId },
      work: async ({ mine, goals, isMine }) => {
        checkValue(found(await goals.keyResults.find(keyResultId), 'key result', keyResultId), body.value)
        const { at, ...said } = body
        const by = isMine ? {} : { byUserId: userId }
        const atMs = checkedMoment(at, clock.now())
        const checkIn = { id: ids.next(), keyResultId, ...said, ...by, atMs }
        await goals.checkIns.add(checkIn)
        if (!isMine) await closeCheckIn(mine, ids, keyResultId, clock.now())
        return checkInView(checkIn)
      },
      asKeeper: async (keeper) => {
        await closeCheckIn(keeper, ids, keyResultId, clock.now())
        await noteReachedGoals(keeper, ids, clock.now())
        await keeper.announce('goals')
      },
    })
}

function checkValue(keyResult: KeyResult, value: number | null): void {
  const isBound = keyResult.kind === 'metric' && keyResult.kpiId !== null
  if (isBound && value !== null) {
    throw invalid('body.value', value, 'no value: the key result follows a KPI; add a reading to that')
  }
  if (keyResult.kind === 'metric' && !isBound && value === null) {
    throw invalid('body.value', value, `the metric's value now, in ${keyResult.unit}`)
  }
  if (keyResult.kind !== 'metric' && value !== null) {
    throw invalid(
      'body.value',
      value,
      `no value: the key result is of kind "${keyResult.kind}" and moves by itself`,
    )
  }
}

function checkedMoment(at: string | undefined, nowMs: number): number {
  const atMs = at === undefined ? nowMs : Date.parse(at)
  if (atMs > nowMs)
    throw invalid('body.at', at, `a moment that has come, until ${new Date(nowMs).toISOString()}`)
  return atMs
}
