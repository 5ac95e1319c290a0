import type { WeekView } from '#contracts/http/plan-routes.ts'
import type { TaskView } from '#contracts/http/task-routes.ts'
import { dayText, timeOf } from '../../../format/zoned-time.ts'
import type { BlockView } from '#contracts/http/block-routes.ts'
import type { Span } from './nudge.ts'

/** What somebody may not have seen when they put a block there: " It is at the same time as “Out of office” and ends after its due, Tue 24 Nov, 17:00."; else nothing. */
export function clashWords(
  { block, start, end }: Span & { readonly block: Pick<BlockView, 'itemId'> },
  { events, timeZone }: Pick<WeekView, 'events' | 'timeZone'>,
  tasks: readonly Pick<TaskView, 'id' | 'due'>[],
): string {
  const meets = events.find(
    (one) => one.isBusy && Date.parse(one.start) < Date.parse(end) && Date.parse(start) < Date.parse(one.end),
  )
  const due = tasks.find(({ id }) => id === block.itemId)?.due ?? null
  const faults = [
    meets === undefined
      ? null
      : `is at the same time as ${(meets.title ?? '') === '' ? 'an event' : `“${meets.title}”`}`,
    due === null || Date.parse(end) <= Date.parse(due)
      ? null
      : `ends after its due, ${dayText(due, timeZone)}, ${timeOf(due, timeZone)}`,
  ].filter((fault) => fault !== null)
  return faults.length === 0 ? '' : ` It ${faults.join(' and ')}.`
}
