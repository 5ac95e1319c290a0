import type { BlockView } from '#contracts/http/block-routes.ts'
import type { HabitView } from '#contracts/http/habit-routes.ts'
import type { ObjectiveView } from '../goals/goal-types.ts'
import type { TaskView } from '#contracts/http/task-routes.ts'
import { spanText } from '../../format/zoned-time.ts'
import type { PaletteEntry } from './match.ts'

/** Where something of the person's is shown. */
export type Place =
  | { readonly kind: 'task' | 'habit'; readonly id: string }
  | { readonly kind: 'objective'; readonly id: string; readonly cycleId: string }
  | { readonly kind: 'block'; readonly id: string }

export type Things = {
  readonly tasks: readonly TaskView[]
  readonly objectives: readonly ObjectiveView[]
  readonly habits: readonly HabitView[]
  readonly blocks: readonly BlockView[]
}

/** Everything that can be found by its name. */
export function thingEntries(
  { tasks, objectives, habits, blocks }: Things,
  timeZone: string,
  open: (place: Place) => void,
): PaletteEntry[] {
  return [
    ...objectives.flatMap((objective) => goalEntries(objective, open)),
    ...tasks.map(({ id, title, priority }) =>
      thing(`task-${id}`, 'Tasks', title, `P${priority}`, () => open({ kind: 'task', id })),
    ),
    ...habits.map(({ id, title, timesPerWeek }) =>
      thing(`habit-${id}`, 'Habits', title, `${timesPerWeek}× a week`, () => open({ kind: 'habit', id })),
    ),
    ...blocks
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ id, title, start, end }) =>
        thing(`block-${id}`, 'Blocks of this week', title, spanText(start, end, timeZone), () =>
          open({ kind: 'block', id }),
        ),
      ),
  ]
}

function goalEntries(objective: ObjectiveView, open: (place: Place) => void): PaletteEntry[] {
  const { id, title, cycleId, keyResults } = objective
  const run = (): void => open({ kind: 'objective', id, cycleId })
  return [
    thing(`objective-${id}`, 'Goals', title, 'Objective', run),
    ...keyResults.map((one) => thing(`key-result-${one.id}`, 'Goals', one.title, `of ${title}`, run)),
  ]
}

const thing = (id: string, group: string, label: string, hint: string, run: () => void): PaletteEntry => ({
  id,
  group,
  label,
  hint,
  isQuiet: true,
  run,
})

/** A timer for each open task, and the way to stop the one that runs. */
export function timerEntries(
  { tasks, blocks }: Pick<Things, 'tasks' | 'blocks'>,
  timer: { readonly start: (taskId: string) => void; readonly stop: (blockId: string) => void },
): PaletteEntry[] {
  const running = blocks.filter(({ state }) => state === 'running')
  return [
    ...running.map(({ id, title }) => ({
      id: `stop-${id}`,
      group: 'Do',
      label: `Stop the timer of “${title}”`,
      run: () => timer.stop(id),
    })),
    ...(running.length > 0
      ? []
      : tasks.map(({ id, title }) => ({
          id: `start-${id}`,
          group: 'Start the timer',
          label: `Start “${title}”`,
          isQuiet: true,
          run: () => timer.start(id),
        }))),
  ]
}
