import { DAY_MS, MINUTE_MS } from '../../time/interval.ts'
import { dayNumberOf } from '../../time/local-date.ts'
import { localClock } from '../../time/local-clock.ts'
import { wallMinuteAt } from '../../time/zone-clock.ts'
import { instantOfWall, localDayOf } from '../start-of-local-date.ts'
import type { Task } from '../task.ts'
import type { Offset, SeriesTemplate, TaskSeries } from './task-series.ts'

/** The local day that an instance is for: of its due date, else of its first moment, else today. */
export function anchorDay({ dueMs, notBeforeMs }: Task, nowMs: number, zone: string): number {
  // The end of a day is that day.
  if (dueMs !== null) return localDayOf(dueMs - 1, zone)
  return localDayOf(notBeforeMs ?? nowMs, zone)
}

/** What the others will look like, told by the wall clock and relative to the day of this one. */
export function templateOf(task: Task, day: number, zone: string): SeriesTemplate {
  return {
    title: task.title,
    notes: task.notes,
    minutes: task.minutes,
    minBlockMinutes: task.minBlockMinutes,
    maxBlockMinutes: task.maxBlockMinutes,
    hoursProfileId: task.hoursProfileId,
    hardDue: task.hardDue,
    priority: task.priority,
    preferredFrom: task.preferredFrom,
    preferredTo: task.preferredTo,
    maxMinutesPerDay: task.maxMinutesPerDay,
    keyResultId: task.keyResultId,
    objectiveId: task.objectiveId,
    colorId: task.colorId,
    visibility: task.visibility,
    due: offsetOf(task.dueMs, 1, day, zone),
    notBefore: offsetOf(task.notBeforeMs, 0, day, zone),
  }
}

/** `back`: 1 where an instant ends a time, so that midnight belongs to the day before. */
function offsetOf(ms: number | null, back: 0 | 1, day: number, zone: string): Offset | null {
  if (ms === null) return null
  const on = localDayOf(ms - back, zone)
  const minute = wallMinuteAt(localClock(zone, ms, ms), ms) - (on * DAY_MS) / MINUTE_MS
  return { daysBefore: day - on, minute }
}

const momentAt = (offset: Offset | null, day: number, zone: string): number | null =>
  offset === null ? null : instantOfWall(day - offset.daysBefore, offset.minute, zone)

/** First local day on which the instance of a day is there, whatever became of the one before. */
export const firstDayOf = ({ template, lastOn }: TaskSeries, day: number): number =>
  template.notBefore === null ? (dayNumberOf(lastOn) ?? day) + 1 : day - template.notBefore.daysBefore

/** The instance of a day; its id is still to be given. */
export function instanceOf(series: TaskSeries, day: number, date: string, zone: string): Task {
  const { due, notBefore, ...fields } = series.template
  return {
    ...fields,
    id: '',
    upNextRank: null,
    afterTaskIds: [],
    notBeforeMs:
      notBefore === null ? instantOfWall(firstDayOf(series, day), 0, zone) : momentAt(notBefore, day, zone),
    dueMs: momentAt(due, day, zone),
    status: 'open',
    doneAtMs: null,
    source: 'person',
    weekOf: null,
    rolledOverMinutes: 0,
    isUnscheduled: false,
    seriesId: series.id,
    seriesDate: date,
  }
}
