import { unknownCalendars } from '#core/calendar/busy.ts'
import type { Habit } from '#core/goals/habit.ts'
import type { Settings } from '#core/people/settings.ts'
import type { Task } from '#core/tasks/task.ts'
import { conflict } from '../../errors.ts'
import { arrangeBlocks } from '../../plan/arrange-blocks.ts'
import { buildProblem } from '../../plan/build-problem.ts'
import type { PlanDependencies } from '../../plan/plan-blocks.ts'
import { firmTasks } from '../../plan/task-items.ts'
import { type Snapshot, horizonOf, readSnapshot } from '../../plan/snapshot.ts'
import { planView } from '../../read/version-view.ts'
import { blockDifference } from '#core/blocks/block-difference.ts'
import { type WhatIf, withWhatIf } from './what-if.ts'

/** What if: tasks and habits by id take the place of what is stored, or come beside it. */
export type PlanChanges = WhatIf & {
  readonly tasks?: readonly Task[]
  readonly habits?: readonly Habit[]
  readonly settings?: Partial<Settings>
}

export type PlanPreview = ReturnType<typeof planView> & {
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
  return async (userId: string, changes: PlanChanges = {}): Promise<PlanPreview> => {
    const nowMs = clock.now()
    const stored = await unitOfWork.forUser(userId, (repositories) => readSnapshot(repositories, nowMs))
    const snapshot = changed(withWhatIf(stored, changes), changes, nowMs)
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

function changed(snapshot: Snapshot, { tasks, habits, settings }: PlanChanges, nowMs: number): Snapshot {
  const person = { ...snapshot.person, settings: { ...snapshot.person.settings, ...settings } }
  return {
    ...snapshot,
    person,
    horizon: horizonOf(person, nowMs),
    tasks: merged(snapshot.tasks, tasks ?? []),
    habits: merged(snapshot.habits, habits ?? []),
  }
}

function merged<T extends { readonly id: string }>(stored: readonly T[], changes: readonly T[]): T[] {
  const ids = new Set(changes.map(({ id }) => id))
  return [...stored.filter(({ id }) => !ids.has(id)), ...changes]
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
