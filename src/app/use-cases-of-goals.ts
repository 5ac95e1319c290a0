import { createAcceptRecovery, createDeclineRecovery } from './edit/goals/accept-recovery.ts'
import { createAddCheckIn } from './edit/goals/check-ins.ts'
import { createCopyObjectives } from './edit/goals/copy-objectives.ts'
import { createCycleEdits } from './edit/goals/cycles.ts'
import type { EditDependencies } from './edit/dependencies.ts'
import { createEffortPlanEdits } from './edit/goals/effort-plans.ts'
import { createHabitEndings, createHabitPauses } from './edit/work/habit-pauses.ts'
import { createHabitEdits } from './edit/work/habits.ts'
import { createHoursEdits } from './edit/account/hours.ts'
import { createKeyResultEdits } from './edit/goals/key-results.ts'
import { createKpiReadingEdits } from './edit/goals/kpi-readings.ts'
import { createKpiWebhookEdits } from './edit/goals/kpi-webhooks.ts'
import { createKpiEdits } from './edit/goals/kpis.ts'
import { createMilestoneEdits } from './edit/goals/milestones.ts'
import { createObjectiveEdits } from './edit/goals/objectives.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { createQuickAddTask } from './edit/work/quick-add-task.ts'
import { createTaskEdits } from './edit/work/tasks.ts'
import { createTaskChanges } from './edit/task-changes/use-cases.ts'
import { createUpdateSettings } from './edit/account/update-settings.ts'
import type { Secrets } from './ports/secrets.ts'
import type { UnitOfWork } from './ports/unit-of-work.ts'
import { createReadCycles } from './read/goals/read-cycles.ts'
import { createReadGoalHistory } from './read/goals/read-goal-history.ts'
import { createReadGoalWarnings } from './read/goals/read-goal-warnings.ts'
import { createReadEffortWeeks } from './read/goals/read-effort-weeks.ts'
import { createReadGoals } from './read/goals/read-goals.ts'
import { createReadHabits } from './read/work/read-habits.ts'
import { createReadKpis } from './read/goals/read-kpis.ts'
import { createReadPerson } from './read/person/read-person.ts'
import { createReadQuickAdd } from './read/work/read-quick-add.ts'
import { createReadTasks } from './read/work/read-tasks.ts'

type Dependencies = EditDependencies & { readonly secrets: Secrets }

/** What a person sets out to do, and the hours they have for it. */
export function goalUseCases(dependencies: Dependencies) {
  const changing = { ...dependencies, unitOfWork: oneAtATime(dependencies.unitOfWork) }
  const recovering = (unitOfWork: UnitOfWork) => ({
    ...createObjectiveEdits({ ...dependencies, unitOfWork }),
    ...createKeyResultEdits({ ...dependencies, unitOfWork }),
    ...createHabitEdits({ ...dependencies, unitOfWork }),
  })
  return {
    ...createReadCycles(dependencies),
    ...createReadGoals(dependencies),
    listEffortWeeks: createReadEffortWeeks(dependencies),
    ...createReadGoalHistory(dependencies),
    listGoalWarnings: createReadGoalWarnings(dependencies),
    ...createReadHabits(dependencies),
    ...createReadKpis(dependencies),
    ...createReadTasks(dependencies),
    readQuickAdd: createReadQuickAdd(dependencies),
    ...createReadPerson(dependencies),
    ...createCycleEdits(changing),
    ...createObjectiveEdits(changing),
    copyObjectives: createCopyObjectives(changing),
    ...createKeyResultEdits(changing),
    ...createEffortPlanEdits(changing),
    ...createMilestoneEdits(changing),
    addCheckIn: createAddCheckIn(changing),
    ...createHabitEdits(changing),
    ...createKpiEdits(changing),
    ...createKpiReadingEdits(changing),
    ...createKpiWebhookEdits(changing),
    acceptRecovery: createAcceptRecovery(changing, recovering),
    declineRecovery: createDeclineRecovery(changing),
    ...createHabitPauses(changing),
    ...createHabitEndings(changing),
    ...createTaskEdits(changing),
    ...createTaskChanges(changing),
    quickAddTask: createQuickAddTask(changing),
    updateSettings: createUpdateSettings(changing),
    ...createHoursEdits(changing),
  }
}
