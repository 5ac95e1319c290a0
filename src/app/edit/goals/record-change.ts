import { changesBetween, type GoalChange } from '#core/goals/goal-change.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'

const fieldsOf: Readonly<Record<GoalChange['subject'], readonly string[]>> = {
  cycle: ['title', 'kind', 'startsOn', 'endsOn'],
  objective: [
    'title',
    'why',
    'kind',
    'status',
    'cycleId',
    'parentId',
    'visibility',
    'finalScore',
    'keeperId',
  ],
  'key-result': [
    'title',
    'weight',
    'baseline',
    'target',
    'unit',
    'checkInDays',
    'kpiId',
    'counterKeyResultId',
    'ownerId',
  ],
  milestone: ['title', 'weight', 'doneAtMs'],
  'effort-plan': [
    'minMinutesPerWeek',
    'targetMinutesPerWeek',
    'totalMinutes',
    'byDate',
    'minBlockMinutes',
    'maxBlockMinutes',
    'hoursProfileId',
    'priority',
    'days',
  ],
  kpi: ['title', 'unit', 'direction', 'green', 'amber', 'cadence'],
}

type Subject = { readonly id: string; readonly title: string }

/**
 * Writes the history of one kind of thing: a line for each field that is another one than before, or one for a thing
 * that came (before is null) or went (after is null).
 */
export const recorderOf =
  <T extends Subject>(
    { ids, clock }: EditDependencies,
    subject: GoalChange['subject'],
    objectiveIdOf: (thing: T) => string | null,
  ) =>
  async (
    { goalChanges }: Pick<Repositories, 'goalChanges'>,
    byUserId: string,
    before: T | null,
    after: T | null,
  ): Promise<void> => {
    const thing = after ?? before
    if (thing === null) return
    const about = {
      subject,
      subjectId: thing.id,
      objectiveId: objectiveIdOf(thing),
      title: thing.title,
      byUserId,
    }
    for (const change of changesBetween(before, after, fieldsOf[subject])) {
      await goalChanges.add({ ...about, ...change, id: ids.next(), atMs: clock.now() })
    }
  }
