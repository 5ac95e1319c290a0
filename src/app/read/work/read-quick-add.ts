import type { QuickAddReadingView } from '#contracts/http/task-action-routes.ts'
import type { GoalName } from '#core/tasks/quick-add/find-goal.ts'
import { partWords } from '#core/tasks/quick-add/part-words.ts'
import { quickAdd } from '#core/tasks/quick-add/quick-add.ts'
import type { QuickAddContext } from '#core/tasks/quick-add/reader.ts'
import { plainStyle } from '#core/time/time-words.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { nothingShared } from '../goals/read-all-goals.ts'

/** Everything a line may speak of. */
export async function readQuickAddContext(
  repositories: Repositories,
  nowMs: number,
): Promise<QuickAddContext> {
  const { timeZone: zone, settings } = await repositories.person.get()
  const tasks = await repositories.tasks.listByStatus('open')
  const { weekStart, dateOrder } = settings
  const isMonthFirst = dateOrder === 'auto' ? null : dateOrder === 'month-day'
  return { nowMs, zone, weekStart, isMonthFirst, goals: await goalNames(repositories), tasks }
}

/** The person's own, and those that colleagues share where they work now. */
async function goalNames(mine: Repositories): Promise<GoalName[]> {
  const workspace = (await mine.workspaces.list()).find(({ isCurrent }) => isCurrent)
  const shared = workspace === undefined ? nothingShared : await mine.sharedGoals.list(workspace.id)
  const objectives = [...(await mine.objectives.list()), ...shared.objectives]
  const open = objectives.filter(({ status }) => status === 'active' || status === 'draft')
  const ids = new Set(open.map(({ id }) => id))
  return [
    ...[...(await mine.keyResults.list()), ...shared.keyResults]
      .filter(({ objectiveId }) => ids.has(objectiveId))
      .map(({ id, title }) => ({ id, title, kind: 'key-result' as const })),
    ...open.map(({ id, title }) => ({ id, title, kind: 'objective' as const })),
  ]
}

/** How a line would be understood, while it is being typed. Nothing is written. */
export function createReadQuickAdd({ unitOfWork, clock }: Pick<EditDependencies, 'unitOfWork' | 'clock'>) {
  return (userId: string, line: string): Promise<QuickAddReadingView> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const context = await readQuickAddContext(repositories, clock.now())
      const reader = { zone: context.zone, style: plainStyle }
      const result = quickAdd(line, context)
      return {
        title: result.title,
        parts: result.parts.map((part) => ({
          ...part,
          words: partWords(part.kind, result.said, reader),
        })),
        faults: result.ok
          ? []
          : result.faults.map(({ at, length, message }) => ({ at, length, expected: message })),
      }
    })
}
