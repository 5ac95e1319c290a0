import { z } from 'zod'
import { givenInstant, id, idParams, minutes, minutesOfDay, taskMinutes, text, title } from './common.ts'
import { defineRoute } from './route.ts'
import { changedTask, task, taskFields } from './task-routes.ts'

const tag = 'Tasks'

const action = <const P extends string>(path: P, summary: string) =>
  defineRoute({
    method: 'POST',
    path: `/api/v1/tasks/:id/${path}`,
    tag,
    summary,
    params: idParams,
    response: changedTask,
  })

const quickAddReading = z
  .object({
    title: z.string(),
    /** Words of the line with a meaning, at [at, at + length), in UTF-16 code units as faults are. */
    parts: z.array(z.object({ kind: z.string(), at: z.int(), length: z.int(), words: z.string() })),
    faults: z.array(z.object({ at: z.int(), length: z.int(), expected: z.string() })),
  })
  .meta({ id: 'QuickAddReading' })
export type QuickAddReadingView = z.input<typeof quickAddReading>

export const readQuickAdd = defineRoute({
  method: 'POST',
  path: '/api/v1/tasks/quick-add/read',
  tag,
  summary: 'How a line would be understood; nothing is added',
  body: z.object({ text: text.max(500) }),
  response: quickAddReading,
})

export const startTask = action('start', 'Begin now: in its next block, or in a new one')
export const stopTask = action('stop', 'Stop the timer: the minutes since the start are recorded')
export const unscheduleTask = action('unschedule', 'Take it off the calendar, and plan it no more; pins stay')
export const scheduleTask = action('schedule', 'Plan it again')

export const placeTask = defineRoute({
  ...action('place', 'Pin a block of it there; so much less of it is planned elsewhere'),
  body: z.object({ start: givenInstant, end: givenInstant }),
})

export const logTaskWork = defineRoute({
  ...action('log', 'Record work that no block stood for'),
  body: z.object({
    minutes: minutesOfDay,
    workedAt: givenInstant.optional(),
    note: text.max(2000).default(''),
  }),
})
export const addTaskTime = defineRoute({
  ...action('add-time', 'It takes longer: so many minutes more'),
  body: z.object({ minutes }),
})

const snoozeFor = z.enum(['15-minutes', '1-hour', 'this-evening', 'tomorrow', 'next-week'])
export const snoozeTask = defineRoute({
  ...action('snooze', 'Not before later: its blocks until then leave the calendar'),
  body: z.object({ for: snoozeFor }),
})
export type SnoozeFor = z.output<typeof snoozeFor>

const changedTasks = z.object({ changeId: id.nullable(), items: z.array(task) }).meta({ id: 'ChangedTasks' })

export const splitTask = defineRoute({
  ...action('split', 'Make several tasks of one, to be done in this order'),
  body: z.object({
    parts: z
      .array(z.object({ title: title.optional(), minutes: taskMinutes }))
      .min(2)
      .max(20),
  }),
  response: changedTasks,
})

export const repeatTask = defineRoute({
  ...action('repeat', 'Let it come again, by a rule of iCalendar: FREQ=WEEKLY;BYDAY=MO,TH'),
  body: z.object({ rule: text.min(1).max(200) }),
})
export const endTaskRepeat = defineRoute({
  method: 'DELETE',
  path: '/api/v1/tasks/:id/repeat',
  tag,
  summary: 'It comes no more; what there is stays',
  params: idParams,
  response: changedTask,
})

const { notBefore: _from, due: _due, afterTaskIds: _after, upNextRank: _rank, ...seriesFields } = taskFields
export const updateTaskSeries = defineRoute({
  method: 'PATCH',
  path: '/api/v1/tasks/:id/series',
  tag,
  summary: 'Change a task that comes again: all that are open, and those to come',
  params: idParams,
  body: z.object(seriesFields).partial(),
  response: changedTasks,
})

const { afterTaskIds: _order, ...bulkFields } = taskFields
const bulkChange = z.discriminatedUnion('do', [
  z.object({ do: z.literal('edit'), fields: z.object(bulkFields).partial() }),
  z.object({ do: z.literal('snooze'), for: snoozeFor }),
  z.object({ do: z.literal('done') }),
  z.object({ do: z.literal('reopen') }),
  z.object({ do: z.literal('drop') }),
  z.object({ do: z.literal('unschedule') }),
  z.object({ do: z.literal('schedule') }),
])
export type BulkChange = z.output<typeof bulkChange>

export const changeTasks = defineRoute({
  method: 'POST',
  path: '/api/v1/tasks/bulk',
  tag,
  summary: 'One change of many tasks: all or nothing',
  body: z.object({
    ids: z
      .array(id)
      .min(1)
      .max(200)
      .refine((ids) => new Set(ids).size === ids.length, 'Expected each task at most once'),
    change: bulkChange,
  }),
  response: changedTasks,
})

export const undoTaskChange = defineRoute({
  method: 'POST',
  path: '/api/v1/task-changes/:id/undo',
  tag,
  summary: 'Take back a change of tasks: their values, their blocks, and the plan that followed',
  params: idParams,
  response: z.object({ undone: z.string().meta({ description: 'What was taken back' }) }),
})
