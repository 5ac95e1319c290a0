import { unknownCalendars } from '#core/calendar/busy.ts'
import type { Problem } from '#core/planning/problem.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { ExpandOccurrences } from '../ports/recurrence.ts'
import type { Solver } from '../ports/solver.ts'
import type { Repositories, UnitOfWork } from '../ports/unit-of-work.ts'
import { buildProblem } from './problem/build-problem.ts'
import { type CommitResult, type Solved, askForNextWeek, commitPlan } from './commit-plan.ts'
import { planningInputs } from './problem/planning-inputs.ts'
import { searchPlan } from './search-plan.ts'
import { type Snapshot, readSnapshot } from './snapshot.ts'
import { stands } from './stands.ts'
import { withWeightsTold } from './tell-weights.ts'
import { waitsForPull } from './stale-calendars.ts'

export type PlanDependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: IdSource
  readonly solver: Solver
  readonly expand: ExpandOccurrences
  /** A short, fixed name for a text: the same text, the same name. */
  readonly hash: (text: string) => string
  /** Most steps of a search; the same number gives the same plan on every machine. */
  readonly steps: number
  /** A counting calendar that was read longer ago is read again first; null to take it as it is. */
  readonly staleAfterMs: number | null
}

type UnknownCalendar = { readonly id: string; readonly title: string; readonly fault: string | null }

export type PlanResult =
  /** A calendar that counts cannot be read: unknown time is never planned into. */
  | { readonly kind: 'calendar-unknown'; readonly calendars: readonly UnknownCalendar[] }
  /** A calendar is being read first; the plan follows by itself. */
  | { readonly kind: 'pull-first'; readonly calendarIds: readonly string[] }
  | CommitResult

/**
 * Mirror, tasks and habits → a plan version with its blocks. The search runs outside any transaction; when something
 * changed meanwhile its result is dropped, for the change has asked for the next one.
 */
export function createPlanBlocks(dependencies: PlanDependencies) {
  const { unitOfWork, clock } = dependencies
  return async (userId: string): Promise<PlanResult> => {
    const nowMs = clock.now()
    const snapshot = await unitOfWork.forUser(userId, (repositories) => readSnapshot(repositories, nowMs))
    const held = await heldUp(userId, snapshot, dependencies)
    if (held !== null) return held
    const built = buildProblem(snapshot, dependencies.expand, `plan-${userId}`)
    const inputsHash = dependencies.hash(planningInputs(snapshot, built))
    const isKept = await unitOfWork.forUser(userId, (repositories) =>
      standsAsItIs(repositories, snapshot, built.problem, inputsHash),
    )
    if (isKept) return { kind: 'unchanged' }
    const plan = await searchPlan(dependencies, snapshot, built.problem)
    const told = withWeightsTold(plan, snapshot)
    return commit(userId, { snapshot, built, plan: told, inputsHash }, dependencies)
  }
}

async function standsAsItIs(
  repositories: Repositories,
  snapshot: Snapshot,
  problem: Problem,
  inputsHash: string,
): Promise<boolean> {
  const isKept = await stands(repositories, snapshot, problem, inputsHash)
  if (isKept) await askForNextWeek(repositories, snapshot)
  return isKept
}

function commit(userId: string, solved: Solved, { unitOfWork, clock, ids }: PlanDependencies) {
  return unitOfWork.forUser(userId, (repositories) => commitPlan(repositories, solved, ids, clock.now()))
}

function heldUp(
  userId: string,
  snapshot: Snapshot,
  { unitOfWork, staleAfterMs }: PlanDependencies,
): Promise<PlanResult | null> {
  return unitOfWork.forUser(userId, async (repositories) => {
    const unknown = unknownCalendars(snapshot.calendars)
    if (unknown.length > 0) {
      for (const { id, state } of unknown)
        if (state === 'unread') await repositories.wakes.request('pull', id)
      const calendars = unknown.map(({ id, title, fault }) => ({ id, title, fault }))
      return { kind: 'calendar-unknown', calendars } as const
    }
    if (staleAfterMs === null) return null
    const calendarIds = await waitsForPull(repositories, snapshot, staleAfterMs)
    return calendarIds.length === 0 ? null : ({ kind: 'pull-first', calendarIds } as const)
  })
}
