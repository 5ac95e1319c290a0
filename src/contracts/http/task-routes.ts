import { z } from 'zod'
import {
  blockMinutes,
  colorId,
  givenInstant,
  id,
  idParams,
  instant,
  minutes,
  notes,
  pageOf,
  pageQuery,
  priority,
  taskMinutes,
  text,
  title,
  wallTime,
} from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Tasks'
const fields = {
  title,
  notes,
  minutes,
  minBlockMinutes: minutes,
  maxBlockMinutes: minutes,
  hoursProfileId: id.nullable().meta({ description: 'Null: the work hours' }),
  notBefore: instant.nullable(),
  due: instant.nullable(),
  hardDue: z.boolean(),
  priority,
  upNextRank: z.int().min(0).max(100_000).nullable(),
  preferredFrom: wallTime.nullable(),
  preferredTo: wallTime.nullable(),
  maxMinutesPerDay: minutes.nullable(),
  afterTaskIds: z.array(id).max(50),
  keyResultId: id.nullable(),
  objectiveId: id.nullable(),
  colorId: colorId.nullable(),
  visibility: z.enum(['workspace', 'private']),
}

/** Answers tell what is stored; wishes are held to more. */
const given = {
  minutes: taskMinutes,
  minBlockMinutes: blockMinutes,
  maxBlockMinutes: blockMinutes,
  notBefore: givenInstant.nullable(),
  due: givenInstant.nullable(),
}

export const task = z
  .object({
    id,
    ...fields,
    hoursProfileId: id,
    status: z.enum(['open', 'done', 'dropped']),
    doneAt: instant.nullable(),
    source: z.enum(['person', 'effort-plan', 'check-in']),
    weekOf: z.string().nullable(),
    rolledOverMinutes: z.int(),
    isUnscheduled: z.boolean().meta({ description: 'Not planned until the person says so' }),
    isRunning: z.boolean(),
    /** Of a task that comes again. */
    repeat: z
      .object({ seriesId: id, rule: z.string(), words: z.string(), date: z.string(), hasEnded: z.boolean() })
      .nullable(),
    doneMinutes: z.int(),
    unconfirmedMinutes: z.int(),
    plannedMinutes: z.int(),
    lateEnd: instant.nullable().meta({
      description: 'End of its last block, where that lies after its due; null while it is in time',
    }),
    /** Why not everything has found a place, in the planner's words. */
    unplaced: z.array(z.object({ minutes: z.int(), reason: z.string(), sentence: z.string() })),
  })
  .meta({ id: 'Task' })
export type TaskView = z.input<typeof task>

/** A task after a change, and the name of the change, to take it back; null when nothing has changed. */
export const changedTask = task.extend({ changeId: id.nullable() }).meta({ id: 'ChangedTask' })

/** The fields that a person may change. */
export const taskFields = { ...fields, ...given }

export const listTasks = defineRoute({
  method: 'GET',
  path: '/api/v1/tasks',
  tag,
  summary:
    'Tasks: open ones up next first, then by priority and due date; others by their end, the latest first',
  query: pageQuery.extend({ status: z.enum(['open', 'done', 'dropped']).default('open') }),
  response: pageOf(task),
})
export const createTask = defineRoute({
  method: 'POST',
  path: '/api/v1/tasks',
  tag,
  summary: 'Add a task',
  body: z.object({
    ...fields,
    notes: notes.default(''),
    minutes: taskMinutes.default(60),
    minBlockMinutes: blockMinutes.optional().meta({ description: 'Default: 30, or all of a shorter task' }),
    maxBlockMinutes: blockMinutes.optional().meta({ description: 'Default: 120' }),
    hoursProfileId: fields.hoursProfileId.default(null),
    notBefore: given.notBefore.default(null),
    due: given.due.optional().meta({ description: 'Default: the end of the third working day from now' }),
    hardDue: z.boolean().default(false),
    priority: priority.default(2),
    upNextRank: fields.upNextRank.default(null),
    preferredFrom: fields.preferredFrom.default(null),
    preferredTo: fields.preferredTo.default(null),
    maxMinutesPerDay: fields.maxMinutesPerDay.default(null),
    afterTaskIds: fields.afterTaskIds.default([]),
    keyResultId: fields.keyResultId.default(null),
    objectiveId: fields.objectiveId.default(null),
    colorId: fields.colorId.default(null),
    visibility: fields.visibility.default('workspace'),
  }),
  response: task,
  status: 201,
})
export const quickAddTask = defineRoute({
  method: 'POST',
  path: '/api/v1/tasks/quick-add',
  tag,
  summary: 'Add a task in one line: Write the report 3h due Fri not before Tue P1 #kr',
  body: z.object({ text: text.min(1).max(500) }),
  response: task,
  status: 201,
})
export const readTask = defineRoute({
  method: 'GET',
  path: '/api/v1/tasks/:id',
  tag,
  summary: 'One task',
  params: idParams,
  response: task,
})
export const updateTask = defineRoute({
  method: 'PATCH',
  path: '/api/v1/tasks/:id',
  tag,
  summary: 'Change a task',
  params: idParams,
  body: z.object(taskFields).partial(),
  response: changedTask,
})
export const deleteTask = defineRoute({
  method: 'DELETE',
  path: '/api/v1/tasks/:id',
  tag,
  summary: 'Drop a task: it leaves the plan, its recorded work stays',
  params: idParams,
  response: changedTask,
})
export const completeTask = defineRoute({
  method: 'POST',
  path: '/api/v1/tasks/:id/done',
  tag,
  summary: 'Done: what is still planned is taken off the calendar',
  params: idParams,
  response: changedTask,
})
export const reopenTask = defineRoute({
  method: 'POST',
  path: '/api/v1/tasks/:id/reopen',
  tag,
  summary: 'Not done after all',
  params: idParams,
  response: changedTask,
})
