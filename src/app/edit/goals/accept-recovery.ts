import type { createHabit } from '#contracts/http/habit-routes.ts'
import type { RouteRequest } from '#contracts/http/route.ts'
import { openBreach } from '#core/goals/kpi-breach.ts'
import type { Kpi } from '#core/goals/kpi.ts'
import { proposeRecovery, type Recovery } from '#core/goals/kpi-recovery.ts'
import { conflict, found } from '../../errors.ts'
import type { Repositories, UnitOfWork } from '../../ports/unit-of-work.ts'
import { isRecovering } from '../../read/goals/kpi-followers.ts'
import type { EditDependencies } from '../dependencies.ts'
import { inside } from '../inside.ts'
import type { createHabitEdits } from '../work/habits.ts'
import type { createKeyResultEdits } from './key-results.ts'
import type { createObjectiveEdits } from './objectives.ts'

type Edits = Pick<ReturnType<typeof createObjectiveEdits>, 'createObjective'> &
  Pick<ReturnType<typeof createKeyResultEdits>, 'createKeyResult'> &
  Pick<ReturnType<typeof createHabitEdits>, 'createHabit'>

/** Turns the way back to green into an objective that follows the KPI and a habit. Answers the objective's id. */
export function createAcceptRecovery(
  { unitOfWork }: EditDependencies,
  editsIn: (unitOfWork: UnitOfWork) => Edits,
) {
  return (userId: string, kpiId: string): Promise<string> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const { kpi, breach, valueNow } = await breachOf(repositories, kpiId)
      const { keyResults, objectives } = repositories
      if (isRecovering(kpiId, await keyResults.list(), await objectives.list())) throw underWay(kpi.title)
      const recovery = proposeRecovery(kpi, breach, valueNow)
      return follow(editsIn(inside(userId, repositories)), userId, kpi, recovery)
    })
}

/** Its way back is not proposed again before it was green in between. */
export function createDeclineRecovery({ unitOfWork, clock }: EditDependencies) {
  return (userId: string, kpiId: string): Promise<void> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const { kpi } = await breachOf(repositories, kpiId)
      await repositories.kpis.save({ ...kpi, recoveryDeclinedAtMs: clock.now() })
      await repositories.announce('goals')
    })
}

async function breachOf({ kpis }: Repositories, kpiId: string) {
  const kpi = found(await kpis.find(kpiId), 'KPI', kpiId)
  const readings = await kpis.listReadings(kpiId)
  const breach = openBreach(kpi, readings)
  if (breach === null) throw inTheGreen(kpi.title)
  return { kpi, breach, valueNow: readings.at(-1)?.value ?? breach.reading.value }
}

async function follow(edits: Edits, userId: string, kpi: Kpi, recovery: Recovery): Promise<string> {
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
    unit: kpi.unit,
    kpiId: kpi.id,
    counterKeyResultId: null,
  })
  await edits.createHabit(userId, habitOf(objectiveId, recovery))
  return objectiveId
}

type NewHabit = RouteRequest<typeof createHabit>['body']

const habitOf = (objectiveId: string, recovery: Recovery): NewHabit => ({
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
