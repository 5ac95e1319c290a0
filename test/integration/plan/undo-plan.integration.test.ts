import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TaskFields } from '#app/edit/task-changes/edit-fields.ts'
import { createMoveBlock } from '#app/edit/blocks/move-block.ts'
import { createApplyVersion, createRejectVersion } from '#app/edit/plans/apply-version.ts'
import { createPreviewPlan } from '#app/edit/plans/preview-plan.ts'
import { createRequestPlan } from '#app/edit/plans/request-plan.ts'
import { createUndoPlan } from '#app/edit/plans/undo-plan.ts'
import { createReadBlocks } from '#app/read/week/read-block.ts'
import { createReadPlanVersions } from '#app/read/week/read-plan-versions.ts'
import { createReadWeek } from '#app/read/week/read-week.ts'
import { createTask } from '#contracts/http/task-routes.ts'
import { addCalendar, addMeeting, addTask, at, liveBlocks, spansOf } from './support/stock.ts'
import { type World, openWorld } from './support/world.ts'

const monday = at('2026-11-23T08:00:00+01:00')

describe('undoPlan()', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(monday, 'Europe/Berlin')
  })
  afterAll(() => world.close())
  const undo = () => createUndoPlan(world.edits)(world.userId)

  it('refuses when there is nothing before', async () => {
    await addTask(world, { title: 'First', minBlockMinutes: 120 })
    await world.plan()
    await expect(undo()).rejects.toMatchObject({ kind: 'conflict', code: 'nothing-to-undo' })
  })

  it('brings back the blocks of the version before, and planning again leaves it so', async () => {
    const before = await liveBlocks(world)
    await addTask(world, { title: 'Urgent', priority: 1, minBlockMinutes: 120 })
    await world.plan()
    expect(await liveBlocks(world)).toHaveLength(2)
    const version = await undo()
    expect(version).toMatchObject({ number: 3, status: 'applied', cause: 'You brought back version 1.' })
    expect(await liveBlocks(world)).toEqual(before)
    expect(await world.plan()).toEqual({ kind: 'unchanged' })
    world.goTo(monday + 60_000)
    expect(await world.plan()).toEqual({ kind: 'unchanged' })
  })

  it('does not outlast the wish to plan again', async () => {
    await createRequestPlan(world.edits)(world.userId)
    expect(await world.plan()).toMatchObject({
      kind: 'applied',
      version: { cause: 'You asked to plan again.' },
    })
    expect(await liveBlocks(world)).toHaveLength(2)
    await undo()
    expect(await liveBlocks(world)).toHaveLength(1)
  })

  it('is taken back by applying the undone version, which leaves a pin alone', async () => {
    const [block] = await liveBlocks(world)
    const startMs = at('2026-11-24T10:07:00+01:00')
    const place = { startMs, endMs: startMs + 7_200_000 }
    await createMoveBlock(world.edits)(world.userId, block!.id, place)
    const { items } = await createReadPlanVersions(world.edits).listPlanVersions(world.userId, { limit: 10 })
    const undone = items.find(({ number }) => number === 2)
    expect(undone?.status).toBe('rejected')
    await createApplyVersion(world.edits)(world.userId, undone!.id)
    const live = await liveBlocks(world)
    expect(live).toHaveLength(2)
    expect(live.find(({ id }) => id === block!.id)).toMatchObject({ ...place, state: 'pinned' })
  })

  it('is announced by the week, which shows events, blocks, hours and versions', async () => {
    const calendar = await addCalendar(world)
    await addMeeting(world, calendar.id, '2026-11-24T09:00:00+01:00', '2026-11-24T10:00:00+01:00')
    await addMeeting(world, calendar.id, '2026-11-25T09:00:00+01:00', '2026-11-25T10:00:00+01:00', {
      selfResponse: 'declined',
      title: 'Declined',
    })
    await world.plan()
    const week = await createReadWeek({ ...world.edits, expand: world.planning.expand })(world.userId)
    expect([week.from, week.to]).toEqual(['2026-11-22T23:00:00.000Z', '2026-11-29T23:00:00.000Z'])
    expect(week.events.map(({ title, isBusy, notBusyBecause }) => [title, isBusy, notBusyBecause])).toEqual([
      ['Meeting', true, null],
      ['Declined', false, 'You declined it.'],
    ])
    expect(week.blocks.map(({ title }) => title).sort()).toEqual(['First', 'Urgent'])
    expect(week.hours).toHaveLength(5)
    expect(week.version?.status).toBe('applied')
    expect(week.undoRestores).not.toBeNull()
    const urgent = week.blocks.find(({ title }) => title === 'Urgent')
    const details = await createReadBlocks(world.planning).readBlock(world.userId, urgent!.id)
    expect(details.alternatives.length).toBeGreaterThan(0)
  })

  it('has a preview that writes nothing', async () => {
    const before = await liveBlocks(world)
    const newTask = createTask.body.parse({ title: 'What if', minutes: 600 })
    const preview = await createPreviewPlan(world.planning)(world.userId, { newTask })
    expect(preview.blocks.some(({ title }) => title === 'What if')).toBe(true)
    expect(preview.before?.cost.total).toBeLessThan(preview.cost.total)
    expect(preview.difference.added).toBeGreaterThan(0)
    expect(await liveBlocks(world)).toEqual(before)
  })

  it('has a preview of a changed task, which is held to the rules of a change', async () => {
    const before = await liveBlocks(world)
    const task = (await world.ask(({ tasks }) => tasks.list()))[0]!
    const preview = (fields: TaskFields) =>
      createPreviewPlan(world.planning)(world.userId, { changedTask: { id: task.id, fields } })
    const { blocks, unplaced } = await preview({
      title: 'Longer',
      minutes: 20 * 60,
      due: '2026-11-23T18:00:00+01:00',
      hardDue: true,
    })
    expect(blocks.some(({ itemId, title }) => itemId === task.id && title === 'Longer')).toBe(true)
    expect(unplaced.map(({ itemId }) => itemId)).toContain(task.id)
    await expect(preview({ minutes: 15 })).rejects.toMatchObject({
      faults: [{ field: 'body.changedTask.fields.minBlockMinutes' }],
    })
    expect(await liveBlocks(world)).toEqual(before)
    expect(await world.ask(({ tasks }) => tasks.find(task.id))).toEqual(task)
  })

  it('has a preview of a move, which writes nothing either and knows only live blocks', async () => {
    const before = await liveBlocks(world)
    const preview = createPreviewPlan(world.planning)
    const block = before.find(({ startMs }) => startMs > monday)
    const place = { startMs: at('2026-11-27T19:00:00+01:00'), endMs: at('2026-11-27T20:00:00+01:00') }
    const { blocks } = await preview(world.userId, { move: { ...place, blockId: block!.id } })
    const there = blocks.find(({ start }) => Date.parse(start) === place.startMs)
    expect(there).toMatchObject({ itemId: block!.itemId, isPinned: true })
    expect(await liveBlocks(world)).toEqual(before)
    const unknown = preview(world.userId, { move: { ...place, blockId: world.ids.next() } })
    await expect(unknown).rejects.toThrow(/block/)
    await expect(preview(world.userId, { repairId: '999' })).rejects.toThrow(/repair/)
  })
})

describe('a person who wants to be asked', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(monday, 'Europe/Berlin', { applyMode: 'approve' })
  })
  afterAll(() => world.close())

  it('gets a proposal, which touches nothing until it is applied', async () => {
    await addTask(world, { minBlockMinutes: 120 })
    const first = await world.plan()
    expect(first).toMatchObject({ kind: 'proposed', version: { number: 1, appliedAtMs: null } })
    expect(await liveBlocks(world)).toEqual([])
    expect(await world.plan()).toEqual({ kind: 'unchanged' })
    const id = first.kind === 'proposed' ? first.version.id : ''
    expect(await createApplyVersion(world.edits)(world.userId, id)).toMatchObject({ status: 'applied' })
    expect(spansOf(await liveBlocks(world))).toEqual(['2026-11-23T08:00/2026-11-23T10:00'])
    expect(await world.plan()).toEqual({ kind: 'unchanged' })
  })

  it('is not asked twice about the same thing', async () => {
    await addTask(world, { title: 'Another', minBlockMinutes: 120 })
    const proposal = await world.plan()
    const id = proposal.kind === 'proposed' ? proposal.version.id : ''
    await createRejectVersion(world.edits)(world.userId, id)
    expect(await world.plan()).toEqual({ kind: 'unchanged' })
    expect(await liveBlocks(world)).toHaveLength(1)
  })

  it('is asked again when they ask for it', async () => {
    await createRequestPlan(world.edits)(world.userId)
    expect(await world.plan()).toMatchObject({ kind: 'proposed' })
  })
})
