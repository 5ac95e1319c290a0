import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createConfirmBlock } from '#app/edit/blocks/confirm-block.ts'
import { createCorrectEntry } from '#app/edit/blocks/correct-entry.ts'
import { createLogWork } from '#app/edit/blocks/log-work.ts'
import { createMissBlock } from '#app/edit/blocks/miss-block.ts'
import { createMoveBlock } from '#app/edit/blocks/move-block.ts'
import { createSkipBlock } from '#app/edit/blocks/skip-block.ts'
import { createStartBlock } from '#app/edit/blocks/start-block.ts'
import { createStopBlock } from '#app/edit/blocks/stop-block.ts'
import { createUnpinBlock } from '#app/edit/blocks/unpin-block.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { addTask, at, liveBlocks, spansOf } from '../plan/support/stock.ts'
import { type World, openWorld } from '../plan/support/world.ts'

const monday = at('2026-11-23T08:00:00+01:00')
const noWork = {
  taskId: null,
  habitId: null,
  keyResultId: null,
  objectiveId: null,
  workedAtMs: null,
  note: '',
}

describe('blocks that end', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(monday, 'Europe/Berlin')
  })
  afterAll(() => world.close())

  const planned = async (minutes: number) => {
    const task = await addTask(world, {
      minutes,
      minBlockMinutes: Math.min(60, minutes),
      maxBlockMinutes: 60,
    })
    await world.plan()
    const blocks = (await liveBlocks(world)).filter(({ itemId }) => itemId === task.id)
    return { task, blocks }
  }
  const find = (id: string) => world.ask(({ blocks }) => blocks.find(id))
  const taskNow = (id: string) => world.ask(({ tasks }) => tasks.find(id))
  const settledOf = (taskId: string) => world.ask(({ ledger }) => ledger.sumMinutes({ taskId }))

  it('wait for a word, count once confirmed, and finish their task', async () => {
    const { task, blocks } = await planned(60)
    const [block] = blocks
    world.goTo(block!.endMs)
    expect(await world.settle()).toEqual({ unconfirmed: 1, done: 0, defended: 0 })
    expect(await world.settle()).toEqual({ unconfirmed: 0, done: 0, defended: 0 })
    expect(await settledOf(task.id)).toBe(0)
    expect(await world.plan()).toEqual({ kind: 'unchanged' })

    const view = await createConfirmBlock(world.edits)(world.userId, block!.id)
    expect(view).toMatchObject({ state: 'done', settledMinutes: 60, title: task.title })
    expect(await settledOf(task.id)).toBe(60)
    expect(await taskNow(task.id)).toMatchObject({ status: 'done', doneAtMs: block!.endMs })
  })

  it('give the work back when missed, and take the hours back when they had counted', async () => {
    const { task, blocks } = await planned(60)
    world.goTo(blocks[0]!.endMs)
    await world.settle()
    await createConfirmBlock(world.edits)(world.userId, blocks[0]!.id)
    await createMissBlock(world.edits)(world.userId, blocks[0]!.id)
    expect(await settledOf(task.id)).toBe(0)
    expect(await taskNow(task.id)).toMatchObject({ status: 'open', doneAtMs: null })
    const entries = await world.ask(({ ledger }) => ledger.list({ taskId: task.id }))
    expect(entries.map(({ minutes }) => minutes).sort((a, b) => a - b)).toEqual([-60, 60])
    await world.plan()
    const again = (await liveBlocks(world)).filter(({ itemId }) => itemId === task.id)
    expect(again).toHaveLength(1)
    expect(again[0]!.startMs).toBeGreaterThanOrEqual(world.edits.clock.now())
    await createSkipBlock(world.edits)(world.userId, again[0]!.id)
    await world.plan()
    const elsewhere = (await liveBlocks(world)).filter(({ itemId }) => itemId === task.id)
    expect(spansOf(elsewhere)).not.toEqual(spansOf(again))
    await world.ask(({ tasks }) => tasks.save({ ...task, status: 'dropped' }))
  })

  it('count the minutes between start and stop, and leave the rest to be planned', async () => {
    const { task, blocks } = await planned(60)
    world.goTo(blocks[0]!.startMs + 5 * MINUTE_MS)
    await createStartBlock(world.edits)(world.userId, blocks[0]!.id)
    await expect(createStartBlock(world.edits)(world.userId, blocks[0]!.id)).rejects.toMatchObject({
      code: 'wrong-block-state',
      wayOut: 'Stop it first.',
    })
    world.goTo(blocks[0]!.startMs + 35 * MINUTE_MS)
    const view = await createStopBlock(world.edits)(world.userId, blocks[0]!.id)
    expect(view).toMatchObject({ state: 'done', settledMinutes: 30 })
    expect(await settledOf(task.id)).toBe(30)
    await world.plan()
    const rest = (await liveBlocks(world)).filter(({ itemId }) => itemId === task.id)
    expect(rest.map(({ startMs, endMs }) => (endMs - startMs) / MINUTE_MS)).toEqual([30])
    await createLogWork(world.edits)(world.userId, { ...noWork, taskId: task.id, minutes: 30 })
    expect(await taskNow(task.id)).toMatchObject({ status: 'done' })
    await world.plan()
    expect((await liveBlocks(world)).filter(({ itemId }) => itemId === task.id)).toEqual([])
  })

  it('are not worked all night where nobody stopped the timer, also before that is settled', async () => {
    const { blocks } = await planned(60)
    await createStartBlock(world.edits)(world.userId, blocks[0]!.id)
    world.goTo(world.edits.clock.now() + 14 * 60 * MINUTE_MS)
    const stop = createStopBlock(world.edits)(world.userId, blocks[0]!.id)
    await expect(stop).rejects.toMatchObject({ code: 'timer-ran-out' })
    const view = await createConfirmBlock(world.edits)(world.userId, blocks[0]!.id)
    expect(view).toMatchObject({ state: 'done', settledMinutes: 60 })
  })

  it('stay where a person puts them, at any minute, until they are let go', async () => {
    const { blocks } = await planned(60)
    const startMs = at('2026-11-25T11:07:00+01:00')
    const place = { startMs, endMs: startMs + 60 * MINUTE_MS }
    await createMoveBlock(world.edits)(world.userId, blocks[0]!.id, place)
    await world.plan()
    expect(await find(blocks[0]!.id)).toMatchObject({ ...place, state: 'pinned' })
    await createUnpinBlock(world.edits)(world.userId, blocks[0]!.id)
    await world.plan()
    const free = await find(blocks[0]!.id)
    expect(free?.state).not.toBe('pinned')
    expect(free!.startMs % (15 * MINUTE_MS)).toBe(0)
  })

  it('are told of where hours that are logged by hand count already', async () => {
    const task = await addTask(world, {
      title: 'Twice',
      minutes: 240,
      minBlockMinutes: 60,
      maxBlockMinutes: 60,
    })
    const workedAtMs = world.edits.clock.now() - 100 * 60 * MINUTE_MS
    const log = (minutes: number, laterMinutes: number) =>
      createLogWork(world.edits)(world.userId, {
        ...noWork,
        taskId: task.id,
        minutes,
        workedAtMs: workedAtMs + laterMinutes * MINUTE_MS,
      })
    expect((await log(60, 0)).warning).toBeNull()
    expect((await log(60, 60)).warning).toBeNull()
    expect((await log(45, 30)).warning).toMatch(
      /^45 min of it count already, with “Twice” of \w{3} \d+ \w{3},? \d\d:\d\d\. Correct one/,
    )
  })

  it('are corrected by entries with the difference, to the minute', async () => {
    const { task, blocks } = await planned(60)
    world.goTo(blocks[0]!.endMs)
    await createConfirmBlock(world.edits)(world.userId, blocks[0]!.id)
    const [entry] = await world.ask(({ ledger }) => ledger.list({ taskId: task.id }))
    const correct = createCorrectEntry(world.edits)
    await correct(world.userId, entry!.id, 40, 'left early')
    await correct(world.userId, entry!.id, 45, 'no, a little later')
    expect(await settledOf(task.id)).toBe(45)
    expect(await find(blocks[0]!.id)).toMatchObject({ state: 'partial', settledMinutes: 45 })
    expect(await taskNow(task.id)).toMatchObject({ status: 'open' })
  })
})
