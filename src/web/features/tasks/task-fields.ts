import type { TaskView } from '#contracts/http/task-routes.ts'
import { fieldOfInstant, instantOfField } from '../../format/zoned-time.ts'

/** What the form of a task holds: times as the wall shows them. */
export type TaskFields = {
  readonly title: string
  readonly notes: string
  readonly minutes: number | null
  readonly minBlockMinutes: number | null
  readonly maxBlockMinutes: number | null
  readonly hoursProfileId: string | null
  readonly notBefore: string
  readonly due: string
  readonly hardDue: boolean
  readonly priority: number
  readonly preferredFrom: string
  readonly preferredTo: string
  readonly maxMinutesPerDay: number | null
  readonly afterTaskIds: readonly string[]
  readonly objectiveId: string | null
  readonly keyResultId: string | null
  readonly colorId: string | null
  readonly visibility: TaskView['visibility']
}

const empty: TaskFields = {
  title: '',
  notes: '',
  minutes: 60,
  minBlockMinutes: null,
  maxBlockMinutes: null,
  hoursProfileId: null,
  notBefore: '',
  due: '',
  hardDue: false,
  priority: 2,
  preferredFrom: '',
  preferredTo: '',
  maxMinutesPerDay: null,
  afterTaskIds: [],
  objectiveId: null,
  keyResultId: null,
  colorId: null,
  visibility: 'workspace',
}

export function fieldsOfTask(task: TaskView | null, timeZone: string): TaskFields {
  if (task === null) return empty
  return {
    ...task,
    notBefore: fieldOfInstant(task.notBefore, timeZone),
    due: fieldOfInstant(task.due, timeZone),
    preferredFrom: task.preferredFrom ?? '',
    preferredTo: task.preferredTo ?? '',
  }
}

/** The body of a request: only what a task has, times as instants. Block sizes left empty are the server's choice. */
export function bodyOfTask(fields: TaskFields, timeZone: string) {
  const { title, notes, minutes, minBlockMinutes, maxBlockMinutes, hoursProfileId } = fields
  const { hardDue, priority, maxMinutesPerDay, objectiveId, keyResultId, colorId } = fields
  return {
    title,
    notes,
    minutes: minutes ?? 0,
    ...(minBlockMinutes === null ? {} : { minBlockMinutes }),
    ...(maxBlockMinutes === null ? {} : { maxBlockMinutes }),
    hoursProfileId,
    notBefore: instantOfField(fields.notBefore, timeZone),
    due: instantOfField(fields.due, timeZone),
    hardDue,
    priority,
    preferredFrom: fields.preferredFrom || null,
    preferredTo: fields.preferredTo || null,
    maxMinutesPerDay,
    afterTaskIds: [...fields.afterTaskIds],
    objectiveId,
    keyResultId,
    colorId,
    visibility: fields.visibility,
  }
}

/** Without a date the server chooses one; with null there would be none. */
export function bodyOfNewTask(fields: TaskFields, timeZone: string) {
  const { due, ...rest } = bodyOfTask(fields, timeZone)
  return due === null ? rest : { ...rest, due }
}
