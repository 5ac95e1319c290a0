import { GatewayError } from '#app/ports/calendar-gateway.ts'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import type { Block } from '#core/blocks/block.ts'
import { byHand } from '../google-calendar/by-hand.ts'
import { type CalendarWorld, createCalendarWorld, signedIn } from '../google-calendar/calendar-world.ts'
import { aBlock } from '../../support/work-builders.ts'
import { addTask } from '../google-calendar/add-task.ts'

export const HOUR = 60 * 60_000
export const DAY = 24 * HOUR

const writes = new Set([
  'events.insert',
  'events.patch',
  'events.delete',
  'events.update',
  'calendars.insert',
])

/** A person with one task, and all that a test of publish wants to do and to know. */
export async function createPublishWorld(options: Parameters<typeof createCalendarWorld>[0] = {}) {
  const world = await createCalendarWorld(options)
  const userId = await signedIn(world)
  const taskId = await world.act(userId, (mine) => addTask(mine, world.ids.next(), 'Write the report'))
  const ours = () =>
    world.act(userId, async (mine) => (await mine.calendars.list()).find((one) => one.isOurs))
  const publish = () => world.publishPlan(userId)
  /** Answers how long it is to be left alone before it goes on, in ms; null when all is written. */
  const publishStep = async (): Promise<number | null> => {
    const before = await askedOf(world, userId)
    await publish()
    return (await askedOf(world, userId)) > before ? 1100 : null
  }
  const record = async (blockId: string) => {
    const one = await world.act(userId, (mine) => mine.publishedEvents.latestFor(blockId))
    if (one === null) throw new Error(`Nothing was published for block ${blockId}.`)
    return one
  }
  const blockNow = async (id: string) => {
    const block = await world.act(userId, (mine) => mine.blocks.find(id))
    if (block === null) throw new Error(`There is no block ${id}.`)
    return block
  }
  const hand = async () => byHand(world.google.url, (await ours())?.googleCalendarId ?? '')

  return {
    world,
    userId,
    ours,
    publish,
    record,
    blockNow,
    hand,
    /** Publishes and waits as long as it is told to, until all is written; answers how often it waited. */
    publishPatiently: (): Promise<number> => patiently(world, publishStep),
    /** As `clear`, when requests are counted. */
    async clearPatiently(): Promise<void> {
      await world.act(userId, withdrawAll)
      await patiently(world, publishStep)
      await patiently(world, world.settle)
      await world.forget(userId, 'plan')
      await world.forget(userId, 'settle')
    },
    /** Withdraws all blocks and lets everything come to rest. */
    async clear(): Promise<void> {
      world.google.faults.clear()
      await world.act(userId, withdrawAll)
      await publish()
      await world.settle()
      await world.forget(userId, 'plan')
      await world.forget(userId, 'settle')
      world.google.journal.clear()
    },
    aBlock: (change: Partial<Block> = {}): Promise<Block> =>
      world.act(userId, async (mine) => {
        const startMs = change.startMs ?? world.clock.now() + DAY
        const block = aBlock({
          id: world.ids.next(),
          itemId: taskId,
          startMs,
          endMs: startMs + HOUR,
          ...change,
        })
        await mine.blocks.save(block)
        return block
      }),
    change: (block: Block, to: Partial<Block>): Promise<void> =>
      world.act(userId, (mine) => mine.blocks.save({ ...block, ...to })),
    /** Publishes the block, lets the person edit its event, and pulls. */
    async edited(block: Block, edit: (id: string) => Promise<unknown>): Promise<Block> {
      await publish()
      const { eventId, calendarId } = await record(block.id)
      await edit(eventId)
      await world.pullCalendar(userId, calendarId)
      return blockNow(block.id)
    },
    patchTo: (to: Readonly<Record<string, unknown>>) => async (id: string) => (await hand()).patch(id, to),
    /** Writes to Google since the journal was cleared. */
    calls: () => world.google.journal.entries().filter((entry) => writes.has(entry.name)),
    /** Our events that stand in Google. */
    inGoogle: () =>
      [...world.google.store.state.calendars.values()].flatMap((calendar) =>
        [...(calendar.deleted ? [] : calendar.events.values())]
          .filter((event) => event.body.status !== 'cancelled' && event.body.extendedProperties !== undefined)
          .map((event) => ({ calendar: calendar.id, id: event.id, ...event.body })),
      ),
    wakes: async () => (await world.openWakes()).map((wake) => wake.family),
  }
}

const askedOf = async (world: CalendarWorld, userId: string): Promise<number> =>
  (await world.act(userId, ({ wakes }) => wakes.find('publish')))?.requested ?? 0

export type PublishWorld = Awaited<ReturnType<typeof createPublishWorld>>

async function withdrawAll({ blocks }: Repositories): Promise<void> {
  for (const block of await blocks.listBetween(0, 8e12)) await blocks.save({ ...block, state: 'withdrawn' })
}

const MOST_WAITS = 400

async function patiently(world: CalendarWorld, work: () => Promise<unknown>): Promise<number> {
  for (let waits = 0; waits < MOST_WAITS; waits += 1) {
    const [answer, error] = await work().then(
      (given: unknown) => [given, null],
      (caught: unknown) => [null, caught],
    )
    if (error === null && typeof answer !== 'number') return waits
    if (typeof answer === 'number') {
      world.advance(answer)
      continue
    }
    if (!(error instanceof GatewayError) || error.retryAfterMs === null) throw error
    world.advance(error.retryAfterMs)
  }
  throw new Error(`Not done after waiting ${MOST_WAITS} times.`)
}
