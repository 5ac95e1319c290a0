import type { createHabit } from '#contracts/http/habit-routes.ts'
import type { RouteRequest } from '#contracts/http/route.ts'
import { openBreach } from '#core/goals/kpi-breach.ts'
import { proposeRecovery } from '#core/goals/kpi-recovery.ts'
import { conflict, found } from '../../errors.ts'
import { isRecovering } from '../../read/goals/kpi-followers.ts'
import type { EditDependencies } from '../dependencies.ts'
import type { createHabitEdits } from '../work/habits.ts'
import type { createKeyResultEdits } from './key-results.ts'
import type { createObjectiveEdits } from './objectives.ts'

type Edits = Pick<ReturnType<typeof createObjectiveEdits>, 'createObjective'> &
  Pick<ReturnType<typeof createKeyResultEdits>, 'createKeyResult'> &
  Pick<ReturnType<typeof createHabitEdits>, 'createHabit'>

/** Turns the way back to green into an objective that follows the KPI and a habit. Answers the objective's id. */
export function createAcceptRecovery({ unitOfWork }: EditDependencies, edits: Edits) {
  return async (userId: string, kpiId: string): Promise<string> => {
    const { recovery, unit } = await unitOfWork.forUser(userId, async ({ kpis, keyResults, objectives }) => {
      const kpi = found(await kpis.find(kpiId), 'KPI', kpiId)
      const readings = await kpis.listReadings(kpiId)
      const breach = openBreach(kpi, readings)
      if (breach === null) throw inTheGreen(kpi.title)
      if (isRecovering(kpiId, await keyResults.list(), await objectives.list())) throw underWay(kpi.title)
      return { recovery: proposeRecovery(kpi, breach, readings.at(-1)!.value), unit: kpi.unit }
    })
    const objectiveId = await edits.createObjective(userId, {
      title: recovery.objectiveTitle,
      why: recovery.why,
      kind: 'committed',
      status: 'active',
      parentId: null,
      visibility: 'workspace',
    })
    await edits.createKeyResult(userId, objectiveId, {
      kind: 'metric',
      title: recovery.keyResultTitle,
      weight: 1,
      ownerId: null,
      checkInDays: 7,
      effortPlan: null,
      baseline: recovery.baseline,
      target: recovery.target,
      unit,
      kpiId,
      counterKeyResultId: null,
    })
    await edits.createHabit(userId, habitOf(objectiveId, recovery))
    return objectiveId
  }
}

type NewHabit = RouteRequest<typeof createHabit>['body']

const habitOf = (objectiveId: string, recovery: ReturnType<typeof proposeRecovery>): NewHabit => ({
  title: recovery.habitTitle,
  objectiveId,
  keyResultId: null,
  timesPerWeek: recovery.timesPerWeek,
  days: [1, 2, 3, 4, 5],
  cadence: 'any',
  minMinutes: 30,
  maxMinutes: recovery.minutes,
  idealStart: '10:00',
  windowFrom: '08:00',
  windowTo: '18:00',
  hoursProfileId: null,
  priority: 1,
  minDaysBetween: 1,
  makeUp: true,
  startsOn: null,
  endsOn: null,
  colorId: null,
  notes: '',
})

const inTheGreen = (title: string) =>
  conflict('kpi-green', `The KPI "${title}" is in its green corridor.`, 'There is nothing to recover from.')

const underWay = (title: string) =>
  conflict(
    'recovery-under-way',
    `A key result of an active objective follows the KPI "${title}" already.`,
    'Change that objective, or pause it first.',
  )
