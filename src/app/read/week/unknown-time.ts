import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { unknownCalendars } from '#core/calendar/busy.ts'
import { minutesWords } from '#core/planning/check/words.ts'
import { blockMinutes } from '#core/blocks/pending-minutes.ts'
import { liveStates } from '#core/blocks/block.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import type { Plan } from '#core/planning/plan.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

type Unplaced = PlanVersionView['unplaced'][number]

/**
 * Open tasks that no plan can be made for, because a calendar cannot be read: what they still want beside their blocks
 * and what the plan in force says of them already. Empty while all calendars are known, or one is read for the first
 * time: its plan follows at once.
 */
export async function waitingForCalendars(
  repositories: Repositories,
  plan: Plan | null,
): Promise<readonly Unplaced[]> {
  const unknown = unknownCalendars(await repositories.calendars.list())
  const unreadable = unknown.filter(({ state }) => state === 'unreadable').map(({ title }) => `“${title}”`)
  if (unreadable.length === 0) return []
  const why = `${unreadable.join(' and ')} cannot be read, and unknown time is never planned into. Connect the account again, or let the calendar not count`
  const told = new Map<string, number>()
  for (const { item, minutes } of plan?.unplaced ?? [])
    told.set(wholeOf(item), (told.get(wholeOf(item)) ?? 0) + minutes)
  const held = await heldMinutes(repositories)
  const done = await repositories.ledger.sumMinutesBy('taskId', {})
  const open = await repositories.tasks.listByStatus('open')
  return open.flatMap(({ id, title, minutes: all, isUnscheduled }) => {
    const minutes = all - (done.get(id) ?? 0) - (held.get(id) ?? 0) - (told.get(id) ?? 0)
    if (isUnscheduled || minutes <= 0) return []
    const sentence = `${minutesWords(minutes)} of “${title}” ${minutes === 60 ? 'is' : 'are'} not placed: ${why}.`
    return [{ itemId: id, title, minutes, reason: 'CALENDAR_UNKNOWN', facts: {}, sentence }]
  })
}

/** Minutes in blocks that lie ahead, run, or wait for a word. */
async function heldMinutes({ blocks }: Repositories): Promise<ReadonlyMap<string, number>> {
  const held = new Map<string, number>()
  for (const block of await blocks.listInStates([...liveStates, 'unconfirmed']))
    held.set(block.itemId, (held.get(block.itemId) ?? 0) + blockMinutes(block))
  return held
}
