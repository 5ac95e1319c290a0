import { createAcceptRecovery } from './edit/accept-recovery.ts'
import { createAddCheckIn } from './edit/check-ins.ts'
import { createCopyObjectives } from './edit/copy-objectives.ts'
import { createCycleEdits } from './edit/cycles.ts'
import type { EditDependencies } from './edit/dependencies.ts'
import { createEffortPlanEdits } from './edit/effort-plans.ts'
import { createHabitEndings, createHabitPauses } from './edit/habit-pauses.ts'
import { createHabitEdits } from './edit/habits.ts'
import { createHoursEdits } from './edit/hours.ts'
import { createKeyResultEdits } from './edit/key-results.ts'
import { createKpiReadingEdits } from './edit/kpi-readings.ts'
import { createKpiWebhookEdits } from './edit/kpi-webhooks.ts'
import { createKpiEdits } from './edit/kpis.ts'
import { createMilestoneEdits } from './edit/milestones.ts'
import { createObjectiveEdits } from './edit/objectives.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { createQuickAddTask } from './edit/quick-add-task.ts'
import { createTaskEdits } from './edit/tasks.ts'
import { createTaskChanges } from './edit/task-changes/use-cases.ts'
import { createUpdateSettings } from './edit/update-settings.ts'
import type { Secrets } from './ports/secrets.ts'
import { createReadCycles } from './read/read-cycles.ts'
import { createReadGoalHistory } from './read/read-goal-history.ts'
import { createReadGoalWarnings } from './read/read-goal-warnings.ts'
import { createReadEffortWeeks } from './read/read-effort-weeks.ts'
import { createReadGoals } from './read/read-goals.ts'
import { createReadHabits } from './read/read-habits.ts'
import { createReadKpis } from './read/read-kpis.ts'
import { createReadPerson } from './read/read-person.ts'
import { createReadQuickAdd } from './read/read-quick-add.ts'
import { createReadTasks } from './read/read-tasks.ts'

type Dependencies = EditDependencies & { readonly secrets: Secrets }

/** What a person sets out to do, and the hours they have for it. */
export function goalUseCases(dependencies: Dependencies) {
  const changing = { ...dependencies, unitOfWork: oneAtATime(dependencies.unitOfWork) }
  const objectives = createObjectiveEdits(changing)
  const keyResults = createKeyResultEdits(changing)
  const habits = createHabitEdits(changing)
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
    ...objectives,
    copyObjectives: createCopyObjectives(changing),
    ...keyResults,
    ...createEffortPlanEdits(changing),
    ...createMilestoneEdits(changing),
    addCheckIn: createAddCheckIn(changing),
    ...habits,
    ...createKpiEdits(changing),
    ...createKpiReadingEdits(changing),
    ...createKpiWebhookEdits(changing),
    acceptRecovery: createAcceptRecovery(changing, { ...objectives, ...keyResults, ...habits }),
    ...createHabitPauses(changing),
    ...createHabitEndings(changing),
    ...createTaskEdits(changing),
    ...createTaskChanges(changing),
    quickAddTask: createQuickAddTask(changing),
    updateSettings: createUpdateSettings(changing),
    ...createHoursEdits(changing),
  }
}
