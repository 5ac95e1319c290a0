import { nextRepeat, readRepeatRule, repeatWords, ruleExpected } from '#core/tasks/series/repeat-rule.ts'
import { anchorDay, templateOf } from '#core/tasks/series/template.ts'
import type { TaskSeries } from '#core/tasks/series/task-series.ts'
import type { Task } from '#core/tasks/task.ts'
import { dayNumberOf, localDateOf } from '#core/time/local-date.ts'
import { conflict, found, invalid } from '../../errors.ts'
import type { TaskEdit, TasksDone } from './change-tasks.ts'
import { type TaskFields, editTask } from './edit-fields.ts'
import { ownTask, taskOf } from './task-states.ts'

/** Lets a task come again, or changes by which rule it does. */
export async function repeatTask(edit: TaskEdit, id: string, text: string): Promise<string> {
  const { repositories, nowMs } = edit
  const task = await ownTask(repositories, id, 'repeat')
  const rule = readRepeatRule(text)
  if (rule === null) throw invalid('body.rule', text, ruleExpected)
  const { timeZone } = await repositories.person.get()
  const day = dayNumberOf(task.seriesDate ?? '') ?? anchorDay(task, nowMs, timeZone)
  const on = localDateOf(day)
  if (rule.count !== 1 && nextRepeat(rule, day, day) === null)
    throw invalid('body.rule', text, `a rule that falls on a day after ${on}`)
  const series = (await knownSeries(edit, task)) ?? newSeries(edit, on, templateOf(task, day, timeZone))
  const written = text.toUpperCase().replace(/^RRULE:/, '')
  await repositories.taskSeries.save({ ...series, rule: written, startsOn: on, hasEnded: false })
  await repositories.tasks.save({ ...task, seriesId: series.id, seriesDate: on })
  return `“${task.title}” comes again ${repeatWords(rule)}.`
}

const knownSeries = ({ repositories }: TaskEdit, { seriesId }: Task): Promise<TaskSeries | null> =>
  seriesId === null ? Promise.resolve(null) : repositories.taskSeries.find(seriesId)

const newSeries = ({ ids }: TaskEdit, on: string, template: TaskSeries['template']): TaskSeries => ({
  id: ids.next(),
  rule: '',
  startsOn: on,
  lastOn: on,
  made: 1,
  template,
  hasEnded: false,
})

/** It comes no more; the one that is there stays. */
export async function endRepeat({ repositories }: TaskEdit, id: string): Promise<string> {
  const task = await taskOf(repositories, id)
  const series = await seriesOf({ repositories }, id)
  await repositories.taskSeries.save({ ...series, hasEnded: true })
  return `“${task.title}” comes no more.`
}

/** All that are open, and those to come. */
export async function editSeries(edit: TaskEdit, id: string, fields: TaskFields): Promise<TasksDone> {
  const { repositories } = edit
  const series = await seriesOf(edit, id)
  const open = (await repositories.tasks.listByStatus('open')).filter(
    ({ seriesId }) => seriesId === series.id,
  )
  const taskIds = [...new Set([id, ...open.map((one) => one.id)])]
  for (const one of taskIds) await editTask(edit, one, fields)
  const changed = await taskOf(repositories, id)
  const isToCome = (name: string) => Object.hasOwn(fields, name) && Object.hasOwn(series.template, name)
  const values = Object.entries(changed).filter(([name]) => isToCome(name))
  const template = { ...series.template, ...Object.fromEntries(values) }
  await repositories.taskSeries.save({ ...series, template })
  return { taskIds, sentence: `“${changed.title}” is changed, and so are those to come.` }
}

async function seriesOf({ repositories }: Pick<TaskEdit, 'repositories'>, id: string): Promise<TaskSeries> {
  const task = await taskOf(repositories, id)
  if (task.seriesId === null) {
    throw conflict(
      'not-a-series',
      `Cannot do this with “${task.title}”: it does not come again.`,
      'Say first how it comes again, or change this one alone.',
    )
  }
  return found(await repositories.taskSeries.find(task.seriesId), 'task series', task.seriesId)
}
