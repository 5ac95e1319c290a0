import { type Block, isLive, isPinned } from '#core/blocks/block.ts'
import { isBusy } from '#core/calendar/busy.ts'
import { type Interval, byStart, overlaps } from '#core/time/interval.ts'
import type { ExpandOccurrences } from '../../ports/recurrence.ts'
import type { BlockEdit } from './edit-block.ts'
import { itemTitles } from './item-title.ts'

export type Obstacle = Interval & { readonly title: string }

/** What cannot make way for the time that is added to a block: the first busy event or pinned block in it. */
export async function firstInTheWay(
  edit: BlockEdit,
  after: Block,
  expand: ExpandOccurrences,
): Promise<Obstacle | null> {
  const { block, nowMs } = edit
  // What lies under the block already was accepted when it was put there.
  const added = { startMs: Math.max(block.endMs, nowMs), endMs: after.endMs }
  const all = [...(await busyEvents(edit, added, expand)), ...(await pinnedBlocks(edit, added))]
  return all.toSorted(byStart)[0] ?? null
}

async function busyEvents(
  { repositories }: BlockEdit,
  added: Interval,
  expand: ExpandOccurrences,
): Promise<Obstacle[]> {
  const { settings, timeZone } = await repositories.person.get()
  const counted = (await repositories.calendars.list()).filter(
    ({ countsAsBusy, state }) => countsAsBusy && state !== 'gone',
  )
  const ids = new Set(counted.map(({ id }) => id))
  const events = (await repositories.events.listAround(added.startMs, added.endMs)).filter(
    (event) => ids.has(event.calendarId) && event.blockId === null && isBusy(event, settings),
  )
  return [...Map.groupBy(events, ({ calendarId }) => calendarId).values()]
    .flatMap((ofOne) => [...expand(ofOne, added.startMs, added.endMs, timeZone)])
    .filter((one) => overlaps(one, added))
    .map(({ startMs, endMs, event }) => ({
      startMs,
      endMs,
      title: event.title?.trim() || 'something in your calendar',
    }))
}

async function pinnedBlocks({ repositories, block }: BlockEdit, added: Interval): Promise<Obstacle[]> {
  const near = await repositories.blocks.listBetween(added.startMs, added.endMs)
  const pinned = near.filter((one) => one.id !== block.id && isLive(one) && isPinned(one))
  const titleOf = await itemTitles(repositories, pinned)
  return pinned.map((one) => ({ startMs: one.startMs, endMs: one.endMs, title: titleOf(one) }))
}
