import { type Block, isLive, isPinned } from '#core/blocks/block.ts'
import { blockEventOf } from '#core/calendar/block-event.ts'
import { type Desired, LEAVE_ALONE_AFTER, type Reconciliation } from '#core/calendar/reconcile.ts'
import type { BlockFields } from '#core/calendar/block-fields.ts'
import type { PublishedEvent } from '../ports/repositories/work-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { readStories } from './read-stories.ts'

/** All that a run compares: what the plan wants, what we know of Google, and the records behind it. */
export type Wishes = {
  readonly reconciliation: Reconciliation
  readonly records: ReadonlyMap<string, PublishedEvent>
  /** Blocks that lie where the person put them. */
  readonly ofThePerson: ReadonlySet<string>
  readonly timeZone: string
}

const ALL_TIME_MS = 8_000_000_000_000

type Asking = {
  readonly calendarId: string
  readonly nowMs: number
  readonly publicUrl: string
}

export async function readWishes(mine: Repositories, asking: Asking): Promise<Wishes> {
  const { timeZone, settings } = await mine.person.get()
  const blocks = await readBlocks(mine, asking.nowMs)
  const records = await readRecords(mine, blocks)
  const story = await readStories(mine, blocks, asking.publicUrl)
  const recordOf = new Map(records.map((one) => [one.blockId, one]))
  const desired = blocks.map((block) =>
    wishFor(block, blockEventOf(block, story(block), settings.titlePrefix), {
      calendarId: asking.calendarId,
      record: recordOf.get(block.id),
    }),
  )
  const observed = await readObserved(mine, records)
  return {
    reconciliation: { observed, desired, synced: records, nowMs: asking.nowMs },
    records: recordOf,
    ofThePerson: new Set(blocks.filter(isPinned).map((one) => one.id)),
    timeZone,
  }
}

/** Whether anything is to be shown that would need a calendar. */
export const wantsToShow = async (mine: Repositories, nowMs: number): Promise<boolean> =>
  (await readBlocks(mine, nowMs)).some((block) => isLive(block))

/** Blocks of the last days and of the time to come, and whatever else still stands in Google. */
async function readBlocks(
  { blocks, publishedEvents }: Repositories,
  nowMs: number,
): Promise<readonly Block[]> {
  const found = new Map<string, Block>()
  for (const block of await blocks.listBetween(nowMs - LEAVE_ALONE_AFTER, ALL_TIME_MS)) {
    found.set(block.id, block)
  }
  for (const { blockId } of await publishedEvents.listStanding()) {
    const block = found.has(blockId) ? null : await blocks.find(blockId)
    if (block !== null) found.set(block.id, block)
  }
  return [...found.values()]
}

/** The newest record of each block, those that are gone included: they tell the next generation. */
async function readRecords(
  { publishedEvents }: Repositories,
  blocks: readonly Block[],
): Promise<readonly PublishedEvent[]> {
  const standing = new Map((await publishedEvents.listStanding()).map((one) => [one.blockId, one]))
  const records: PublishedEvent[] = []
  for (const { id } of blocks) {
    const record = standing.get(id) ?? (await publishedEvents.latestFor(id))
    if (record !== null) records.push(record)
  }
  return records
}

async function readObserved({ events }: Repositories, records: readonly PublishedEvent[]) {
  const idsByCalendar = new Map<string, string[]>()
  for (const { calendarId, eventId, state } of records) {
    if (state !== 'live') continue
    idsByCalendar.set(calendarId, [...(idsByCalendar.get(calendarId) ?? []), eventId])
  }
  const found = []
  for (const [calendarId, ids] of idsByCalendar) found.push(...(await events.findMany(calendarId, ids)))
  return found
}

type Shown = { readonly calendarId: string; readonly record: PublishedEvent | undefined }

function wishFor(block: Block, fields: BlockFields, { calendarId, record }: Shown): Desired {
  const blockId = block.id
  if (isLive(block)) return { blockId, wish: 'show', calendarId, fields }
  switch (block.state) {
    case 'done':
      return { blockId, wish: 'keep', fields: { title: fields.title, ...whenItWas(fields, record) } }
    case 'partial':
      return { blockId, wish: 'keep', fields: whenItWas(fields, record) }
    case 'unconfirmed':
      return { blockId, wish: 'keep', fields: {} }
    default:
      return { blockId, wish: 'remove' }
  }
}

/** Work that ended early leaves the rest of its time free in Google, too; an event that the person moved since stays. */
const whenItWas = (
  { startMs, endMs }: BlockFields,
  record: PublishedEvent | undefined,
): Partial<BlockFields> => (record?.synced?.asked?.isTheirPlace === true ? {} : { startMs, endMs })
