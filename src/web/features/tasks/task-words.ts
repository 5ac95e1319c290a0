import type { TaskView } from '#contracts/http/task-routes.ts'
import { formatMinutes } from '../../format/duration.ts'
import { dateOf, dayText, timeOf } from '../../format/zoned-time.ts'

export type DueWords = { readonly text: string; readonly isLate: boolean }

/** "due today 17:00", "due Fri 27 Nov", "was due Mon 23 Nov". */
export function dueWords(
  task: Pick<TaskView, 'due' | 'hardDue' | 'source'>,
  nowMs: number,
  timeZone: string,
): DueWords | null {
  const { due, hardDue, source } = task
  if (due === null) return null
  const isLate = Date.parse(due) < nowMs
  const isToday = dateOf(due, timeZone) === dateOf(nowMs, timeZone)
  const day = isToday ? `today ${timeOf(due, timeZone)}` : dayText(Date.parse(due) - 1, timeZone)
  // The end of its week is no promise to anybody.
  if (source === 'effort-plan') return { text: `until ${day}`, isLate: false }
  const verb = isLate ? 'was due' : hardDue ? 'must be done by' : 'due'
  return { text: `${verb} ${day}`, isLate }
}

/** "will be late: ends Thu 3 Dec"; null while its blocks end in time. */
export function lateWords(
  { lateEnd }: Pick<TaskView, 'lateEnd'>,
  nowMs: number,
  timeZone: string,
): string | null {
  if (lateEnd === null) return null
  const isToday = dateOf(lateEnd, timeZone) === dateOf(nowMs, timeZone)
  const end = isToday ? `today ${timeOf(lateEnd, timeZone)}` : dayText(lateEnd, timeZone)
  return `will be late: ends ${end}`
}

type Work = Pick<TaskView, 'minutes' | 'doneMinutes' | 'plannedMinutes' | 'unconfirmedMinutes'>

/** "3 h planned" while all of it has its place; "1 h of 3 h done, 2 h planned". */
export function workText({ minutes, doneMinutes, plannedMinutes, unconfirmedMinutes }: Work): string {
  if (plannedMinutes === minutes && doneMinutes === 0) return `${formatMinutes(minutes)} planned`
  const done =
    doneMinutes > 0
      ? `${formatMinutes(doneMinutes)} of ${formatMinutes(minutes)} done`
      : formatMinutes(minutes)
  const parts = [
    done,
    ...(plannedMinutes > 0 ? [`${formatMinutes(plannedMinutes)} planned`] : []),
    ...(unconfirmedMinutes > 0 ? [`${formatMinutes(unconfirmedMinutes)} to confirm`] : []),
  ]
  return parts.join(', ')
}
