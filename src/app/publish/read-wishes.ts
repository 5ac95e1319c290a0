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
  const records = await mine.publishedEvents.latestOf(blocks.map(({ id }) => id))
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

/** Without blocks to show, and none that are shown, no calendar is made. */
export async function isAnythingToDo(mine: Repositories, nowMs: number): Promise<boolean> {
  const { lately, standing } = await readCurrent(mine, nowMs)
  return standing.length > 0 || lately.some((block) => isLive(block))
}

/** Blocks of the last days and of the time to come, and whatever else stands in Google then. */
async function readBlocks(mine: Repositories, nowMs: number): Promise<readonly Block[]> {
  const { lately, standing } = await readCurrent(mine, nowMs)
  const known = new Set(lately.map(({ id }) => id))
  const others = standing.map(({ blockId }) => blockId).filter((id) => !known.has(id))
  return [...lately, ...(await mine.blocks.findMany(others))]
}

/** What ended long ago is left alone: it grows with the years, and no run looks at it again. */
async function readCurrent({ blocks, publishedEvents }: Repositories, nowMs: number) {
  const fromMs = nowMs - LEAVE_ALONE_AFTER
  return {
    lately: await blocks.listBetween(fromMs, ALL_TIME_MS),
    standing: await publishedEvents.listStandingAfter(fromMs),
  }
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
