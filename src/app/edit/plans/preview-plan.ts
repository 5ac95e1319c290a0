import { blockDifference } from '#core/blocks/block-difference.ts'
import { unknownCalendars } from '#core/calendar/busy.ts'
import type { Plan } from '#core/planning/plan.ts'
import { conflict } from '../../errors.ts'
import { type Arrangement, arrangeBlocks, arrangedAlready } from '../../plan/arrange-blocks.ts'
import { isAskedAgain } from '../../plan/asked-again.ts'
import type { PlanDependencies } from '../../plan/plan-blocks.ts'
import { type BuiltProblem, buildProblem } from '../../plan/problem/build-problem.ts'
import { planningInputs } from '../../plan/problem/planning-inputs.ts'
import { searchPlan } from '../../plan/search-plan.ts'
import { type Snapshot, readSnapshot } from '../../plan/snapshot.ts'
import { stands } from '../../plan/stands.ts'
import { planView } from '../../read/week/version-view.ts'
import { type Mine, type WhatIfGoal, withGoals } from './what-if-goal.ts'
import { type WhatIfHabit, withHabits } from './what-if-habit.ts'
import { type WhatIfTask, withTasks } from './what-if-task.ts'
import { type WhatIf, withWhatIf } from './what-if.ts'

type PlanWords = ReturnType<typeof planView>

export type PlanPreview = PlanWords & {
  /** Of the plan in force, to compare with. */
  readonly before: Pick<PlanWords, 'cost' | 'unplaced'> | null
  readonly blocks: {
    readonly itemId: string
    readonly title: string
    readonly start: string
    readonly end: string
    readonly isPinned: boolean
  }[]
}

type Thought = WhatIf & WhatIfGoal & WhatIfTask & WhatIfHabit

/** The plan as it would be. Nothing is written, whatever comes out. */
export function createPreviewPlan(dependencies: PlanDependencies) {
  const { unitOfWork, clock, ids, expand } = dependencies
  return async (userId: string, whatIf: Thought = {}): Promise<PlanPreview> => {
    const nowMs = clock.now()
    const snapshot = await unitOfWork.forUser(userId, async (repositories) =>
      thoughtOf(await readSnapshot(repositories, nowMs), whatIf, {
        userId,
        repositories,
        nextId: () => ids.next(),
      }),
    )
    refuseUnknown(snapshot)
    const built = buildProblem(snapshot, expand, `plan-${userId}`)
    const kept = await planKept(userId, snapshot, built, whatIf, dependencies)
    const plan = kept ?? (await searchPlan(dependencies, snapshot, built.problem))
    const arrangement =
      kept === null ? arrangeBlocks(snapshot, plan, built.staying, ids) : arrangedAlready(snapshot)
    return viewOf(snapshot, built, plan, arrangement)
  }
}

/** The snapshot with all that is thought of. */
async function thoughtOf(stored: Snapshot, whatIf: Thought, mine: Mine): Promise<Snapshot> {
  const { repositories, nextId } = mine
  const withWork = await withTasks(await withGoals(stored, whatIf, mine), repositories, whatIf, nextId)
  return withWhatIf(await withHabits(withWork, repositories, whatIf, nextId), whatIf)
}

/** The plan in force, where planning would leave it alone; who asks to plan again lifts an undo. */
function planKept(
  userId: string,
  snapshot: Snapshot,
  built: BuiltProblem,
  whatIf: Thought,
  { unitOfWork, hash }: PlanDependencies,
): Promise<Plan | null> {
  const { problem } = built
  const isAskedAnew = Object.values(whatIf).every((one) => one === undefined)
  return unitOfWork.forUser(userId, async (repositories) => {
    const isKept = isAskedAnew
      ? await isAskedAgain(repositories, snapshot, problem)
      : await stands(repositories, snapshot, problem, hash(planningInputs(snapshot, built)))
    return isKept ? (snapshot.inForce?.plan ?? null) : null
  })
}

function viewOf(
  snapshot: Snapshot,
  { problem }: BuiltProblem,
  plan: Plan,
  { wanted, withdrawn }: Arrangement,
): PlanPreview {
  const titles = new Map([...snapshot.tasks, ...snapshot.habits].map(({ id, title }) => [id, title]))
  return {
    ...planView({ ...plan, difference: blockDifference(wanted, withdrawn) }, problem),
    before: wordsBefore(snapshot),
    blocks: wanted.map(({ block, isPinned }) => ({
      itemId: block.itemId,
      title: titles.get(block.itemId) ?? '',
      start: new Date(block.startMs).toISOString(),
      end: new Date(block.endMs).toISOString(),
      isPinned,
    })),
  }
}

function wordsBefore({ inForce }: Snapshot): PlanPreview['before'] {
  if (inForce === null) return null
  const { cost, unplaced } = planView(inForce.plan, inForce.problem)
  return { cost, unplaced }
}

/** Unknown time is never planned into. */
export function refuseUnknown({ calendars }: Pick<Snapshot, 'calendars'>): void {
  const [unknown] = unknownCalendars(calendars)
  if (unknown === undefined) return
  throw conflict(
    'calendar-unknown',
    `Cannot plan: the calendar “${unknown.title}” counts as busy, but has not been read.`,
    'Wait until it has been read, connect its account again, or let it not count.',
  )
}
