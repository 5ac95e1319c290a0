import { unknownCalendars } from '#core/calendar/busy.ts'
import { conflict } from '../../errors.ts'
import { arrangeBlocks } from '../../plan/arrange-blocks.ts'
import { buildProblem } from '../../plan/problem/build-problem.ts'
import type { PlanDependencies } from '../../plan/plan-blocks.ts'
import { firmTasks } from '../../plan/problem/task-items.ts'
import { type Snapshot, readSnapshot } from '../../plan/snapshot.ts'
import { planView } from '../../read/week/version-view.ts'
import { blockDifference } from '#core/blocks/block-difference.ts'
import { type WhatIf, withWhatIf } from './what-if.ts'
import { type WhatIfTask, withTask } from './what-if-task.ts'

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

/** The plan as it would be. Nothing is written, whatever comes out. */
export function createPreviewPlan({ unitOfWork, clock, ids, solver, expand, steps }: PlanDependencies) {
  return async (userId: string, whatIf: WhatIf & WhatIfTask = {}): Promise<PlanPreview> => {
    const nowMs = clock.now()
    const stored = await unitOfWork.forUser(userId, async (repositories) =>
      withTask(await readSnapshot(repositories, nowMs), repositories, { ...whatIf, newId: ids.next() }),
    )
    const snapshot = withWhatIf(stored, whatIf)
    refuseUnknown(snapshot)
    const built = buildProblem(snapshot, expand, `preview-${userId}`)
    const plan = await solver.makePlan(built.problem, {
      seed: 1,
      steps,
      repairs: true,
      isCalm: true,
      firm: firmTasks(snapshot),
    })
    const { wanted, withdrawn } = arrangeBlocks(snapshot, plan, built.staying, ids)
    const titles = new Map([...snapshot.tasks, ...snapshot.habits].map(({ id, title }) => [id, title]))
    return {
      ...planView({ ...plan, difference: blockDifference(wanted, withdrawn) }, built.problem),
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
